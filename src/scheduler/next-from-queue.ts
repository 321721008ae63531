import type { CardState } from '../model/card-state.ts';
import type { FactId } from '../model/ids.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Millis } from '../model/time.ts';

/** With nothing else left, a card whose step ends this soon is asked at once rather than waited for. As in Anki. */
export const LOOK_AHEAD_MILLIS = 20 * 60_000;

/**
 * The card to ask now, or null when none is left that comes within 20 minutes.
 * A card whose step has ended comes first, then the next review or new card, then the step that ends soonest.
 * `previousFactId` is the fact asked last: its siblings are passed over while there is anything else.
 */
export function nextFromQueue(
  queue: readonly QueueCandidate[],
  nowMillis: Millis,
  previousFactId: FactId | null = null,
): QueueCandidate | null {
  const isReady = (candidate: QueueCandidate) => (candidate.state.dueAtMillis ?? nowMillis) <= nowMillis;
  const isRunning = (candidate: QueueCandidate) => candidate.state.dueAtMillis !== null;
  const groups = [
    queue.filter((candidate) => isRunning(candidate) && isReady(candidate)).sort(compareDueTimes),
    queue.filter((candidate) => !isRunning(candidate)),
    queue
      .filter((candidate) => !isReady(candidate) && (candidate.state.dueAtMillis ?? 0) <= nowMillis + LOOK_AHEAD_MILLIS)
      .sort(compareDueTimes),
  ];
  const asked = groups.flat();
  return asked.find((candidate) => candidate.factId !== previousFactId) ?? asked[0] ?? null;
}

/** When the next step ends that is still running, for saying when to come back; null when none runs. */
export function nextStepEndMillis(queue: readonly QueueCandidate[]): Millis | null {
  const ends = queue.flatMap(({ state }) => (state.dueAtMillis === null ? [] : [state.dueAtMillis]));
  return ends.length === 0 ? null : Math.min(...ends);
}

/** The queue after an answer: the card goes, and comes back if its new state has a step running. */
export function updateQueue(
  queue: readonly QueueCandidate[],
  answered: QueueCandidate,
  next: CardState,
): QueueCandidate[] {
  const others = queue.filter((candidate) => candidate.state.cardId !== answered.state.cardId);
  return next.dueAtMillis === null ? others : [{ ...answered, state: next }, ...others];
}

/** The queue after an undo: the card stands in front again, with the state it has again. */
export function returnToQueue(
  queue: readonly QueueCandidate[],
  undone: QueueCandidate,
  restored: CardState,
): QueueCandidate[] {
  const others = queue.filter((candidate) => candidate.state.cardId !== undone.state.cardId);
  return [{ ...undone, state: restored }, ...others];
}

function compareDueTimes(a: QueueCandidate, b: QueueCandidate): number {
  return (a.state.dueAtMillis ?? 0) - (b.state.dueAtMillis ?? 0);
}
