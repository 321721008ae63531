import type { FactId, NoteId } from '../model/ids.ts';
import type { DoneToday, QueueCandidate, QueueInput } from '../model/queue.ts';
import type { NewCardOrder, NewCardPlace, ReviewOrder, Settings } from '../model/settings.ts';
import type { Millis, StudyDay } from '../model/time.ts';
import { chanceOf } from './chance.ts';
import { spaceSiblings } from './space-siblings.ts';

/** A part of the collection with limits of its own. They hold for its notes together, within the cap over all. */
export interface DeckLimits extends DailyLimits {
  readonly noteIds: ReadonlySet<NoteId>;
}

type DailyLimits = Pick<Settings, 'newCardsPerDay' | 'reviewsPerDay'>;

/** The limits here are the cap over all notes. */
export interface QueueOptions extends DailyLimits {
  /** Decks may lie within each other: a card needs room in each one that holds its note. */
  readonly deckLimits?: readonly DeckLimits[];
  readonly reviewOrder?: ReviewOrder;
  readonly newCardOrder?: NewCardOrder;
  readonly newCardPlace?: NewCardPlace;
  /** Whether a review waits for tomorrow when another card of its fact is asked or was answered today. */
  readonly burySiblings?: boolean;
}

/**
 * The cards of the study day in the order they are asked: cards with a step running by the minute they are due, then
 * reviews and new cards.
 *
 * - What was already done today counts against the limits; cards with a step running are never held back.
 * - New cards come in the order given (priority, then place in the notes), one of each fact a day: its siblings wait for
 *   another day, also when one of them was answered today or is due today.
 * - Reviews of one fact never follow each other where that can be helped; with `burySiblings` only one of them is asked.
 */
export function planQueue(input: QueueInput, options: QueueOptions): QueueCandidate[] {
  const isAskable = createAskable(input.day);
  const learning = input.learning.filter(isAskable).sort(compareDueTimes);
  const reviewRoom = Math.max(0, options.reviewsPerDay - input.reviewsDoneToday);
  const order = reviewComparison(options.reviewOrder ?? 'relative-overdueness', input.day);
  const takenFacts = new Set<FactId>(learning.map((candidate) => candidate.factId));
  const rooms = createRooms(input, options, 'reviewsPerDay', 'reviews');
  const reviews = pickUpTo(input.reviews.filter(isAskable).sort(order), reviewRoom, (candidate) => {
    if (options.burySiblings && isSiblingTaken(input, candidate, takenFacts)) return false;
    if (!rooms.take(candidate)) return false;
    takenFacts.add(candidate.factId);
    return true;
  });
  const newRoom = Math.max(0, options.newCardsPerDay - input.newDoneToday);
  const newRooms = createRooms(input, options, 'newCardsPerDay', 'news');
  const ordered = orderNewCards(input.news.filter(isAskable), options.newCardOrder ?? 'notes');
  const news = pickUpTo(ordered, newRoom, (candidate) => {
    if (isSiblingTaken(input, candidate, takenFacts) || !newRooms.take(candidate)) return false;
    takenFacts.add(candidate.factId);
    return true;
  });
  const mixed = joinQueues(reviews, news, options.newCardPlace ?? 'mixed');
  return [...learning, ...spaceSiblings(mixed, (candidate) => candidate.factId)];
}

function createAskable(day: StudyDay): (candidate: QueueCandidate) => boolean {
  return ({ state }) => !state.isSuspended && (state.buriedUntilDay === null || state.buriedUntilDay <= day);
}

/** The first `room` candidates that are wanted, asked in order. */
function pickUpTo(
  candidates: readonly QueueCandidate[],
  room: number,
  isWanted: (candidate: QueueCandidate) => boolean,
): QueueCandidate[] {
  const taken: QueueCandidate[] = [];
  for (const candidate of candidates) {
    if (taken.length >= room) break;
    if (isWanted(candidate)) taken.push(candidate);
  }
  return taken;
}

/** Whether another card of the fact is asked today or was answered. A card that was answered itself, an answer taken back, is not its own sibling. */
function isSiblingTaken(
  { factsSeenToday, cardsSeenToday }: QueueInput,
  { factId, state }: QueueCandidate,
  takenFacts: ReadonlySet<FactId>,
): boolean {
  return takenFacts.has(factId) || (factsSeenToday.has(factId) && !cardsSeenToday.has(state.cardId));
}

