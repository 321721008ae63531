import type { Card } from '../../model/card.ts';
import type { LogEvent } from '../../model/event.ts';
import type { Note, RemovedNote } from '../../model/note.ts';
import type { StudyDay } from '../../model/time.ts';
import type { NotTakenList } from './anki-problem.ts';
import { type CardDraft, makeDrafts } from './card-draft.ts';
import { groupEventsByCard } from './group-events.ts';
import { type LearnerClock, makeHistory, momentOf } from './make-history.ts';
import { makeOwnEdit } from './own-edits.ts';
import { placeCards } from './place-cards.ts';
import type { RawCollection } from './raw-collection.ts';
import type { AnkiLimits } from './read-limits.ts';

/** What the learner has already; empty lists for a first import. */
export interface KnownProgress {
  readonly notes: readonly Note[];
  readonly cards: readonly Card[];
  readonly events: readonly LogEvent[];
  /** Decks that the learner took away. Who reads a file with them again wants them back. */
  readonly removedNotes?: readonly RemovedNote[];
}

export interface MadeContents {
  readonly notes: readonly Note[];
  readonly cards: readonly Card[];
  readonly events: readonly LogEvent[];
  /** Cards of ours that came back, whose text stays as it is here. */
  readonly ownCardCount: number;
  /** Answers that were in the log already. */
  readonly knownReviewCount: number;
  /** Texts of this file in which pictures and sounds may be named. */
  readonly mediaTexts: readonly string[];
  /** Cards by preset of their deck. */
  readonly cardCountByPreset: ReadonlyMap<number, number>;
}

/** Notes, cards and events from what stood in the package. */
export function makeContents(
  raw: RawCollection,
  known: KnownProgress,
  clock: LearnerClock,
  limits: AnkiLimits,
  notTaken: NotTakenList,
  onCard: (done: number, total: number) => void,
): MadeContents {
  const knownCards = new Map(known.cards.map((card) => [card.id, card]));
  const knownEvents = groupEventsByCard(known.events);
  const { drafts, cardCountByPreset } = makeDrafts(raw, limits, notTaken, onCard);
  const created: CardDraft[] = [];
  const events: LogEvent[] = [];
  const createdDay = findCreatedDay(raw, clock);
  let ownCardCount = 0;
  let knownReviewCount = 0;
  let standInCount = 0;
  for (const draft of drafts) {
    const card = knownCards.get(draft.id);
    const own = knownEvents.get(draft.id) ?? [];
    if (draft.isOwn && card !== undefined) {
      ownCardCount++;
      const edit = makeOwnEdit(card, own, draft, momentOf(draft.note.modifiedAtSeconds * 1000, clock));
      if (edit !== null) events.push(edit);
    } else created.push(draft);
    const history = makeHistory({
      cardId: draft.id,
      card: draft.raw,
      reviews: raw.reviewsByCard.get(draft.raw.id) ?? [],
      createdDay,
      clock,
      known: own,
    });
    for (const event of history.events) events.push(event);
    knownReviewCount += history.knownCount;
    if (history.hasStandIn) standInCount++;
  }
  if (standInCount > 0) {
    const why = { id: 'stand-in' } as const;
    notTaken.add('history', { id: 'unanswered', values: { count: standInCount } }, why);
  }
  const { notes, cards, blockTexts } = placeCards(created, raw, known, knownCards);
  const mediaTexts = [...blockTexts, ...created.flatMap((draft) => [draft.question, draft.answer])];
  return { notes, cards, events, ownCardCount, knownReviewCount, mediaTexts, cardCountByPreset };
}

/** The study day of Anki's day 0: the local date at which the collection was made. */
function findCreatedDay({ clock: created }: RawCollection, clock: LearnerClock): StudyDay {
  const offsetMinutes = created.creationOffsetMinutes ?? clock.offsetMinutesAt(created.createdAtSeconds * 1000);
  return Math.floor((created.createdAtSeconds + offsetMinutes * 60) / 86_400);
}
