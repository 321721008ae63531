import type { Card } from '../model/card.ts';
import type { Phase } from '../model/card-state.ts';
import { compareEvents, type EditEvent, effectiveEvents, type LogEvent, type ReviewEvent } from '../model/event.ts';
import type { CardId, EventId } from '../model/ids.ts';
import { type Columns, writeRows, writeTable } from './delimited-text.ts';

/** Numbers of the FSRS optimizer. Source: columns of open-spaced-repetition/fsrs-optimizer, README. */
const STATE_NUMBERS: Record<Phase, number> = { new: 0, learning: 1, review: 2, relearning: 3 };

const REVIEW_COLUMNS: Columns<ReviewEvent> = [
  ['card_id', (event) => event.cardId],
  ['review_time', (event) => event.atMillis],
  ['review_rating', (event) => event.grade],
  ['review_state', (event) => STATE_NUMBERS[event.phaseBefore]],
  ['review_duration', (event) => event.durationMillis],
];

/** What tables need of a log that is read page by page: which events were taken back, and the learner's wordings. */
export interface LogOverview {
  readonly undoneIds: ReadonlySet<EventId>;
  readonly wordings: ReadonlyMap<CardId, EditEvent['wording']>;
}

/** Goes through the log once and holds only edits and undos. */
export async function overviewLog(pages: AsyncIterable<readonly LogEvent[]>): Promise<LogOverview> {
  const kept: LogEvent[] = [];
  for await (const page of pages) kept.push(...page.filter(({ kind }) => kind === 'undo' || kind === 'edit'));
  const wordings = new Map<CardId, EditEvent['wording']>();
  for (const event of effectiveEvents(kept)) if (event.kind === 'edit') wordings.set(event.cardId, event.wording);
  return { undoneIds: findUndone(kept), wordings };
}

/** Ids that an undo takes back which was not taken back itself. */
function findUndone(events: readonly LogEvent[]): ReadonlySet<EventId> {
  const undone = new Set<EventId>();
  for (const event of [...events].sort(compareEvents).reverse()) {
    if (event.kind === 'undo' && !undone.has(event.id)) undone.add(event.undoneEventId);
  }
  return undone;
}

/**
 * The answers that count as the table the FSRS optimizer reads, a piece of whole lines a page, in the order of the pages. Practice is
 * left out: it moved no schedule. Within a page answers are in the order of time; the optimizer sorts by card and time itself.
 */
export async function* writeReviewsCsv(
  pages: AsyncIterable<readonly LogEvent[]>,
  { undoneIds }: Pick<LogOverview, 'undoneIds'>,
): AsyncGenerator<string, void, undefined> {
  yield [...writeTable(REVIEW_COLUMNS, [], ',')].join('');
  for await (const page of pages) {
    const reviews = page.filter(
      (event): event is ReviewEvent => event.kind === 'review' && event.affectsSchedule && !undoneIds.has(event.id),
    );
    yield [...writeRows(REVIEW_COLUMNS, reviews.sort(compareEvents), ',')].join('');
  }
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
  cards: readonly Card[],
  { wordings }: Pick<LogOverview, 'wordings'>,
  delimiter: ',' | '\t',
): Generator<string, void, undefined> {
  const rows = [...cards].sort(compareBySource).map((card) => ({
    card,
    wording: wordings.get(card.id) ?? { question: card.question, answer: card.answer },
  }));
  return writeTable(CARD_COLUMNS, rows, delimiter);
}

function compareBySource(a: Card, b: Card): number {
  if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
  return a.source.from - b.source.from || (a.id < b.id ? -1 : 1);
}
