import { effectiveEvents, type LogEvent } from '../model/event.ts';
import type { CardId, NoteId } from '../model/ids.ts';
import { countTotals } from './count-totals.ts';
import type { Database } from './database.ts';
import { HEAD_KEY, type HeadRow, isWholeHead, type Totals } from './meta-rows.ts';
import { NO_NOTE_ORDER } from './note-order.ts';
import { placeCard } from './queue-place.ts';
import { type CardRow, rowToState, type StateRow, stateToRow } from './rows.ts';
import { isSameValue } from './same-value.ts';
import { readWording } from './save-notes.ts';
import type { StoreFinding } from './store.ts';

const ALL_TABLES = ['notes', 'texts', 'cards', 'states', 'events', 'settings', 'meta'];

const TOTAL_NAMES: readonly (keyof Totals)[] = [
  'notes',
  'cardRows',
  'deck',
  'tray',
  'events',
  'reviews',
  'lastOwnMillis',
  'lastSeenMillis',
];

/** Everything in the database that does not fit together; empty when all is well. Reads everything, writes nothing. */
export function verifyStore(database: Database): Promise<readonly StoreFinding[]> {
  return database.dexie.transaction('r', ALL_TABLES, async () => [
    ...(await verifyTotals(database)),
    ...(await verifyNotes(database)),
    ...(await verifyStates(database)),
    ...(await verifyCaches(database)),
  ]);
}

async function verifyTotals(database: Database): Promise<StoreFinding[]> {
  const row: unknown = await database.meta.get(HEAD_KEY);
  if (!isWholeHead(row)) return [{ kind: 'total', about: 'head', detail: 'The row of totals is missing or damaged.' }];
  const totals = await countTotals(database, row.deviceId);
  return TOTAL_NAMES.filter((name) => totals[name] !== row[name as keyof HeadRow]).map((name) => ({
    kind: 'total',
    about: name,
    detail: `stored ${row[name]}, counted ${totals[name]}`,
  }));
}

async function verifyNotes(database: Database): Promise<StoreFinding[]> {
  const [ids, textIds] = await Promise.all([
    database.notes.toCollection().primaryKeys(),
    database.texts.toCollection().primaryKeys(),
  ]);
  const withText = new Set(textIds);
  return ids
    .filter((id) => !withText.has(id))
    .map((id) => ({ kind: 'missing-text', about: id, detail: 'The note has no text.' }));
}

async function verifyStates(database: Database): Promise<StoreFinding[]> {
  const [cards, states, orders] = await Promise.all([
    database.cards.toArray(),
    database.states.toArray(),
    readOrders(database),
  ]);
  const stateById = new Map(states.map((state) => [state.cardId, state]));
  const findings: StoreFinding[] = [];
  for (const card of cards) {
    const state = stateById.get(card.id);
    stateById.delete(card.id);
    if (state === undefined) {
      findings.push({ kind: 'missing-state', about: card.id, detail: 'The card has no schedule.' });
    } else if (!isSameValue(state, computeStateRow(card, state, orders))) {
      findings.push({ kind: 'index', about: card.id, detail: `queue ${state.queue}, due ${state.dueKey}` });
    }
  }
  for (const cardId of stateById.keys()) {
    findings.push({ kind: 'missing-card', about: cardId, detail: 'There is a schedule, but no card.' });
  }
  return findings;
}

async function verifyCaches(database: Database): Promise<StoreFinding[]> {
  const counting = effectiveEvents<LogEvent>(await database.events.toArray());
  const wordings = new Map<CardId, { question: string; answer: string } | null>();
  const settings = new Map<string, unknown>();
  for (const event of counting) {
    if (event.kind === 'edit') wordings.set(event.cardId, event.wording);
    if (event.kind === 'setting') settings.set(event.key, event.value);
  }
  const findings: StoreFinding[] = [];
  await database.cards.each((card) => {
    if (isSameValue(readWording(card), wordings.get(card.id) ?? null)) return;
    findings.push({ kind: 'wording', about: card.id, detail: 'The wording is not the one of the last edit.' });
  });
  const stored = new Map((await database.settings.toArray()).map((row) => [row.key, row.value] as const));
  for (const key of new Set([...settings.keys(), ...stored.keys()])) {
    if (stored.get(key) === settings.get(key)) continue;
    const detail = `stored ${String(stored.get(key))}, by the events ${String(settings.get(key))}`;
    findings.push({ kind: 'setting', about: key, detail });
  }
  return findings;
}

/** The row as it should be: the same state at the place that card and note give it. */
export function computeStateRow(card: CardRow, row: StateRow, orders: ReadonlyMap<NoteId, number>): StateRow {
  return stateToRow(rowToState(row), placeCard(card, orders.get(card.noteId) ?? NO_NOTE_ORDER));
}

export async function readOrders(database: Database): Promise<ReadonlyMap<NoteId, number>> {
  return new Map((await database.notes.toArray()).map((note) => [note.id, note.order]));
}
