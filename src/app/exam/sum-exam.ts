import type { CardState } from '../../model/card-state.ts';
import type { NoteId } from '../../model/ids.ts';
import type { Millis } from '../../model/time.ts';
import type { Engine } from '../../scheduler/memory.ts';
import { retrievabilityAt } from '../../scheduler/retrievability-at.ts';
import { findSection, readSections } from '../statistics/note-sections.ts';

export interface ExamCard {
  readonly state: CardState;
  readonly noteId: NoteId;
  /** Line of the note it comes from, counted from 1. */
  readonly line: number;
}

export interface ExamNote {
  readonly id: NoteId;
  readonly title: string;
  readonly text: string;
}

/** What stands under one heading of a note, and how well it will be known. */
export interface ExamSection {
  readonly noteId: NoteId;
  readonly noteTitle: string;
  /** Words of the heading; empty for what stands before the first one. */
  readonly title: string;
  /** Its first line, counted from 1. */
  readonly from: number;
  readonly cardCount: number;
  readonly newCount: number;
  /** Mean chance of knowing a card of it at that instant, 0 to 1. A card that was not started counts as not known. */
  readonly chance: number;
}

/** The sections of some notes at an instant, as if nothing were reviewed until then; the least known first. */
export function sumExam(
  cards: readonly ExamCard[],
  notes: readonly ExamNote[],
  atMillis: Millis,
  engine: Engine,
): readonly ExamSection[] {
  const byNote = new Map<NoteId, ExamCard[]>();
  for (const card of cards) {
    const own = byNote.get(card.noteId);
    if (own) own.push(card);
    else byNote.set(card.noteId, [card]);
  }
  const all = notes.flatMap((note) => sumNote(byNote.get(note.id) ?? [], note, atMillis, engine));
  return all.sort((a, b) => a.chance - b.chance || b.cardCount - a.cardCount);
}

function sumNote(cards: readonly ExamCard[], note: ExamNote, atMillis: Millis, engine: Engine): ExamSection[] {
  const sections = readSections(note.text);
  const sums = sections.map(() => ({ cardCount: 0, newCount: 0, chanceSum: 0 }));
  for (const { state, line } of cards) {
    const sum = sums[findSection(sections, line)];
    if (sum === undefined) continue;
    const chance = retrievabilityAt(state, atMillis, engine);
    sum.cardCount++;
    if (chance === null) sum.newCount++;
    else sum.chanceSum += chance;
  }
  return sections.flatMap((section, index) => {
    const sum = sums[index];
    if (sum === undefined || sum.cardCount === 0) return [];
    return {
      noteId: note.id,
      noteTitle: note.title,
      title: section.title,
      from: section.from,
      cardCount: sum.cardCount,
      newCount: sum.newCount,
      chance: sum.chanceSum / sum.cardCount,
    };
  });
}

/** The chance over all sections: each card counts the same. 0 without cards. */
export function meanChance(sections: readonly ExamSection[]): number {
  const cardCount = sections.reduce((sum, section) => sum + section.cardCount, 0);
  const known = sections.reduce((sum, section) => sum + section.chance * section.cardCount, 0);
  return cardCount === 0 ? 0 : known / cardCount;
}
