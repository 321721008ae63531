import type { CardId } from '../../model/ids.ts';
import type { AllSettings } from '../../model/settings.ts';
import { nextStamp } from '../../model/stamp.ts';
import type { EventWrite } from '../../model/write.ts';
import { sayTrouble } from '../../review/say-trouble.ts';
import { createEdit, createReset, createSetDue } from '../../scheduler/create-change.ts';
import { announce } from '../../ui/announce.ts';
import { t } from '../../ui/text/text.ts';
import { type Deps, readMoment } from '../deps.ts';
import { snapshotBefore } from '../files/keep-safe.ts';
import { whileImporting } from '../files/while-importing.ts';
import { asksForSchedule, type Decisions, keptIdOf, settleImport, usualSchedule } from './decide-import.ts';
import type { ImportPlan } from './plan-import.ts';
import { undoImport } from './undo-import.ts';

/**
 * Stores an import with what was decided about it, in one transaction, and says so with a way back.
 *
 * @returns null when all of it is on disk, else what the browser said: then nothing was stored.
 */
export async function saveImport(
  deps: Deps,
  settings: AllSettings,
  plan: ImportPlan,
  decisions: Decisions,
  newCount: number,
): Promise<string | null> {
  const nowMillis = deps.nowMillis();
  const write = settleImport(plan, decisions, nextStamp(null, nowMillis, deps.store.deviceId));
  const [first] = plan.notes;
  const mark = { label: first?.path ?? t('nav.notes'), atMillis: nowMillis };
  const result = await whileImporting(deps.store, { ...mark, source: 'notes' }, async () => {
    await snapshotBefore(deps, 'import');
    const events = await createEvents(deps, settings, plan, decisions);
    return deps.store.saveNotes({ ...write, events, import: mark });
  });
  if (result.kind === 'not-saved') return sayTrouble(result);
  if (result.kind === 'stale') return t('import.answeredMeanwhile');
  announce(t('add.imported', { count: newCount }), {
    label: t('action.undo'),
    run: () => void undoImport(deps, settings),
  });
  return null;
}

/**
 * What follows for cards that are here already, all at one instant:
 * - a card whose answer changed is seen sooner or starts again, as was decided;
 * - an own wording that the note now has is done: the card shows the note's again.
 */
async function createEvents(
  deps: Deps,
  settings: AllSettings,
  plan: ImportPlan,
  decisions: Decisions,
): Promise<EventWrite[]> {
  const now = readMoment(deps, settings);
  const takenHome = new Set(plan.takenHome);
  const writes: EventWrite[] = [];
  const read = async (id: CardId) => {
    const view = await deps.store.readCard(id);
    const { deviceId } = deps.store;
    return view && { view, request: { id: deps.newEventId(), deviceId, state: view.state, now } };
  };
  for (const id of takenHome) {
    const found = await read(id);
    if (found?.view.isReworded) {
      writes.push({ ...createEdit(found.request, null), seenEventId: found.view.state.lastEventId });
    }
  }
  for (const change of plan.changes) {
    // Who took a wording home knows the answer already that the note has now.
    if (!asksForSchedule(change, decisions) || takenHome.has(keptIdOf(change, decisions))) continue;
    const choice = decisions.schedules.get(change.card.id) ?? usualSchedule(change);
    const found = choice === 'keep' ? null : await read(keptIdOf(change, decisions));
    if (!found || found.view.state.phase === 'new') continue;
    const { dueDay, lastEventId } = found.view.state;
    if (choice === 'again') writes.push({ ...createReset(found.request), seenEventId: lastEventId });
    // A card that is due by then anyway stays as it is.
    else if (dueDay === null || dueDay > now.day)
      writes.push({ ...createSetDue(found.request, now.day), seenEventId: lastEventId });
  }
  return writes;
}
