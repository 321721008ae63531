import type { QueueCandidate, QueueInput } from '../model/queue.ts';
import type { AllSettings } from '../model/settings.ts';
import type { StudyDay } from '../model/time.ts';
import { planQueue } from '../scheduler/queue.ts';
import { type Deps, readToday } from './deps.ts';

/**
 * Of each fact only one new card a day is asked, so more are read than will be shown: enough for facts of this many
 * cards on average.
 */
const CARDS_A_FACT = 4;
/** After a gap more reviews are due than are shown. So many are read at least, so that those most at risk come first. */
const PILE = 1000;

/** Today's candidates within the learner's limits, and the cards in the order in which they are asked. */
export interface Plan {
  readonly input: QueueInput;
  readonly queue: readonly QueueCandidate[];
}

export async function readPlan(deps: Deps, all: AllSettings): Promise<Plan> {
  const day = readToday(deps, all);
  const settings = limitCatchUp(all, day);
  // Promise.resolve: within a watched reading it is Dexie's own, which keeps track of what is read after it.
  const decks = hasDecks(settings) ? await Promise.resolve(import('./deck-limits.ts')) : null;
  const plan = decks && (await decks.planDecks(deps, settings, toRead));
  const newPerNote = plan?.newPerNote ?? null;
  const input = await deps.store.readQueueInput({
    day,
    nowMillis: deps.nowMillis(),
    ...toRead(settings.newCardsPerDay, settings.reviewsPerDay),
    ...(plan && { ownLimits: plan.ownLimits }),
    ...(newPerNote !== null && { newPerNote }),
  });
  return { input, queue: planQueue(input, { ...settings, deckLimits: plan?.deckLimits ?? [] }) };
}

function toRead(newCardsPerDay: number, reviewsPerDay: number): { newLimit: number; reviewLimit: number } {
  return { newLimit: newCardsPerDay * CARDS_A_FACT, reviewLimit: Math.max(PILE, reviewsPerDay) };
}

/** Whether notes take turns or any deck has a daily limit of its own. */
function hasDecks({ newCardOrder, values }: AllSettings): boolean {
  return newCardOrder === 'spread' || Object.keys(values).some((key) => /sPerDay@/.test(key));
}

/** The settings while a pile is worked off: the plan's reviews, those most at risk first, and no new cards. */
function limitCatchUp(settings: AllSettings, today: StudyDay): AllSettings {
  const { catchUp } = settings;
  if (catchUp === null || catchUp.untilDay < today) return settings;
  return { ...settings, newCardsPerDay: 0, reviewsPerDay: catchUp.reviewsPerDay, reviewOrder: 'retrievability' };
}
