import fc from 'fast-check';
import { misspell } from './truth-edits.ts';

/** A line of a real note; its id stays when it is moved, misspelt or put in once more. */
export interface NoteLine {
  readonly id: number;
  readonly text: string;
}

export const LINE_EDITS = [
  'typo',
  'delete',
  'restore',
  'insert',
  'append',
  'rename heading',
  'change number',
  'move section',
  'blank line',
  'add bold',
  'reword',
] as const;
export type LineEditKind = (typeof LINE_EDITS)[number];

export interface LineEdit {
  readonly kind: LineEditKind;
  readonly picks: readonly number[];
}

export const lineEdit: fc.Arbitrary<LineEdit> = fc.record({
  kind: fc.constantFrom(...LINE_EDITS),
  picks: fc.array(fc.nat(99_999), { minLength: 3, maxLength: 3 }),
});

export interface EditedLines {
  readonly lines: readonly NoteLine[];
  readonly deleted: readonly NoteLine[];
  /** Lines that state another fact now. */
  readonly changed: ReadonlySet<number>;
}

const INSERTED = [
  '-**tracing** = following one request through all services',
  '* audit logs are kept for 90 days',
  '-backups run at night b/c traffic is low then',
  'Remember to compare both options',
];

export function splitNote(text: string): NoteLine[] {
  return text.split(/\r?\n/).map((line, id) => ({ id, text: line }));
}

/** The lines after one edit; lines inside code are left alone. */
export function editLines(state: EditedLines, { kind, picks }: LineEdit): EditedLines {
  const { lines, deleted } = state;
  const [first = 0, second = 0, third = 0] = picks;
  const same = { lines, deleted, changed: new Set<number>() };
  const prose = lines.flatMap((line, at) => (/^\s*(?:[-*+>]|\d+\.|\p{L})/u.test(line.text) ? [at] : []));
  const headings = lines.flatMap((line, at) => (/^#{2,4} /.test(line.text) ? [at] : []));
  const at = prose[first % Math.max(1, prose.length)];
  const line = at === undefined ? undefined : lines[at];
  if (at === undefined || line === undefined) return same;
  const rewrite = (position: number, change: (text: string) => string): NoteLine[] =>
    lines.map((other, index) => (index === position ? { ...other, text: change(other.text) } : other));
  const newId = 1 + Math.max(...lines.map(({ id }) => id), ...deleted.map(({ id }) => id));
  // The same words put in once more are the line that was there before: cut here and pasted there.
  const place = second % INSERTED.length;
  const fresh = { id: -1 - place, text: INSERTED[place] ?? '' };
  switch (kind) {
    case 'typo':
      return { ...same, lines: rewrite(at, (text) => misspell(text, second, third)) };
    case 'delete':
      return { ...same, lines: lines.filter((other) => other !== line), deleted: [...deleted, line] };
    case 'restore': {
      const back = deleted[second % Math.max(1, deleted.length)];
      if (!back) return same;
      return {
        ...same,
        lines: [...lines.slice(0, at), back, ...lines.slice(at)],
        deleted: deleted.filter((other) => other !== back),
      };
    }
    case 'insert':
      return { ...same, lines: [...lines.slice(0, at + 1), fresh, ...lines.slice(at + 1)] };
    case 'append':
      return { ...same, lines: [...lines, { id: newId + 1, text: '' }, { id: newId + 2, text: '### Later' }, fresh] };
    case 'rename heading': {
      const heading = headings[second % Math.max(1, headings.length)];
      return heading === undefined ? same : { ...same, lines: rewrite(heading, (text) => `${text} overview`) };
    }
    case 'change number': {
      const numbered = prose.filter((position) =>
        /(?<![\d.])\d{1,4}(?![\d.])/.test(lines[position]?.text.slice(3) ?? ''),
      );
      const chosen = numbered[second % Math.max(1, numbered.length)];
      const target = chosen === undefined ? undefined : lines[chosen];
      if (chosen === undefined || !target) return same;
      const change = (text: string): string =>
        text.slice(0, 3) +
        text.slice(3).replace(/(?<![\d.])\d{1,4}(?![\d.])/, (digits) => String(Number(digits) + 1 + (third % 9)));
      return { ...same, lines: rewrite(chosen, change), changed: new Set([target.id]) };
    }
    case 'move section': {
      const from = headings[second % Math.max(1, headings.length)];
      if (from === undefined) return same;
      const end = headings.find((position) => position > from) ?? lines.length;
      const section = lines.slice(from, end);
      return { ...same, lines: [...lines.slice(0, from), ...lines.slice(end), { id: newId, text: '' }, ...section] };
    }
    case 'blank line':
      return { ...same, lines: [...lines.slice(0, at), { id: newId, text: '' }, ...lines.slice(at)] };
    case 'add bold':
      return {
        ...same,
        lines: rewrite(at, (text) => text.replace(/(?<![\p{L}*`])(\p{L}{5,})(?![\p{L}*`])/u, '**$1**')),
      };
    case 'reword':
      return {
        ...same,
        lines: rewrite(at, (text) => {
          const words = text.split(' ');
          return words.length < 6 ? text : [...words.slice(0, -1), 'really', ...words.slice(-1)].join(' ');
        }),
      };
  }
}
