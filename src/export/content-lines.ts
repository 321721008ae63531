import * as v from 'valibot';
import type { Card } from '../model/card.ts';
import { keepMadeAt } from '../model/card-made.ts';
import type { CardId, FactId, NoteId } from '../model/ids.ts';
import type { Note, RemovedNote } from '../model/note.ts';
import { writeLine } from './canonical-json.ts';
import { CardLine, NoteLine, RemovedNoteLine } from './line-schemas.ts';

export function writeNoteLine(note: Note): string {
  const { id, path, title, text, changedAt } = note;
  return writeLine('note', { id, path, title, text, changedAt });
}

export function writeRemovedNoteLine({ id, changedAt }: RemovedNote): string {
  return writeLine('removed-note', { id, changedAt });
}

/** Names every field, so that nothing a card carries by accident gets into the file. */
export function writeCardLine(card: Card): string {
  return writeLine('card', {
    id: card.id,
    noteId: card.noteId,
    factId: card.factId,
    factKind: card.factKind,
    form: card.form,
    question: card.question,
    answer: card.answer,
    rule: card.rule,
    confidence: card.confidence,
    priority: card.priority,
    source: { path: card.source.path, from: card.source.from, to: card.source.to },
    context: card.context,
    place: card.place,
    changedAt: card.changedAt,
    madeAt: card.madeAt,
  });
}

/** Schemas from a line's fields to the note, the mark of a removed one, or the card, by kind. */
export const ContentLines = {
  note: v.pipe(
    NoteLine,
    v.transform((line): Note => ({ ...line, id: line.id as NoteId })),
  ),
  'removed-note': v.pipe(
    RemovedNoteLine,
    v.transform((line): RemovedNote => ({ ...line, id: line.id as NoteId })),
  ),
  card: v.pipe(
    CardLine,
    v.transform(
      ({ madeAt, ...line }): Card =>
        keepMadeAt({
          ...line,
          id: line.id as CardId,
          noteId: line.noteId as NoteId,
          factId: line.factId as FactId,
          ...(madeAt === undefined ? {} : { madeAt }),
        }),
    ),
  ),
} as const;
