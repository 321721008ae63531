import type { LogEvent, UndoEvent } from '../model/event.ts';
import type { CardId, EventId } from '../model/ids.ts';
import { compareStamps, type Stamp } from '../model/stamp.ts';
import type { WriteResult } from '../model/write.ts';
import { countTotals } from './count-totals.ts';
import type { Database } from './database.ts';
import { refreshSetting, refreshWording } from './log-caches.ts';
import { type HeadRow, UNKNOWN_LINES_KEY } from './meta-rows.ts';
import { replaceState } from './rows.ts';
import { isSameValue } from './same-value.ts';
import { addSavedToHead, putNotesAndCards } from './save-notes.ts';
import { runWrite, type StoreSession, type Written } from './session.ts';
import type { MergeWrite } from './store.ts';
import { findUndoneIds, findUndoneRoot } from './undone-events.ts';

/**
 * Takes in what another device had, in one transaction: all of it or nothing. Events are only ever added; notes and
 * cards with an earlier stamp than the stored ones are left out. `stale` when an event was recorded since the merge
 * was planned: then the replayed states would lack it, and the plan has to be made again.
 */
export function applyMerge(session: StoreSession, write: MergeWrite): Promise<WriteResult> {
  const { database } = session;
  const rowCount = write.notes.length + write.cards.length + write.events.length + write.states.length;
  const merge = async (head: HeadRow): Promise<Written> => {
    const { seenEventCount } = write;
    if (seenEventCount !== undefined && seenEventCount !== head.events)
      return { result: { kind: 'stale' }, head: null };

    const saved = await putNotesAndCards(database, {
      notes: keepLater(write.notes, await database.notes.bulkGet(write.notes.map((note) => note.id))),
      cards: keepLater(write.cards, await database.cards.bulkGet(write.cards.map((card) => card.id))),
    });
    const undosBefore = await readAllUndos(database);
    const { fresh, replaced } = await putEvents(database, write.events);
    await putStates(database, write);
    await refreshCaches(database, [...fresh, ...replaced], saved.newCardIds, head.events > 0);
    await keepUnknownLines(database, write.unknownLines);

    const headWithNotes = addSavedToHead(head, saved);
    const nextHead =
      replaced.length === 0
        ? addEventsToHead(headWithNotes, fresh, await countReviewsMore(database, fresh, undosBefore))
        : { ...headWithNotes, ...(await countTotals(database, head.deviceId)) };
    return { result: { kind: 'saved' }, head: nextHead };
  };
  return runWrite(session, ['notes', 'texts', 'cards', 'states', 'events', 'settings'], merge, rowCount);
}

function keepLater<Thing extends { readonly changedAt: Stamp }>(
  incoming: readonly Thing[],
  stored: readonly ({ readonly changedAt: Stamp } | undefined)[],
): Thing[] {
  return incoming.filter((thing, i) => {
    const old = stored[i];
    return old === undefined || compareStamps(thing.changedAt, old.changedAt) >= 0;
  });
}

function readAllUndos(database: Database): Promise<UndoEvent[]> {
  return database.events
    .orderBy('undoneEventId')
    .toArray()
    .then((events) => events.filter((event): event is UndoEvent => event.kind === 'undo'));
}

/**
 * Adds the events that are not there. `replaced` are those that were there with another content: only a damaged file
 * or log can bring that about, and the plan has chosen which one stays.
 */
async function putEvents(
  database: Database,
  events: readonly LogEvent[],
): Promise<{ fresh: LogEvent[]; replaced: LogEvent[] }> {
  const known = await database.events.bulkGet(events.map((event) => event.id));
  const fresh = events.filter((_, i) => known[i] === undefined);
  const replaced = events.filter((event, i) => known[i] !== undefined && !isSameValue(known[i], event));
  await database.events.bulkPut([...fresh, ...replaced]);
  return { fresh, replaced };
}

async function putStates(database: Database, write: MergeWrite): Promise<void> {
  const rows = await database.states.bulkGet(write.states.map((state) => state.cardId));
  const next = write.states.flatMap((state, i) => {
    const row = rows[i];
    return row === undefined ? [] : [replaceState(row, state)];
  });
  await database.states.bulkPut(next);
}

async function refreshCaches(
  database: Database,
  events: readonly LogEvent[],
  newCardIds: readonly CardId[],
  hadEvents: boolean,
): Promise<void> {
  const cardIds = new Set<CardId>();
  const keys = new Set<string>();
  for (const event of events) {
    const about = event.kind === 'undo' ? await findUndoneRoot(database, event) : event;
    if (about?.kind === 'edit') cardIds.add(about.cardId);
    if (about?.kind === 'setting') keys.add(about.key);
  }
  if (hadEvents) {
    // An edit may have come before its card: from a file that held the one without the other.
    const earlier = await database.events.where('cardId').anyOf(newCardIds).toArray();
    for (const event of earlier) if (event.kind === 'edit') cardIds.add(event.cardId);
  }
  for (const cardId of cardIds) await refreshWording(database, cardId);
  for (const key of keys) await refreshSetting(database, key);
}

async function keepUnknownLines(database: Database, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const row = await database.meta.get(UNKNOWN_LINES_KEY);
  const kept = row?.key === UNKNOWN_LINES_KEY ? row.lines : [];
  await database.meta.put({ key: UNKNOWN_LINES_KEY, lines: [...new Set([...kept, ...lines])].sort() });
}

/** By how much the number of reviews that count changes: new ones that count, and old ones that an undo now reaches. */
async function countReviewsMore(
  database: Database,
  fresh: readonly LogEvent[],
  undosBefore: readonly UndoEvent[],
): Promise<number> {
  const newUndos = fresh.filter((event): event is UndoEvent => event.kind === 'undo');
  const before = findUndoneIds(undosBefore);
  const after = findUndoneIds([...undosBefore, ...newUndos]);
  const freshIds = new Set(fresh.map((event) => event.id));
  const turned = (from: ReadonlySet<EventId>, to: ReadonlySet<EventId>) =>
    [...to].filter((id) => !from.has(id) && !freshIds.has(id));
  const [lost, regained] = await Promise.all([
    countReviews(database, turned(before, after)),
    countReviews(database, turned(after, before)),
  ]);
  const added = fresh.filter((event) => event.kind === 'review' && !after.has(event.id)).length;
  return added - lost + regained;
}

async function countReviews(database: Database, ids: readonly EventId[]): Promise<number> {
  const events = await database.events.bulkGet([...ids]);
  return events.filter((event) => event?.kind === 'review').length;
}

function addEventsToHead(head: HeadRow, fresh: readonly LogEvent[], reviewsMore: number): HeadRow {
  let { lastEventId, lastOwnMillis, lastSeenMillis } = head;
  for (const event of fresh) {
    if (event.deviceId === head.deviceId) lastOwnMillis = Math.max(lastOwnMillis, event.atMillis);
    if (event.atMillis < lastSeenMillis) continue;
    lastSeenMillis = event.atMillis;
    lastEventId = event.id;
  }
  return {
    ...head,
    events: head.events + fresh.length,
    reviews: head.reviews + reviewsMore,
    lastEventId,
    lastOwnMillis,
    lastSeenMillis,
  };
}
