import initSqlJs from 'sql.js';
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { createSqliteEngine, type SqliteEngine } from '../../export/anki/sqlite-engine.ts';
import { Handover, serveTasks } from '../../pwa/serve-tasks.ts';
import { openReader, type StoreReader } from '../../store/open-reader.ts';
import type { AnkiTasks } from '../anki/anki-tasks.ts';
import { readAnki } from '../anki/read-anki.ts';
import { writeAnki } from '../anki/write-anki.ts';

/** SQLite's own code. As bytes: hosts that do not know the type of the file could not have it compiled while it comes. */
async function loadWasm(): Promise<ArrayBuffer> {
  const response = await fetch(new URL(wasmUrl, import.meta.url));
  if (!response.ok) throw new Error(`${response.url} could not be loaded: ${response.status}`);
  return response.arrayBuffer();
}

async function withTools<Value>(
  database: string,
  work: (reader: StoreReader, engine: SqliteEngine) => Promise<Value>,
): Promise<Value> {
  const [reader, sql] = await Promise.all([
    openReader({ name: database }),
    loadWasm().then((wasmBinary) => initSqlJs({ wasmBinary })),
  ]);
  try {
    return await work(reader, createSqliteEngine(sql));
  } finally {
    reader.close();
  }
}

serveTasks<AnkiTasks>({
  write: ({ database, request }, { report }) =>
    withTools(database, async (reader, engine) => {
      const written = await writeAnki(reader, engine, request, report);
      return new Handover(written, [written.bytes.buffer]);
    }),

  read: ({ database, request }, { report }) =>
    withTools(database, async (reader, engine) => {
      const offsetMinutesAt = (atMillis: number): number => 0 - new Date(atMillis).getTimezoneOffset();
      const read = await readAnki(reader, engine, request, offsetMinutesAt, report);
      const moved = read.ok ? [...read.value.eventPages, ...read.value.images.map(({ bytes }) => bytes)] : [];
      return new Handover(
        read,
        moved.map(({ buffer }) => buffer),
      );
    }),
});
