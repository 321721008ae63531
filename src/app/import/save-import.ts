import type { Card } from '../../model/card.ts';
import type { CardView } from '../../model/card-view.ts';
import type { AllSettings } from '../../model/settings.ts';
import { nextStamp } from '../../model/stamp.ts';
import type { EventWrite } from '../../model/write.ts';
import { createEdit, createReset, createSetDue } from '../../scheduler/create-change.ts';
import { announce } from '../../ui/announce.ts';
import { t } from '../../ui/text/text.ts';
import { type Deps, readMoment } from '../deps.ts';
import { snapshotBefore } from '../files/keep-safe.ts';
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
  await snapshotBefore(deps, 'import');
  const result = await deps.store.saveNotes({
    ...write,
    events: await createEvents(deps, settings, plan, decisions),
    import: { label: first?.path ?? t('nav.notes'), atMillis: nowMillis },
  });
  if (result.kind === 'not-saved') return result.detail;
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
  const writes: EventWrite[] = [];
  for (const change of plan.changes) {
    if (change.kind !== 'reworded' && !asksForSchedule(change, decisions)) continue;
    const view = await deps.store.readCard(keptIdOf(change, decisions));
    if (!view) continue;
    const request = { id: deps.newEventId(), deviceId: deps.store.deviceId, state: view.state, now };
    const isTakenHome = view.isReworded && isSameWording(view, change.card);
    if (isTakenHome) writes.push({ ...createEdit(request, null), seenEventId: view.state.lastEventId });
    // The learner knows the answer already that the note has now.
    else if (asksForSchedule(change, decisions)) {
      const choice = decisions.schedules.get(change.card.id) ?? usualSchedule(change);
      const isDue = view.state.dueDay !== null && view.state.dueDay <= now.day;
      if (choice === 'keep' || view.state.phase === 'new' || (choice === 'sooner' && isDue)) continue;
      const changed = choice === 'again' ? createReset(request) : createSetDue(request, now.day);
      writes.push({ ...changed, seenEventId: view.state.lastEventId });
    }
  }
  return writes;
}

/** Apart from spaces, capitals and the mark at the end, which the note's line does not have. */
function isSameWording(view: CardView, card: Card): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/[?.!]+$/, '')
      .trim();
  return plain(view.question) === plain(card.question) && plain(view.answer) === plain(card.answer);
}
