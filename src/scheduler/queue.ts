import type { FactId, NoteId } from '../model/ids.ts';
import type { QueueCandidate, QueueInput } from '../model/queue.ts';
import type { Settings } from '../model/settings.ts';
import type { Millis, StudyDay } from '../model/time.ts';
import { chanceOf } from './chance.ts';
import { spaceSiblings } from './space-siblings.ts';

/**
 * - `retrievability`: most likely forgotten first.
 * - `relative-overdueness`: longest past due in proportion to the interval first.
 * - `due`: earliest due day first.
 * - `random`: by the card's seed, the same all day.
 */
export type ReviewOrder = 'retrievability' | 'relative-overdueness' | 'due' | 'random';

/** Where new cards stand among the reviews. */
export type NewCardPlace = 'mixed' | 'first' | 'last';

/** What one note allows on a day and what was already done of it. */
export interface NoteLimits extends DailyLimits {
  readonly newDoneToday: number;
  readonly reviewsDoneToday: number;
}

type DailyLimits = Pick<Settings, 'newCardsPerDay' | 'reviewsPerDay'>;

/** The limits here are the cap over all notes. */
export interface QueueOptions extends DailyLimits {
  /** Notes with limits of their own. They hold within the cap. */
  readonly noteLimits?: ReadonlyMap<NoteId, NoteLimits>;
  readonly reviewOrder?: ReviewOrder;
  readonly newCardPlace?: NewCardPlace;
}

/**
 * The cards of the study day in the order they are asked: cards with a step running by the minute they are due, then
 * reviews and new cards.
 *
 * - What was already done today counts against the limits; cards with a step running are never held back.
 * - New cards come in the order given (priority, then place in the notes), one of each fact a day: its siblings wait for
 *   another day, also when one of them was answered today or is due today.
 * - Reviews of one fact never follow each other where that can be helped.
 */
export function planQueue(input: QueueInput, options: QueueOptions): QueueCandidate[] {
  const learning = input.learning.filter(isAskable).sort(compareDueTimes);
  const reviewRoom = Math.max(0, options.reviewsPerDay - input.reviewsDoneToday);
  const order = reviewComparison(options.reviewOrder ?? 'relative-overdueness', input.day);
  const noteReviewRoom = createRooms(options, (limits) => limits.reviewsPerDay - limits.reviewsDoneToday);
  const reviews = input.reviews.filter(isAskable).sort(order).filter(noteReviewRoom.take).slice(0, reviewRoom);
  const newRoom = Math.max(0, options.newCardsPerDay - input.newDoneToday);
  const noteNewRoom = createRooms(options, (limits) => limits.newCardsPerDay - limits.newDoneToday);
  const news = pickNewCards(input, [...learning, ...reviews], newRoom, noteNewRoom);
  const mixed = joinQueues(reviews, news, options.newCardPlace ?? 'mixed');
  return [...learning, ...spaceSiblings(mixed, (candidate) => candidate.factId)];
}

function isAskable(candidate: QueueCandidate): boolean {
  return !candidate.state.isSuspended;
}

/** Counts what notes with limits of their own still allow. */
interface Rooms {
  /** True while the candidate's note has room, which is then one less. */
  readonly take: (candidate: QueueCandidate) => boolean;
}

function createRooms({ noteLimits }: QueueOptions, roomIn: (limits: NoteLimits) => number): Rooms {
  const rooms = new Map([...(noteLimits ?? [])].map(([noteId, limits]) => [noteId, roomIn(limits)]));
  return {
    take({ noteId }) {
      const room = rooms.get(noteId);
      if (room === undefined) return true;
      rooms.set(noteId, room - 1);
      return room > 0;
    },
  };
}

function pickNewCards(
  input: QueueInput,
  asked: readonly QueueCandidate[],
  room: number,
  noteRooms: Rooms,
): QueueCandidate[] {
  const takenFacts = new Set<FactId>(asked.map((candidate) => candidate.factId));
  const picked: QueueCandidate[] = [];
  for (const candidate of [...input.news].filter(isAskable).sort(compareNewCards)) {
    if (picked.length >= room) break;
    // A card whose own first answer was taken back today is not its own sibling.
    const siblingSeen = input.factsSeenToday.has(candidate.factId) && !input.cardsSeenToday.has(candidate.state.cardId);
    if (siblingSeen || takenFacts.has(candidate.factId) || !noteRooms.take(candidate)) continue;
    takenFacts.add(candidate.factId);
    picked.push(candidate);
  }
  return picked;
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
