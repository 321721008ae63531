import type { WriteRequest, WrittenPackage } from '../../../src/app/anki/anki-tasks.ts';
import { type AnkiPlan, comparePackage, makeRequest, packageContent } from '../../../src/app/anki/plan-anki.ts';
import { readAnki } from '../../../src/app/anki/read-anki.ts';
import { writeAnki } from '../../../src/app/anki/write-anki.ts';
import { takeInCopy, unpackContent } from '../../../src/app/files/take-in-copy.ts';
import type { SqliteEngine } from '../../../src/export/anki/sqlite-engine.ts';
import { effectiveEvents, type ReviewEvent } from '../../../src/model/event.ts';
import type { WriteResult } from '../../../src/model/write.ts';
import { momentAt } from '../../../src/scheduler/study-day.ts';
import { openImporter } from '../../../src/store/open-importer.ts';
import { openReader, type StoreReader } from '../../../src/store/open-reader.ts';
import { createImportDesk, type ImportDesk } from '../import/import-desk.ts';

/** The real packages were made in November 2026, after the day on which the desk begins. */
const AFTER_FIXTURES_DAYS = 60;

/** A learner with an app of their own, who writes packages and takes them in, past the worker and with the same code. */
export interface AnkiDesk extends ImportDesk {
  write(request?: Partial<WriteRequest>): Promise<WrittenPackage>;
  read(bytes: Uint8Array, fileName?: string): Promise<AnkiPlan>;
  takeInPackage(plan: AnkiPlan): Promise<WriteResult>;
  /** Card, grade and time of each answer that counts, in order. */
  readAnswers(): Promise<readonly (readonly [string, number, number])[]>;
}

/** `laterDays` after the others: what is dated after the clock is not taken in. */
export async function createAnkiDesk(engine: SqliteEngine, laterDays = 0): Promise<AnkiDesk> {
  const desk = await createImportDesk();
  desk.passDays(AFTER_FIXTURES_DAYS + laterDays);
  const { store, deps } = desk;
  const withReader = async <Value>(work: (reader: StoreReader) => Promise<Value>): Promise<Value> => {
    const reader = await openReader({ name: desk.database });
    try {
      return await work(reader);
    } finally {
      reader.close();
    }
  };
  return {
    ...desk,
    async write(request = {}) {
      const settings = await store.readSettings();
      const now = momentAt(deps.nowMillis(), 0, settings.rolloverHour);
      const whole = { scope: null, hasScheduling: true, values: settings.values, now, ...request };
      return withReader((reader) => writeAnki(reader, engine, whole, () => undefined));
    },
    async read(bytes, fileName = 'some.apkg') {
      const file = { name: fileName, blob: new Blob([new Uint8Array(bytes)]) };
      const request = await makeRequest(deps, await store.readSettings(), file);
      const read = await withReader((reader) =>
        readAnki(
          reader,
          engine,
          request,
          () => 0,
          () => undefined,
        ),
      );
      if (!read.ok) throw new Error(JSON.stringify(read.problem));
      return comparePackage(store, fileName, read.value, deps.nowMillis());
    },
    async takeInPackage(plan) {
      const settings = await store.readSettings();
      const atMillis = deps.nowMillis();
      const content = unpackContent(packageContent(plan, atMillis, store.deviceId));
      return store.importAside(async (place) => {
        const importer = await openImporter(place);
        try {
          return await takeInCopy(importer, settings, content, { label: plan.fileName, atMillis });
        } finally {
          importer.close();
        }
      });
    },
    async readAnswers() {
      const { events } = await store.readProgress();
      return effectiveEvents(events)
        .filter((event): event is ReviewEvent => event.kind === 'review')
        .map(({ cardId, grade, atMillis }) => [cardId, grade, atMillis] as const);
    },
  };
}
