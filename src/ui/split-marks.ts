/** A piece of a text that is drawn in its own way. */
export interface Part {
  readonly mark: 'none' | 'bold' | 'code' | 'maths' | 'maths-block';
  readonly text: string;
  /** Where it begins in the whole text. */
  readonly at: number;
}

const CODE = '`(?<code>[^`\\n]+)`';
const MATHS_BLOCK = '\\$\\$(?<block>[^$]+)\\$\\$';
/** As in Pandoc: no space inside the dollars and no digit behind them, so that `$5 and $10` stays a price. */
const MATHS = '\\$(?=\\S)(?<maths>(?:\\\\.|[^$\\\\\\n])+?)(?<!\\s)\\$(?!\\d)';
const BOLD = '\\*\\*(?<bold>[^*\\n]+)\\*\\*';

const CARD_MARKS = new RegExp([CODE, MATHS_BLOCK, MATHS].join('|'), 'g');
const NOTE_MARKS = new RegExp([CODE, MATHS_BLOCK, MATHS, BOLD].join('|'), 'g');

/** The pieces of a card's text: code and maths, the rest as it stands. */
export function splitCardText(text: string): readonly Part[] {
  return split(text, CARD_MARKS);
}

/** The pieces of a line of a note: bold words too. */
export function splitNoteText(text: string): readonly Part[] {
  return split(text, NOTE_MARKS);
}

function split(text: string, marks: RegExp): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > at) parts.push({ mark: 'none', text: text.slice(at, match.index), at });
    parts.push({ ...readMark(match.groups ?? {}), at: match.index });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ mark: 'none', text: text.slice(at), at });
  return parts;
}

function readMark(groups: Readonly<Record<string, string | undefined>>): Omit<Part, 'at'> {
  const { code, block, maths, bold } = groups;
  if (code !== undefined) return { mark: 'code', text: code };
  if (block !== undefined) return { mark: 'maths-block', text: block.trim() };
  if (maths !== undefined) return { mark: 'maths', text: maths };
  return { mark: 'bold', text: bold ?? '' };
}
