import type { LogEvent, UndoEvent } from '../model/event.ts';
import type { EventId } from '../model/ids.ts';
import type { EventWrite, WriteResult } from '../model/write.ts';
import type { Database } from './database.ts';
import { refreshSetting, refreshWording } from './log-caches.ts';
import type { HeadRow } from './meta-rows.ts';
import { replaceState, type StateRow } from './rows.ts';
import { isSameValue } from './same-value.ts';
import { runReadAndWrite, type StoreSession, type Written } from './session.ts';
import { findUndoneRoot, keepEffective } from './undone-events.ts';

/**
 * Writes events with the states that follow from them, in one transaction: all of them or none. An event that is there
 * already changes nothing. When one card was answered elsewhere since it was seen, nothing is written and all is `stale`.
 * Throws when a write contradicts itself, or when an id already names a different event.
 */
export async function recordEvents(session: StoreSession, writes: readonly EventWrite[]): Promise<WriteResult> {
  for (const write of writes) checkWrite(write);
  const { database } = session;
  let takenId: EventId | null = null;

  const record = async (head: HeadRow, stored: StoredForEvents): Promise<Written> => {
    const put = await putEvents(database, head, writes, stored);
    takenId = put.takenId;
    return put;
  };
  const read = () => readForEvents(database, writes);
  const result = await runReadAndWrite(session, ['events', 'states', 'cards', 'settings'], read, record, writes.length);

  if (takenId !== null) throw new Error(`The event id ${takenId} already names another event.`);
  return result;
}

/** What the database holds of the events to be written and of their cards. */
export interface StoredForEvents {
  /** In the order of the writes; undefined for an event that is not there yet. */
  readonly events: readonly (LogEvent | undefined)[];
  readonly states: readonly StateRow[];
}

export async function readForEvents(database: Database, writes: readonly EventWrite[]): Promise<StoredForEvents> {
  const cardIds = [...new Set(writes.flatMap(({ nextState }) => (nextState === null ? [] : [nextState.cardId])))];
  const [events, states] = await Promise.all([
    database.events.bulkGet(writes.map(({ event }) => event.id)),
    database.states.bulkGet(cardIds),
  ]);
  return { events, states: states.filter((row) => row !== undefined) };
}

/**
 * The same inside a transaction over events, states, cards and settings. Without a head nothing was written. The writes are on
 * their way when it resolves, so that more can be sent after them: wait for `writing` too. `takenId` is the id that already names
 * another event, if there is one.
 */
export async function putEvents(
  database: Database,
  head: HeadRow,
  writes: readonly EventWrite[],
  { events: known, states }: StoredForEvents,
): Promise<Written & { readonly takenId: EventId | null }> {
  const takenId =
    writes.find(({ event }, i) => known[i] !== undefined && !isSameValue(known[i], event))?.event.id ?? null;
  const fresh = writes.filter((_, i) => known[i] === undefined);
  if (takenId !== null || fresh.length === 0) return { result: { kind: 'saved' }, head: null, takenId };

  const rowByCard = new Map(states.map((row) => [row.cardId, row] as const));
  for (const { nextState, seenEventId } of fresh) {
    if (nextState === null) continue;
    const row = rowByCard.get(nextState.cardId);
    if (row === undefined) {
      const detail = { id: 'no-card', values: { card: nextState.cardId } } as const;
      return { result: { kind: 'not-saved', reason: 'unknown', detail }, head: null, takenId };
    }
    if (row.lastEventId !== seenEventId) return { result: { kind: 'stale' }, head: null, takenId };
    rowByCard.set(row.cardId, replaceState(row, nextState));
  }
  // Rows that do not depend on one another go to the database together.
  const plain = fresh.map(({ event }) => event).filter(isPlain);
  const changed = new Set(fresh.map(({ nextState }) => nextState?.cardId));
  const writing = Promise.all([
    plain.length > 0 ? database.events.bulkAdd(plain) : undefined,
    database.states.bulkPut([...rowByCard.values()].filter((row) => changed.has(row.cardId))),
  ]);
  if (plain.length < fresh.length) await writing;
  let nextHead = head;
  for (const { event } of fresh) {
    const reviewsMore = isPlain(event) ? Number(event.kind === 'review') : await addEvent(database, event);
    nextHead = addToHead(nextHead, event, reviewsMore);
  }
  return { result: { kind: 'saved' }, head: nextHead, writing, takenId };
}

function checkWrite({ event, nextState }: EventWrite): void {
  const cardId = event.kind === 'setting' ? null : event.cardId;
  const stateCardId = nextState === null ? null : nextState.cardId;
  if (cardId !== stateCardId) {
    throw new Error(`Event ${event.id} is about card ${cardId}, but its state is of card ${stateCardId}.`);
  }
}

/** Whether nothing but the log and a state follows from the event. */
function isPlain(event: LogEvent): boolean {
  return event.kind !== 'undo' && event.kind !== 'edit' && event.kind !== 'setting';
}

/** Adds the event and brings wording and settings up to date. Returns by how much the number of reviews that count changes. */
async function addEvent(database: Database, event: LogEvent): Promise<number> {
  if (event.kind === 'undo') return addUndo(database, event);
  await database.events.add(event);
  if (event.kind === 'edit') await refreshWording(database, event.cardId);
  if (event.kind === 'setting') await refreshSetting(database, event.key);
  return 0;
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
