import { askCloze, type ClozePart, clozeNumbers, parseCloze } from './cloze-text.ts';
import { escapeHtml } from './html-entities.ts';
import { htmlToText } from './html-to-text.ts';

/** What a template is filled with. `cardNumber` counts from 1: the template of a usual note type, the gap of a cloze. */
export interface TemplateInput {
  /** Raw HTML by the name of the field. */
  readonly fields: ReadonlyMap<string, string>;
  readonly isCloze: boolean;
  readonly cardNumber: number;
  readonly side: 'question' | 'answer';
  /** `{{Tags}}`, `{{Deck}}` and the like, as HTML. */
  readonly special: ReadonlyMap<string, string>;
}

export interface RenderedTemplate {
  /** HTML. On the answer side `{{FrontSide}}` is left out, and so is the text around the gaps of a cloze. */
  readonly html: string;
  /** What belongs into the gaps, as HTML, in order. */
  readonly gapAnswers: readonly string[];
  /** Whether something was left out that cannot be text: speech, or text beyond the limit. */
  readonly hasSpeech: boolean;
  readonly isCut: boolean;
}

/** A template that repeats its fields is cut here. Far above what any card can ask. */
const MOST_CHARS = 1_000_000;
const DEEPEST_SECTION = 50;

type Node =
  | { readonly kind: 'text'; readonly html: string }
  | { readonly kind: 'field'; readonly name: string; readonly filters: readonly string[] }
  | { readonly kind: 'section'; readonly name: string; readonly isInverted: boolean; readonly nodes: readonly Node[] };

/** A side of a card as Anki would show it, from the template of its note type. Source: Anki manual, "Card Templates". */
export function renderTemplate(template: string, input: TemplateInput): RenderedTemplate {
  const state = { html: '', gapAnswers: [] as string[], hasSpeech: false, isCut: false };
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (state.html.length > MOST_CHARS) {
        state.isCut = true;
        return;
      }
      if (node.kind === 'text') state.html += node.html;
      else if (node.kind === 'section') {
        if (isFilled(node.name, input) !== node.isInverted) visit(node.nodes);
      } else {
        const filled = fillField(node.name, node.filters, input);
        state.html += filled.html;
        state.gapAnswers.push(...filled.gapAnswers);
        state.hasSpeech ||= filled.hasSpeech;
      }
    }
  };
  visit(parseTemplate(template));
  return state;
}

const SECTION_OR_FIELD = /\{\{([#^/]?)([^{}]{1,300})\}\}/g;
const OLD_STYLE = '{{=<% %>=}}';

function parseTemplate(template: string): readonly Node[] {
  const source = template.trimStart().startsWith(OLD_STYLE)
    ? template.replace(OLD_STYLE, '').replaceAll('<%', '{{').replaceAll('%>', '}}')
    : template;
  const root: Node[] = [];
  const stack: { readonly name: string; readonly isInverted: boolean; readonly nodes: Node[] }[] = [];
  const add = (node: Node): void => {
    (stack.at(-1)?.nodes ?? root).push(node);
  };
  const closeSection = (): void => {
    const section = stack.pop();
    if (section !== undefined) add({ kind: 'section', ...section });
  };
  let at = 0;
  for (const match of source.matchAll(SECTION_OR_FIELD)) {
    const [all, sign = '', inner = ''] = match;
    if (match.index > at) add({ kind: 'text', html: source.slice(at, match.index) });
    at = match.index + all.length;
    const name = inner.trim();
    if (sign === '/') {
      if (stack.some((section) => section.name === name)) {
        while (stack.length > 0 && stack.at(-1)?.name !== name) closeSection();
        closeSection();
      }
    } else if (sign !== '') {
      if (stack.length < DEEPEST_SECTION) stack.push({ name, isInverted: sign === '^', nodes: [] });
    } else {
      const parts = inner.split(':');
      const field = parts.pop()?.trim() ?? '';
      // The filter next to the field acts first.
      add({ kind: 'field', name: field, filters: parts.map((part) => part.trim()).reverse() });
    }
  }
  if (at < source.length) add({ kind: 'text', html: source.slice(at) });
  while (stack.length > 0) closeSection();
  return root;
}

function isFilled(name: string, input: TemplateInput): boolean {
  const gap = /^c(\d{1,4})$/.exec(name)?.[1];
  if (gap !== undefined && !input.fields.has(name)) return input.isCloze && Number(gap) === input.cardNumber;
  return !isEmptyField(input.fields.get(name) ?? input.special.get(name) ?? '');
}

/** Whether Anki takes a field for empty: markup of lines alone is nothing. */
export function isEmptyField(html: string): boolean {
  return html === '' || html.replace(/<\/?(?:br|div|p)\s?\/?>|&nbsp;|\s+/gi, '') === '';
}

interface FilledField {
  readonly html: string;
  readonly gapAnswers: readonly string[];
  readonly hasSpeech: boolean;
}

function fillField(name: string, filters: readonly string[], input: TemplateInput): FilledField {
  const nothing = { html: '', gapAnswers: [], hasSpeech: false };
  if (filters.some((filter) => filter.startsWith('tts'))) return { ...nothing, hasSpeech: true };
  if (name === 'FrontSide') return nothing;
  let html = input.fields.get(name) ?? input.special.get(name) ?? '';
  const gapAnswers: string[] = [];
  for (const filter of filters) {
    if (filter === 'cloze' || filter === 'cloze-only') {
      const asked = askGap(parseCloze(html), input);
      gapAnswers.push(...asked.answers);
      html = input.side === 'question' && filter === 'cloze' ? asked.question : '';
    } else if (filter === 'text') {
      html = escapeHtml(htmlToText(html)).replaceAll('\n', '<br>');
    } else if ((filter === 'hint' || filter === 'type') && input.side === 'question') {
      // A hint waits behind a link, and an answer to type is an empty box.
      html = '';
    }
  }
  return { html, gapAnswers, hasSpeech: false };
}

function askGap(parts: readonly ClozePart[], input: TemplateInput): ReturnType<typeof askCloze> {
  return clozeNumbers(parts).includes(input.cardNumber)
    ? askCloze(parts, input.cardNumber)
    : { question: '', answers: [] };
}
