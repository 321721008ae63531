import type { AllSettings } from '../../model/settings.ts';
import type { StudyDay } from '../../model/time.ts';
import type { WriteResult } from '../../model/write.ts';
import { createSetDue } from '../../scheduler/create-change.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import { type Deps, readMoment, readToday } from '../deps.ts';
import type { DoneAct } from '../library/change-cards.ts';
import { keepStatesCurrent } from './keep-states-current.ts';
import { runTask } from './run-task.ts';
import type { DeckNotes, Move } from './scheduling-tasks.ts';

/** The cards that would come on another day under the settings in force. Changes nothing but the cache of states. */
export async function planMoves(
  deps: Deps,
  settings: AllSettings,
  deck: DeckNotes,
  signal: AbortSignal,
): Promise<readonly Move[]> {
  // Memories have to be under the weights in force before days can be computed from them.
  await keepStatesCurrent(deps, settings, signal);
  const paths = await deps.store.readNotePaths();
  const input = { database: DATABASE_NAME, values: { ...settings.values }, paths, deck };
  return runTask('reschedule', { ...input, today: readToday(deps, settings) }, { signal });
}

/** Gives the cards their new days: one act, which undo takes back whole. */
export async function moveCards(
  deps: Deps,
  settings: AllSettings,
  moves: readonly Move[],
): Promise<{ readonly result: WriteResult; readonly done: DoneAct }> {
  const now = readMoment(deps, settings);
  const changes: DoneAct['changes'][number][] = [];
  const writes = moves.map(({ state, dueDayAfter }) => {
    const request = { id: deps.newEventId(), deviceId: deps.store.deviceId, state, now };
    changes.push({ eventId: request.id, atMillis: now.atMillis, before: state });
    return { ...createSetDue(request, dueDayAfter), seenEventId: state.lastEventId };
  });
  const result = await deps.store.recordEvents(writes);
  return { result, done: { act: { kind: 'set-due', dueDay: now.day }, changes } };
}

/** What the moves come to. */
export interface MoveSummary {
  readonly count: number;
  readonly earlier: number;
  readonly later: number;
  /** By study day from today on: how many cards more or fewer are due. Overdue ones count for today. */
  readonly byDay: ReadonlyMap<StudyDay, number>;
}

export function summarizeMoves(moves: readonly Move[], today: StudyDay): MoveSummary {
  const byDay = new Map<StudyDay, number>();
  const add = (day: StudyDay, count: number) => {
    const at = Math.max(day, today);
    byDay.set(at, (byDay.get(at) ?? 0) + count);
  };
  for (const { dueDayBefore, dueDayAfter } of moves) {
    add(dueDayBefore, -1);
    add(dueDayAfter, 1);
  }
  return {
    count: moves.length,
    earlier: moves.filter((move) => move.dueDayAfter < move.dueDayBefore).length,
    later: moves.filter((move) => move.dueDayAfter > move.dueDayBefore).length,
    byDay,
  };
}
