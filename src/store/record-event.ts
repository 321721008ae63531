import type { LogEvent, UndoEvent } from '../model/event.ts';
import type { EventWrite, WriteResult } from '../model/write.ts';
import type { Database } from './database.ts';
import { refreshSetting, refreshWording } from './log-caches.ts';
import type { HeadRow } from './meta-rows.ts';
import { replaceState } from './rows.ts';
import { isSameValue } from './same-value.ts';
import { runWrite, type StoreSession } from './session.ts';
import { findUndoneRoot, keepEffective } from './undone-events.ts';

/**
 * Writes one event with the state that follows from it, in one transaction, event first. The same event a second
 * time is `saved` and changes nothing. A card that was answered elsewhere since it was seen is `stale`.
 * Throws when the write contradicts itself, or when its id already names a different event.
 */
export async function recordEvent(session: StoreSession, write: EventWrite): Promise<WriteResult> {
  checkWrite(write);
  const { database } = session;
  const { event, nextState, seenEventId } = write;
  let isIdTaken = false;

  const result = await runWrite(session, ['events', 'states', 'cards', 'settings'], async (head) => {
    const [known, row] = await Promise.all([
      database.events.get(event.id),
      nextState === null ? undefined : database.states.get(nextState.cardId),
    ]);
    if (known !== undefined) {
      isIdTaken = !isSameValue(known, event);
      return { result: { kind: 'saved' }, head: null };
    }
    if (nextState === null) {
      const reviewsMore = await addEvent(database, event);
      return { result: { kind: 'saved' }, head: addToHead(head, event, reviewsMore) };
    }
    if (row === undefined) {
      const detail = `The card ${nextState.cardId} is not in the database.`;
      return { result: { kind: 'not-saved', reason: 'unknown', detail }, head: null };
    }
    if (row.lastEventId !== seenEventId) return { result: { kind: 'stale' }, head: null };
    const reviewsMore = await addEvent(database, event);
    await database.states.put(replaceState(row, nextState));
    return { result: { kind: 'saved' }, head: addToHead(head, event, reviewsMore) };
  });

  if (isIdTaken) throw new Error(`The event id ${event.id} already names another event.`);
  return result;
}

function checkWrite({ event, nextState }: EventWrite): void {
  const cardId = event.kind === 'setting' ? null : event.cardId;
  const stateCardId = nextState === null ? null : nextState.cardId;
  if (cardId !== stateCardId) {
    throw new Error(`Event ${event.id} is about card ${cardId}, but its state is of card ${stateCardId}.`);
  }
}

/** Adds the event and brings wording and settings up to date. Returns by how much the number of reviews that count changes. */
async function addEvent(database: Database, event: LogEvent): Promise<number> {
  if (event.kind === 'undo') return addUndo(database, event);
  await database.events.add(event);
  if (event.kind === 'edit') await refreshWording(database, event.cardId);
  if (event.kind === 'setting') await refreshSetting(database, event.key);
  return event.kind === 'review' ? 1 : 0;
}

async function addUndo(database: Database, event: UndoEvent): Promise<number> {
  const root = await findUndoneRoot(database, event);
  const countedBefore = root?.kind === 'review' ? await keepEffective(database, [root]) : [];
  await database.events.add(event);
  if (root?.kind === 'edit') await refreshWording(database, root.cardId);
  if (root?.kind === 'setting') await refreshSetting(database, root.key);
  if (root?.kind !== 'review') return 0;
  const countedAfter = await keepEffective(database, [root]);
  return countedAfter.length - countedBefore.length;
}

function addToHead(head: HeadRow, event: LogEvent, reviewsMore: number): HeadRow {
  const isOwn = event.deviceId === head.deviceId;
  return {
    ...head,
    events: head.events + 1,
    reviews: head.reviews + reviewsMore,
    lastEventId: event.id,
    lastOwnMillis: isOwn ? Math.max(head.lastOwnMillis, event.atMillis) : head.lastOwnMillis,
    lastSeenMillis: Math.max(head.lastSeenMillis, event.atMillis),
  };
}
