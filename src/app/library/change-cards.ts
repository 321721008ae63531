import type { CardState, Flag } from '../../model/card-state.ts';
import type { CardView } from '../../model/card-view.ts';
import type { UndoEvent } from '../../model/event.ts';
import type { CardId, EventId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import type { StudyDay } from '../../model/time.ts';
import type { EventWrite, WriteResult } from '../../model/write.ts';
import {
  type ChangeRequest,
  createBury,
  createFlag,
  createReset,
  createSetDue,
  createSuspend,
} from '../../scheduler/create-change.ts';
import { type Deps, readMoment } from '../deps.ts';

/** What can be done to many cards at once. */
export type CardAct =
  | { readonly kind: 'suspend'; readonly isSuspended: boolean }
  | { readonly kind: 'bury'; readonly untilDay: StudyDay | null }
  | { readonly kind: 'flag'; readonly flag: Flag }
  | { readonly kind: 'set-due'; readonly dueDay: StudyDay }
  | { readonly kind: 'reset' };

/** What one act did: the event of each card that was changed, with the state that the card had before. */
export interface DoneAct {
  readonly act: CardAct;
  readonly changes: readonly { readonly eventId: EventId; readonly atMillis: number; readonly before: CardState }[];
}

export interface ActResult {
  readonly result: WriteResult;
  /** null when nothing was written. */
  readonly done: DoneAct | null;
  /** Cards for which the act would say nothing new, or says nothing at all: they stay as they are. */
  readonly skippedCount: number;
}

/** Cards read at a time for one act. */
const PAGE_CARDS = 1_000;

/** Whether an act changes a card. What is not asked (tray, shelf) has no schedule to change; a flag is for all. */
export function actApplies(act: CardAct, { card, state }: CardView): boolean {
  if (act.kind === 'flag') return state.flag !== act.flag;
  if (card.place !== 'deck') return false;
  switch (act.kind) {
    case 'suspend':
      return state.isSuspended !== act.isSuspended;
    case 'bury':
      return state.buriedUntilDay !== act.untilDay;
    case 'set-due':
      return state.memory !== null && state.dueDay !== act.dueDay;
    case 'reset':
      return state.phase !== 'new';
  }
}

/** Does one thing to all the cards: one transaction, all of it or nothing. Never rejects for want of room or a lost database. */
export async function changeCards(
  deps: Deps,
  settings: Settings,
  cardIds: readonly CardId[],
  act: CardAct,
): Promise<ActResult> {
  const now = readMoment(deps, settings);
  const writes: EventWrite[] = [];
  const changes: DoneAct['changes'][number][] = [];
  for (let from = 0; from < cardIds.length; from += PAGE_CARDS) {
    const views = await deps.store.readCards(cardIds.slice(from, from + PAGE_CARDS));
    for (const view of views) {
      if (!actApplies(act, view)) continue;
      const write = createWrite(act, {
        id: deps.newEventId(),
        deviceId: deps.store.deviceId,
        state: view.state,
        now,
      });
      writes.push(write);
      changes.push({ eventId: write.event.id, atMillis: now.atMillis, before: view.state });
    }
  }
  const skippedCount = cardIds.length - writes.length;
  if (writes.length === 0) return { result: { kind: 'saved' }, done: null, skippedCount };
  const result = await deps.store.recordEvents(writes);
  return { result, done: result.kind === 'saved' ? { act, changes } : null, skippedCount };
}

/**
 * Takes a whole act back: every card stands as it did before, `lastEventId` included. One transaction. `stale` when one of the
 * cards was changed or answered since: then nothing is written.
 */
export function undoAct(deps: Deps, settings: Settings, { changes }: DoneAct): Promise<WriteResult> {
  const now = readMoment(deps, settings);
  const writes = changes.map(({ eventId, atMillis, before }): EventWrite => {
    const event: UndoEvent = {
      kind: 'undo',
      id: deps.newEventId(),
      deviceId: deps.store.deviceId,
      cardId: before.cardId,
      offsetMinutes: now.offsetMinutes,
      day: now.day,
      // After what it takes back, also when the clock was moved back in between.
      atMillis: Math.max(now.atMillis, atMillis + 1),
      undoneEventId: eventId,
    };
    return { event, nextState: before, seenEventId: eventId };
  });
  return deps.store.recordEvents(writes);
}

function createWrite(act: CardAct, request: ChangeRequest): EventWrite {
  return { ...createChange(act, request), seenEventId: request.state.lastEventId };
}

function createChange(act: CardAct, request: ChangeRequest): Pick<EventWrite, 'event' | 'nextState'> {
  switch (act.kind) {
    case 'suspend':
      return createSuspend(request, act.isSuspended);
    case 'bury':
      return createBury(request, act.untilDay);
    case 'flag':
      return createFlag(request, act.flag);
    case 'set-due':
      return createSetDue(request, act.dueDay);
    case 'reset':
      return createReset(request);
  }
}