/** Counts what decks with limits of their own still allow. */
interface Rooms {
  /** True while every deck of the candidate has room, which is then one less. */
  readonly take: (candidate: QueueCandidate) => boolean;
}

function createRooms(
  { doneByNote }: QueueInput,
  { deckLimits = [] }: QueueOptions,
  limit: keyof DailyLimits,
  done: keyof DoneToday,
): Rooms {
  const decks = deckLimits.map((deck) => {
    const doneCount = [...deck.noteIds].reduce((sum, noteId) => sum + (doneByNote.get(noteId)?.[done] ?? 0), 0);
    return { noteIds: deck.noteIds, room: deck[limit] - doneCount };
  });
  return {
    take({ noteId }) {
      const own = decks.filter((deck) => deck.noteIds.has(noteId));
      if (own.some((deck) => deck.room <= 0)) return false;
      for (const deck of own) deck.room--;
      return true;
    },
  };
}

/** In note order, or one of each note in turn, each note in its own order. */
function orderNewCards(news: readonly QueueCandidate[], order: NewCardOrder): QueueCandidate[] {
  const sorted = [...news].sort(compareNewCards);
  if (order === 'notes') return sorted;
  const turns = new Map<NoteId, number>();
  const withTurn = sorted.map((candidate, i) => {
    const turn = turns.get(candidate.noteId) ?? 0;
    turns.set(candidate.noteId, turn + 1);
    return { candidate, turn, i };
  });
  return withTurn.sort((a, b) => a.turn - b.turn || a.i - b.i).map(({ candidate }) => candidate);
}

/** Sorts as `Array.sort` wants it; ties are broken by card id, so that every device shows the same order. */
type Comparison = (a: QueueCandidate, b: QueueCandidate) => number;

function reviewComparison(order: ReviewOrder, day: StudyDay): Comparison {
  const rankOf = (candidate: QueueCandidate) => rankReview(candidate, order, day);
  return (a, b) => rankOf(a) - rankOf(b) || compareIds(a, b);
}

/** Lower is asked earlier. */
function rankReview({ state }: QueueCandidate, order: ReviewOrder, day: StudyDay): number {
  const elapsedDays = day - (state.lastReviewDay ?? day);
  switch (order) {
    case 'due':
      return state.dueDay ?? day;
    case 'random':
      return chanceOf(state.cardId, state.reviewCount);
    case 'retrievability':
      // Retrievability falls with elapsed time over stability, so the quotient sorts the same way without a power.
      return -elapsedDays / (state.memory?.stability ?? 1);
    case 'relative-overdueness':
      return -elapsedDays / (state.interval?.unit === 'days' ? Math.max(1, state.interval.days) : 1);
  }
}

/** Interleaves evenly, starting with a review: 6 reviews and 2 new cards give r r n r r r n r. */
function joinQueues(
  reviews: readonly QueueCandidate[],
  news: readonly QueueCandidate[],
  place: NewCardPlace,
): QueueCandidate[] {
  if (place === 'first') return [...news, ...reviews];
  if (place === 'last') return [...reviews, ...news];
  const positioned = [
    ...reviews.map((candidate, i) => ({ candidate, at: (i + 0.5) / reviews.length, isNew: 0 })),
    ...news.map((candidate, i) => ({ candidate, at: (i + 0.5) / news.length, isNew: 1 })),
  ];
  return positioned.sort((a, b) => a.at - b.at || a.isNew - b.isNew).map(({ candidate }) => candidate);
}

function compareNewCards(a: QueueCandidate, b: QueueCandidate): number {
  return b.priority - a.priority || a.position - b.position || compareIds(a, b);
}

function compareDueTimes(a: QueueCandidate, b: QueueCandidate): number {
  return dueTimeOf(a) - dueTimeOf(b) || compareIds(a, b);
}

/** A step of whole days that has come due counts as due since ever. */
function dueTimeOf({ state }: QueueCandidate): Millis {
  return state.dueAtMillis ?? Number.MIN_SAFE_INTEGER;
}

function compareIds(a: QueueCandidate, b: QueueCandidate): number {
  return a.state.cardId < b.state.cardId ? -1 : a.state.cardId > b.state.cardId ? 1 : 0;
}
