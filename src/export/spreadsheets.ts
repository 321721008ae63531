import type { Card } from '../model/card.ts';
import type { Phase } from '../model/card-state.ts';
import { type EditEvent, effectiveEvents, type LogEvent, type ReviewEvent } from '../model/event.ts';
import type { CardId } from '../model/ids.ts';
import type { Progress } from '../model/progress.ts';
import { type Columns, writeTable } from './delimited-text.ts';

/** Numbers of the FSRS optimizer. Source: columns of open-spaced-repetition/fsrs-optimizer, README. */
const STATE_NUMBERS: Record<Phase, number> = { new: 0, learning: 1, review: 2, relearning: 3 };

const REVIEW_COLUMNS: Columns<ReviewEvent> = [
  ['card_id', (event) => event.cardId],
  ['review_time', (event) => event.atMillis],
  ['review_rating', (event) => event.grade],
  ['review_state', (event) => STATE_NUMBERS[event.phaseBefore]],
  ['review_duration', (event) => event.durationMillis],
];

/** The answers that count as the table the FSRS optimizer reads, line by line in order. Practice is left out: it moved no schedule. */
export function writeReviewsCsv(events: readonly LogEvent[]): Generator<string, void, undefined> {
  const reviews = effectiveEvents(events).filter(
    (event): event is ReviewEvent => event.kind === 'review' && event.affectsSchedule,
  );
  return writeTable(REVIEW_COLUMNS, reviews, ',');
}

interface CardRow {
  readonly card: Card;
  readonly wording: { readonly question: string; readonly answer: string };
}

const CARD_COLUMNS: Columns<CardRow> = [
  ['question', ({ wording }) => wording.question],
  ['answer', ({ wording }) => wording.answer],
  ['note', ({ card }) => card.source.path],
  ['from', ({ card }) => card.source.from],
  ['to', ({ card }) => card.source.to],
  ['form', ({ card }) => card.form],
  ['rule', ({ card }) => card.rule],
  ['place', ({ card }) => card.place],
  ['id', ({ card }) => card.id],
];

/** All cards with the learner's wording as a table, in the order of notes and lines. */
export function writeCardsTable(
  progress: Pick<Progress, 'cards' | 'events'>,
  delimiter: ',' | '\t',
): Generator<string, void, undefined> {
  const wordings = new Map<CardId, EditEvent['wording']>();
  for (const event of effectiveEvents(progress.events)) {
    if (event.kind === 'edit') wordings.set(event.cardId, event.wording);
  }
  const rows = [...progress.cards].sort(compareBySource).map((card) => ({
    card,
    wording: wordings.get(card.id) ?? { question: card.question, answer: card.answer },
  }));
  return writeTable(CARD_COLUMNS, rows, delimiter);
}

function compareBySource(a: Card, b: Card): number {
  if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
  return a.source.from - b.source.from || (a.id < b.id ? -1 : 1);
}
