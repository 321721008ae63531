import type { CardState } from '../model/card-state.ts';
import type { CardView } from '../model/card-view.ts';
import type { FactId, NoteId } from '../model/ids.ts';
import { readStamp } from '../model/stamp.ts';
import type { StudyDay } from '../model/time.ts';
import type { Database } from './database.ts';
import { GREATEST_KEY, LEAST_KEY, QUEUE_NEW, QUEUE_SUSPENDED, QUEUE_TRAY } from './queue-place.ts';
import { readNoteText } from './read-card.ts';
import { countDue, countNew } from './read-due.ts';
import { type NoteRow, rowsToView, rowToState } from './rows.ts';
import type { NoteSummary, NoteView } from './store.ts';

/** The states of all cards of a fact, wherever they stand. */
export async function readFactStates(database: Database, factId: FactId): Promise<readonly CardState[]> {
  return (await database.states.where('factId').equals(factId).toArray()).map(rowToState);
}

export async function readNotePaths(database: Database): Promise<ReadonlyMap<NoteId, string>> {
  return new Map((await database.notes.toArray()).map((row) => [row.id, row.path]));
}

export async function readNoteTitles(
  database: Database,
  noteIds: readonly NoteId[],
): Promise<ReadonlyMap<NoteId, string>> {
  const rows = await database.notes.bulkGet([...noteIds]);
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row.title] as const])));
}

/** The note with all its cards in the order of their lines. */
export function readNote(database: Database, noteId: NoteId): Promise<NoteView | null> {
  return database.dexie.transaction('r', ['notes', 'texts', 'cards', 'states'], async () => {
    const [note, cards] = await Promise.all([
      readNoteText(database, noteId),
      database.cards.where('noteId').equals(noteId).toArray(),
    ]);
    if (note === null) return null;
    const states = await database.states.bulkGet(cards.map((card) => card.id));
    const views = cards.flatMap((card, i) => {
      const state = states[i];
      return state === undefined ? [] : [rowsToView(card, state)];
    });
    return { note, cards: views.sort((a, b) => compareByLine(a, b)) };
  });
}

function compareByLine({ card: a }: CardView, { card: b }: CardView): number {
  return a.source.from - b.source.from || a.source.to - b.source.to || (a.id < b.id ? -1 : 1);
}

/** All notes in the order of their paths, with their counts. Reads no card. */
export function readNotes(database: Database, day: StudyDay): Promise<readonly NoteSummary[]> {
  return database.dexie.transaction('r', ['notes', 'states'], async () => {
    const rows = await database.notes.toArray();
    rows.sort((a, b) => a.order - b.order);
    return Promise.all(rows.map((row) => summarizeNote(database, row, day)));
  });
}

async function summarizeNote(database: Database, row: NoteRow, day: StudyDay): Promise<NoteSummary> {
  const countQueues = (from: number, to: number) =>
    database.states
      .where('[noteId+queue+dueKey]')
      .between([row.id, from, LEAST_KEY], [row.id, to, GREATEST_KEY], true, true)
      .count();
  const [cardCount, newCount, dueCount, trayCount, medianIntervalDays] = await Promise.all([
    countQueues(QUEUE_NEW, QUEUE_SUSPENDED),
    countNew(database, row.id, day),
    countDue(database, row.id, day),
    countQueues(QUEUE_TRAY, QUEUE_TRAY),
    readMedianInterval(database, row.id),
  ]);
  return {
    id: row.id,
    path: row.path,
    title: row.title,
    changedAtMillis: readStamp(row.changedAt)?.millis ?? 0,
    cardCount,
    newCount,
    dueCount,
    trayCount,
    medianIntervalDays,
  };
}

/** Of an even number of cards, the mean of the two in the middle. */
async function readMedianInterval(database: Database, noteId: NoteId): Promise<number | null> {
  const started = () =>
    database.states.where('[noteId+intervalDays]').between([noteId, 0], [noteId, GREATEST_KEY], true, true);
  const count = await started().count();
  if (count === 0) return null;
  const middle = await started()
    .offset(Math.floor((count - 1) / 2))
    .limit(count % 2 === 0 ? 2 : 1)
    .toArray();
  const days = middle.map((row) => row.intervalDays ?? 0);
  return days.reduce((sum, each) => sum + each, 0) / days.length;
}
