import type { NoteRemark } from '../note-message.ts';
import type { InlineText } from './inline-text.ts';

/** What stands at the start of a line. `label` and `heading` are given by the whole line. */
export type Marker = 'heading' | 'label' | 'plain' | '-' | '*' | '+' | '1' | '>' | 'block';

/** A part of a note that is treated in a way of its own. */
export type Zone =
  | 'body'
  /** click-through steps of an exercise */
  | 'hands-on'
  /** the author's list of things to look at again */
  | 'review'
  /** names of what is coming */
  | 'contents'
  /** what one should be able to do, prerequisites, links */
  | 'about';

export interface TableBlock {
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

export interface CodeBlock {
  readonly kind: 'code';
  readonly language: string;
  readonly lines: readonly string[];
}

export interface MathBlock {
  readonly kind: 'math';
  readonly formula: string;
}

/** A question and its answer in HTML `<details>`. */
export interface DetailsBlock {
  readonly kind: 'details';
  readonly summary: string;
  readonly body: string;
}

export type Block = TableBlock | CodeBlock | MathBlock | DetailsBlock;

/** One thought of the note: a line, or several that Markdown joins, or a block such as a table. Lines count from 1. */
export interface Entry {
  readonly from: number;
  readonly to: number;
  readonly marker: Marker;
  /** Columns before the marker; a tab counts as four. */
  readonly indent: number;
  /** Heading level 1 to 6; 0 for other lines. */
  readonly level: number;
  /** The text behind the marker, as written. */
  readonly raw: string;
  readonly inline: InlineText;
  /** The text in plain English: no markup, shorthand spelled out. Code in it is opaque (see inline-text.ts). */
  readonly text: string;
  readonly block: Block | null;
  /** `note`, `question`, `tip` ... of a callout such as `> [!note]`. */
  readonly callout: string | null;
  readonly isTask: boolean;
  readonly afterBlank: boolean;
}

export interface OutlineNode extends Entry {
  /** Ends in `:` or stands above what belongs to it. */
  readonly isLeadIn: boolean;
  readonly isQuestion: boolean;
  readonly zone: Zone;
  readonly parent: OutlineNode | null;
  readonly children: readonly OutlineNode[];
  /** The entry just above, with no blank line between. */
  readonly previous: OutlineNode | null;
}

export interface Outline {
  readonly title: string;
  readonly lineCount: number;
  readonly nodes: readonly OutlineNode[];
  readonly problems: readonly { readonly line: number; readonly message: NoteRemark }[];
}
