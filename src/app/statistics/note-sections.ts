import { readNoteLines } from '../../ui/note-line.ts';

/** A heading of a note with the lines below it, up to the next heading of any level. */
export interface NoteSection {
  /** Words of the heading; empty for what stands before the first one. */
  readonly title: string;
  /** 1 to 6; 0 for what stands before the first heading. */
  readonly level: number;
  /** First and last line, counted from 1. */
  readonly from: number;
  readonly to: number;
}

/** The sections of a note in order. They cover every line, each once; a note without headings is one section. */
export function readSections(noteText: string): readonly NoteSection[] {
  const lines = readNoteLines(noteText);
  const starts = lines.flatMap((line, index) =>
    line.kind === 'heading' ? [{ title: line.text, level: line.level, from: index + 1 }] : [],
  );
  const first = starts[0]?.from ?? lines.length + 1;
  const all = first > 1 ? [{ title: '', level: 0, from: 1 }, ...starts] : starts;
  return all.map((start, i) => ({ ...start, to: (all[i + 1]?.from ?? lines.length + 1) - 1 }));
}

/** The section that a line stands in; the last one for a line beyond the end. */
export function findSection(sections: readonly NoteSection[], line: number): number {
  const next = sections.findIndex((section) => section.from > line);
  return Math.max(0, next < 0 ? sections.length - 1 : next - 1);
}
