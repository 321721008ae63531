import { Zip, ZipDeflate } from 'fflate';
import { isFromAnki } from '../../export/anki/anki-ids.ts';
import { nameNoteFiles } from '../../export/note-file-names.ts';
import { overviewLog, writeCardsTable, writeReviewsCsv } from '../../export/spreadsheets.ts';
import type { Store } from '../../store/store.ts';
import type { Breathe } from './breathe.ts';
import type { TableKind } from './copy-out.ts';

type Source = Pick<Store, 'readProgressPages' | 'readAllCards' | 'readAllNotes'>;

/** Writes one of the tables, or the notes as they are, as a file. `stamp` stands in its name. */
export async function writeTableFile(store: Source, kind: TableKind, stamp: string, breathe: Breathe): Promise<File> {
  switch (kind) {
    case 'reviews':
      return new File(await writeReviews(store, breathe), `recollect-reviews-${stamp}.csv`, { type: 'text/csv' });
    case 'cards-csv':
      return new File(await writeCards(store, ','), `recollect-cards-${stamp}.csv`, { type: 'text/csv' });
    case 'cards-tsv':
      return new File(await writeCards(store, '\t'), `recollect-cards-${stamp}.tsv`, {
        type: 'text/tab-separated-values',
      });
    case 'notes-zip':
      return new File(await writeNotes(store, breathe), `recollect-notes-${stamp}.zip`, { type: 'application/zip' });
  }
}

async function readOverview(store: Source) {
  return overviewLog((await store.readProgressPages()).events);
}

async function writeReviews(store: Source, breathe: Breathe): Promise<Blob[]> {
  const overview = await readOverview(store);
  const parts: Blob[] = [];
  for await (const piece of writeReviewsCsv((await store.readProgressPages()).events, overview)) {
    parts.push(new Blob([piece]));
    await breathe();
  }
  return parts;
}

async function writeCards(store: Source, delimiter: ',' | '\t'): Promise<string[]> {
  return [...writeCardsTable(await store.readAllCards(), await readOverview(store), delimiter)];
}

/** Notes are texts: packed one after another, and never changed. Decks of Anki are none of the learner's files. */
async function writeNotes(store: Source, breathe: Breathe): Promise<Blob[]> {
  const notes = (await store.readAllNotes()).filter((note) => !isFromAnki(note.id));
  const names = nameNoteFiles(notes);
  const parts: Blob[] = [];
  let trouble: unknown = null;
  const zip = new Zip((error, bytes) => {
    trouble ??= error;
    parts.push(new Blob([new Uint8Array(bytes)]));
  });
  const encoder = new TextEncoder();
  for (const note of notes) {
    const entry = new ZipDeflate(names.get(note.id) ?? note.id, { level: 6 });
    entry.mtime = FIRST_ZIP_DATE;
    zip.add(entry);
    entry.push(encoder.encode(note.text), true);
    await breathe();
  }
  zip.end();
  if (trouble !== null) throw trouble;
  return parts;
}

/** The same notes give the same bytes: the earliest date that a zip can say stands for none. */
const FIRST_ZIP_DATE = new Date(1980, 0, 1, 12);
