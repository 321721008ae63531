import { expect, test } from 'vitest';
import { readWholeLog } from '../../../src/app/statistics/read-whole-log.ts';
import type { LogEvent } from '../../../src/model/event.ts';
import type { EventId } from '../../../src/model/ids.ts';
import { ReviewTableBuilder } from '../../../src/scheduler/statistics-table.ts';
import { openReader } from '../../../src/store/open-reader.ts';
import { createBrowser, withRawDatabase } from '../../store/helpers/open.ts';
import { reviewEvent, sampleCard, sampleNote, TODAY, undoEvent } from '../../store/helpers/samples.ts';
import { sealAll } from '../../store/helpers/seal-log.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as EventId;

test('packed parts give the same table as the rows', async () => {
  const reviews = Array.from({ length: 6_000 }, (_, i) => {
    const day = TODAY - 30 + Math.floor(i / 200);
    return reviewEvent(uuid(i), `c${i % 5}`, { day, atMillis: day * 86_400_000 + i, durationMillis: 1_000 + i });
  });
  const undone = reviews.filter((_, i) => i % 700 === 0);
  const log: LogEvent[] = [
    ...reviews,
    ...undone.map((review, i) =>
      undoEvent(uuid(90_000 + i), review.id, review.cardId, { day: review.day, atMillis: review.atMillis + 1 }),
    ),
  ];
  const browser = createBrowser();
  const store = await browser.openReady();
  await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1')] });
  await withRawDatabase(browser.name, async (database) => {
    const transaction = database.transaction('events', 'readwrite');
    for (const event of log) transaction.objectStore('events').put(event);
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
  });
  const reader = await openReader({ name: browser.name });
  const readTable = async () => {
    const builder = new ReviewTableBuilder(await reader.readUndoneIds());
    for await (const page of readWholeLog(reader)) for (const event of page) builder.add(event);
    return builder.finish();
  };
  expect(await reader.readSealedLog()).toBeNull();
  const fromRows = await readTable();
  expect(await sealAll(store, browser.name, TODAY - 2)).toBeGreaterThan(0);
  expect(await reader.readSealedLog()).not.toBeNull();
  const fromParts = await readTable();
  reader.close();
  expect(fromRows.count).toBe(reviews.length - undone.length);
  expect(fromParts).toEqual({ ...fromRows, cards: fromParts.cards, card: fromParts.card });
  // Cards are numbered as they turn up; by name each row is the same.
  const namesOf = ({ cards, card }: typeof fromRows) => [...card].map((number) => cards[number]);
  expect(namesOf(fromParts)).toEqual(namesOf(fromRows));
});
