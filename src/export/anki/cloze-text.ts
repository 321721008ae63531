import { GAP } from '../../model/card.ts';

/** A part of a cloze field: text, or a gap with its numbers, content and hint, all raw HTML. Gaps can hold gaps. */
export type ClozePart =
  | { readonly kind: 'text'; readonly html: string }
  | {
      readonly kind: 'gap';
      /** Counted from 1, as in `{{c1::...}}`. */
      readonly numbers: readonly number[];
      readonly parts: readonly ClozePart[];
      readonly hint: string;
    };

const OPEN = /\{\{c(\d{1,4}(?:,\d{1,4}){0,20})::/y;
const DEEPEST = 20;

interface OpenGap {
  readonly mark: string;
  readonly numbers: readonly number[];
  readonly parts: ClozePart[];
}

/** The parts of a cloze field. A gap that is not closed stays as text, as it was written. */
export function parseCloze(html: string): ClozePart[] {
  const root: ClozePart[] = [];
  const stack: OpenGap[] = [];
  let textFrom = 0;
  const target = (): ClozePart[] => stack.at(-1)?.parts ?? root;
  const takeText = (to: number): void => {
    if (to > textFrom) target().push({ kind: 'text', html: html.slice(textFrom, to) });
  };
  let at = 0;
  while (at < html.length) {
    if (html.startsWith('{{c', at) && stack.length < DEEPEST) {
      OPEN.lastIndex = at;
      const match = OPEN.exec(html);
      if (match !== null) {
        takeText(at);
        stack.push({ mark: match[0], numbers: (match[1] ?? '').split(',').map(Number), parts: [] });
        at = textFrom = OPEN.lastIndex;
        continue;
      }
    }
    if (stack.length > 0 && html.startsWith('}}', at)) {
      takeText(at);
      const gap = stack.pop();
      if (gap !== undefined) target().push(closeGap(gap));
      at = textFrom = at + 2;
      continue;
    }
    at++;
  }
  takeText(html.length);
  while (stack.length > 0) {
    const gap = stack.pop();
    if (gap !== undefined) target().push({ kind: 'text', html: gap.mark }, ...gap.parts);
  }
  return root;
}

/** The hint stands after the first `::` of the gap's own last text. */
function closeGap(gap: OpenGap): ClozePart {
  const index = gap.parts.findIndex((part) => part.kind === 'text' && part.html.includes('::'));
  const part = gap.parts[index];
  if (part?.kind !== 'text') return { kind: 'gap', numbers: gap.numbers, parts: gap.parts, hint: '' };
  const cut = part.html.indexOf('::');
  const rest = gap.parts.slice(index + 1);
  return {
    kind: 'gap',
    numbers: gap.numbers,
    parts: [...gap.parts.slice(0, index), { kind: 'text', html: part.html.slice(0, cut) }],
    hint: part.html.slice(cut + 2) + fillGaps(rest),
  };
}

/** The field with all gaps filled and without hints, as raw HTML. */
export function fillGaps(parts: readonly ClozePart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.html : fillGaps(part.parts))).join('');
}

/** The gap numbers in a field, each once, in order of size. */
export function clozeNumbers(parts: readonly ClozePart[]): number[] {
  const numbers = new Set<number>();
  const visit = (list: readonly ClozePart[]): void => {
    for (const part of list) {
      if (part.kind === 'text') continue;
      for (const number of part.numbers) numbers.add(number);
      visit(part.parts);
    }
  };
  visit(parts);
  return [...numbers].sort((a, b) => a - b);
}

/** The field as one card asks it: `question` with gaps for its number, and what belongs into them; both raw HTML. */
export function askCloze(
  parts: readonly ClozePart[],
  number: number,
): { readonly question: string; readonly answers: readonly string[] } {
  const answers: string[] = [];
  const ask = (list: readonly ClozePart[]): string =>
    list
      .map((part) => {
        if (part.kind === 'text') return part.html;
        if (!part.numbers.includes(number)) return ask(part.parts);
        answers.push(fillGaps(part.parts));
        return part.hint === '' ? GAP : `${GAP} (${part.hint})`;
      })
      .join('');
  return { question: ask(parts), answers };
}

/**
 * HTML for the inside of a gap. Anki ends a gap at `}}` and takes what follows `::` for a hint; as character references
 * they are only what they look like, and `AWS::S3::Bucket` survives.
 */
export function encodeInGap(html: string): string {
  return html.replace(/[{}:]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** HTML for the text around gaps, in which no braces must be taken for a gap. */
export function encodeAroundGaps(html: string): string {
  return html.replaceAll('{{', '{&#123;').replaceAll('}}', '}&#125;');
}
