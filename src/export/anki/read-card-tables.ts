import type { Millis } from '../../model/time.ts';
import type { NotTakenList } from './anki-problem.ts';
import { PackageRefusal } from './anki-problem.ts';
import type { OpenCollection } from './open-collection.ts';
import type { RawCard, RawCollection, RawNote, RawReview } from './raw-collection.ts';
import { fieldOf, numberOrNull, parseJson, wholeOrNull } from './read-json-fields.ts';
import type { AnkiLimits } from './read-limits.ts';
import type { SqlRow } from './sqlite-engine.ts';

export type CardTable = 'notes' | 'cards' | 'revlog';

const GUID_CHARS = 500;
/** Clocks may differ by a day. What is dated later than that is not known to have happened. */
const TOLERANCE_SECONDS = 86_400;

/**
 * Reads notes, cards and answers. Rows are counted while they come, never before: in a crafted database even counting
 * them may not end. Rows that make no sense are left out and listed.
 */
export function readCardTables(
  { database }: OpenCollection,
  limits: AnkiLimits,
  place: string,
  notTaken: NotTakenList,
  nowMillis: Millis,
  onRow: (table: CardTable, count: number) => void,
): Pick<RawCollection, 'notes' | 'cards' | 'reviewsByCard'> {
  const latestSeconds = Math.floor(nowMillis / 1000) + TOLERANCE_SECONDS;
  function* rowsOf(table: CardTable, sql: string, most: number): Generator<SqlRow, void, undefined> {
    let count = 0;
    for (const row of database.select(sql)) {
      if (++count > most)
        throw new PackageRefusal('too-large', `${place}, ${table}`, { id: 'too-many-rows', values: { most } });
      onRow(table, count);
      yield row;
    }
  }

  const notes: RawNote[] = [];
  const noteSql = `select id, guid, mid, mod, case when length(tags) <= 20000 then tags else '' end,
    case when length(flds) <= ${limits.noteChars} then flds end from notes`;
  for (const row of rowsOf('notes', noteSql, limits.notes)) {
    const note = readNote(row, latestSeconds);
    if (note === null) notTaken.add('card', { id: 'note', values: { id: String(row[0]) } }, { id: 'no-note-id' });
    else notes.push(note);
  }

  const cards: RawCard[] = [];
  const cardSql = `select id, nid, did, ord, mod, type, queue, due, ivl, flags, odue, odid,
    case when length(data) <= 2000 then data else '' end from cards`;
  for (const row of rowsOf('cards', cardSql, limits.cards)) {
    const card = readCard(row, latestSeconds);
    if (card === null) notTaken.add('card', { id: 'card', values: { id: String(row[0]) } }, { id: 'odd-numbers' });
    else cards.push(card);
  }

  const reviewsByCard = new Map<number, RawReview[]>();
  for (const row of rowsOf('revlog', 'select id, cid, ease, ivl, factor, time, type from revlog', limits.reviews)) {
    const cardId = wholeOrNull(row[1]);
    const review = readReview(row);
    if (cardId === null || review === null) {
      notTaken.add('history', { id: 'answer', values: { id: String(row[0]) } }, { id: 'odd-numbers' });
      continue;
    }
    if (review.id > latestSeconds * 1000) {
      notTaken.add('history', { id: 'answer', values: { id: String(review.id) } }, { id: 'future' });
      continue;
    }
    const list = reviewsByCard.get(cardId);
    if (list === undefined) reviewsByCard.set(cardId, [review]);
    else list.push(review);
  }
  for (const list of reviewsByCard.values()) list.sort((a, b) => a.id - b.id);
  return { notes: notes.sort((a, b) => a.id - b.id), cards: cards.sort((a, b) => a.id - b.id), reviewsByCard };
}

function readNote(row: SqlRow, latestSeconds: number): RawNote | null {
  const [id, noteTypeId, modified] = [row[0], row[2], row[3]].map(wholeOrNull);
  const [guid, tags, fields] = [row[1], row[4], row[5]];
  // Old programs gave numbers for a guid; SQLite keeps them as such in a column that was made otherwise.
  const guidText = typeof guid === 'number' ? String(guid) : guid;
  if (id == null || noteTypeId == null || typeof guidText !== 'string' || guidText === '') return null;
  if (guidText.length > GUID_CHARS || typeof fields !== 'string') return null;
  return {
    id,
    guid: guidText,
    noteTypeId,
    modifiedAtSeconds: clampSeconds(modified ?? null, latestSeconds),
    tags:
      typeof tags === 'string'
        ? tags
            .split(/[\s\u3000]+/)
            .filter((tag) => tag !== '')
            .slice(0, 200)
        : [],
    fields: fields.split('\u001f'),
  };
}

function readCard(row: SqlRow, latestSeconds: number): RawCard | null {
  const [id, noteId, deckId, ord, modified, type, queue, due, intervalDays, flags, homeDue, homeDeckId] =
    row.map(wholeOrNull);
  if (id == null || noteId == null || deckId == null || ord == null || ord < 0 || ord > 9_999) return null;
  if (type == null || type < 0 || type > 3 || queue == null || due == null) return null;
  const data = parseJson(typeof row[12] === 'string' ? row[12] : '');
  const isAway = homeDeckId != null && homeDeckId !== 0;
  const lastReviewSeconds = wholeOrNull(fieldOf(data, 'lrt'));
  return {
    id,
    noteId,
    deckId: isAway ? homeDeckId : deckId,
    ord,
    modifiedAtSeconds: clampSeconds(modified ?? null, latestSeconds),
    type,
    queue,
    due: isAway && homeDue != null && homeDue !== 0 ? homeDue : due,
    intervalDays: intervalDays ?? 0,
    flag: (flags ?? 0) & 7,
    lastReviewSeconds:
      lastReviewSeconds !== null && lastReviewSeconds > 0 ? clampSeconds(lastReviewSeconds, latestSeconds) : null,
    desiredRetention: numberOrNull(fieldOf(data, 'dr')),
  };
}

function readReview(row: SqlRow): RawReview | null {
  const [id, , ease, interval, factor, durationMillis, type] = row.map(wholeOrNull);
  if (id == null || id <= 0 || id > 8.64e15 || ease == null || ease < 0 || ease > 4) return null;
  if (interval == null || Math.abs(interval) > 1e9 || type == null || type < 0 || type > 5) return null;
  return {
    id,
    ease,
    interval,
    factor: factor ?? 0,
    durationMillis: Math.min(Math.max(durationMillis ?? 0, 0), 86_400_000),
    type,
  };
}

function clampSeconds(seconds: number | null, latestSeconds: number): number {
  return Math.min(Math.max(seconds ?? 0, 0), latestSeconds);
}
