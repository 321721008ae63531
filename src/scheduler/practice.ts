import type { QueueCandidate } from '../model/queue.ts';
import type { Millis } from '../model/time.ts';
import type { Engine } from './memory.ts';
import { retrievabilityAt } from './retrievability-at.ts';
import { spaceSiblings } from './space-siblings.ts';

/**
 * The order in which a note is practised before an exam: the card most likely forgotten first, cards never seen last, in
 * note order. Suspended cards are left out. Answers given here are written with `isPractice` and leave the schedule
 * alone.
 */
export function planPractice(
  candidates: readonly QueueCandidate[],
  nowMillis: Millis,
  engine: Engine,
): QueueCandidate[] {
  const ranked = candidates
    .filter(({ state }) => !state.isSuspended)
    // Above 1, the highest chance there is: after all cards that were seen.
    .map((candidate) => ({ candidate, chance: retrievabilityAt(candidate.state, nowMillis, engine) ?? 2 }))
    .sort((a, b) => a.chance - b.chance || a.candidate.position - b.candidate.position || compareIds(a, b));
  return spaceSiblings(
    ranked.map(({ candidate }) => candidate),
    ({ factId }) => factId,
  );
}

interface Ranked {
  readonly candidate: QueueCandidate;
}

function compareIds({ candidate: a }: Ranked, { candidate: b }: Ranked): number {
  return a.state.cardId < b.state.cardId ? -1 : a.state.cardId > b.state.cardId ? 1 : 0;
}
