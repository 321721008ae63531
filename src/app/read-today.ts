import type { AllSettings } from '../model/settings.ts';
import { type Deps, readToday } from './deps.ts';
import { type Plan, readPlan } from './read-plan.ts';

/** What Today says above its button. */
export interface TodayView {
  readonly plan: Plan;
  /** Only read when nothing is left today; 0 else. */
  readonly dueTomorrow: number;
}

export async function readTodayView(deps: Deps, settings: AllSettings): Promise<TodayView> {
  const plan = await readPlan(deps, settings);
  const forecast = plan.queue.length > 0 ? [] : await deps.store.readForecast(readToday(deps, settings) + 1, 1);
  return { plan, dueTomorrow: forecast[0]?.dueCount ?? 0 };
}

/** Whether both ask the same cards, in the same states, after the same work of the day. */
export function isSameToday(a: TodayView | undefined, b: TodayView | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const [inputA, inputB] = [a.plan.input, b.plan.input];
  return (
    a.dueTomorrow === b.dueTomorrow &&
    inputA.day === inputB.day &&
    inputA.newDoneToday === inputB.newDoneToday &&
    inputA.reviewsDoneToday === inputB.reviewsDoneToday &&
    a.plan.queue.length === b.plan.queue.length &&
    a.plan.queue.every((candidate, i) => isSameCandidate(candidate, b.plan.queue[i]))
  );
}

function isSameCandidate(a: Plan['queue'][number], b: Plan['queue'][number] | undefined): boolean {
  return a.state.cardId === b?.state.cardId && a.state.lastEventId === b.state.lastEventId && a.noteId === b.noteId;
}
