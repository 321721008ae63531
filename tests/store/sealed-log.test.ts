import { describe, expect, test } from 'vitest';
import { compareEvents, type LogEvent, type ReviewEvent } from '../../src/model/event.ts';
import type { EventId } from '../../src/model/ids.ts';
import { type PackedLog, unpackEvents } from '../../src/scheduler/packed-log.ts';
import { openReader } from '../../src/store/open-reader.ts';
import type { Store } from '../../src/store/store.ts';
import { type Browser, createBrowser, withRawDatabase } from './helpers/open.ts';
import { gradeWrite, reviewEvent, sampleCard, sampleNote, TODAY, undoEvent } from './helpers/samples.ts';
import { packNextPart, sealAll } from './helpers/seal-log.ts';

const DAYS = 30;
const A_DAY = 250;
/** Today and yesterday stay open. */
const UP_TO = TODAY - 2;

function uuid(n: number): EventId {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as EventId;
}

/** Some thousand answers over a month, the last of them today, with an undo here and there. */
function makeLog(): LogEvent[] {
  const reviews = Array.from({ length: DAYS * A_DAY }, (_, i): ReviewEvent => {
    const day = TODAY - DAYS + 1 + Math.floor(i / A_DAY);
    return reviewEvent(uuid(i), `c${i % 7}`, { day, atMillis: day * 86_400_000 + i });
  });
  const undos = reviews
    .filter((_, i) => i % 500 === 0)
    .map((review, i) =>
      undoEvent(uuid(90_000 + i), review.id, review.cardId, { day: review.day, atMillis: review.atMillis + 1 }),
    );
  return [...reviews, ...undos];
}

async function openWith(log: readonly LogEvent[]): Promise<{ browser: Browser; store: Store }> {
  const browser = createBrowser();
  const store = await browser.openReady();
  await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1'), sampleCard('c2')] });
  await withRawDatabase(browser.name, async (database) => {
    const transaction = database.transaction('events', 'readwrite');
    for (const event of log) transaction.objectStore('events').put(event);
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
  });
  return { browser, store };
}

async function readSealed(browser: Browser): Promise<{ events: LogEvent[]; rest: number } | null> {
  const reader = await openReader({ name: browser.name });
  const sealed = await reader.readSealedLog();
  reader.close();
  if (sealed === null) return null;
  const packed = sealed.parts.flatMap((part) => unpackEvents(part as PackedLog));
  return { events: [...packed, ...sealed.rest].sort(compareEvents), rest: sealed.rest.length };
}

describe('the packed parts of the log', () => {
  test('hold every event exactly, with the last days beside them', async () => {
    const log = makeLog();
    const { browser, store } = await openWith(log);
    expect(await readSealed(browser)).toBeNull();
    expect(await sealAll(store, browser.name, UP_TO)).toBeGreaterThan(1);
    const sealed = await readSealed(browser);
    expect(sealed?.events).toEqual([...log].sort(compareEvents));
    expect(sealed?.rest).toBeLessThan(log.length / 2);
    expect(await sealAll(store, browser.name, UP_TO)).toBe(0);
  });

  test('go on with what is answered afterwards', async () => {
    const log = makeLog();
    const { browser, store } = await openWith(log);
    await sealAll(store, browser.name, UP_TO);
    const { event, nextState } = gradeWrite(uuid(99_999), 'c1', { day: TODAY, atMillis: TODAY * 86_400_000 + 9e7 });
    expect(await store.recordEvents([{ event, nextState, seenEventId: null }])).toEqual({ kind: 'saved' });
    expect((await readSealed(browser))?.events).toEqual([...log, event].sort(compareEvents));
  });

  test('are not used once an older event has come in, and are made anew', async () => {
    const log = makeLog();
    const { browser, store } = await openWith(log);
    await sealAll(store, browser.name, UP_TO);
    const { event, nextState } = gradeWrite(uuid(99_998), 'c1', {
      day: TODAY - 20,
      atMillis: (TODAY - 20) * 86_400_000,
    });
    await store.recordEvents([{ event, nextState, seenEventId: null }]);
    expect(await readSealed(browser)).toBeNull();
    await sealAll(store, browser.name, UP_TO);
    expect((await readSealed(browser))?.events).toEqual([...log, event].sort(compareEvents));
  });

  test('are gone when the learner empties the store', async () => {
    const { browser, store } = await openWith(makeLog());
    await sealAll(store, browser.name, UP_TO);
    expect(await store.wipe()).toEqual({ kind: 'saved' });
    expect(await readSealed(browser)).toBeNull();
  });

  test('are not made of a few events', async () => {
    const { browser, store } = await openWith(makeLog().slice(0, 500));
    expect(await sealAll(store, browser.name, UP_TO)).toBe(0);
    expect(await readSealed(browser)).toBeNull();
  });

  test('are refused when the log has changed while they were packed', async () => {
    const { browser, store } = await openWith(makeLog());
    const part = await packNextPart(browser.name, UP_TO);
    if (part === null) throw new Error('There is nothing to pack');
    const late = { day: part.throughDay, atMillis: part.throughDay * 86_400_000 };
    const { event, nextState } = gradeWrite(uuid(99_997), 'c1', late);
    await store.recordEvents([{ event, nextState, seenEventId: null }]);
    expect(await store.putSealedPart(part)).toEqual({ kind: 'stale' });
    expect(await readSealed(browser)).toBeNull();
  });

  test('are refused when another window has packed in between', async () => {
    const { browser, store } = await openWith(makeLog());
    const first = await packNextPart(browser.name, UP_TO);
    if (first === null) throw new Error('There is nothing to pack');
    expect(await store.putSealedPart(first)).toEqual({ kind: 'saved' });
    const second = await packNextPart(browser.name, UP_TO);
    if (second === null) throw new Error('There is nothing more to pack');
    expect(await store.putSealedPart(second)).toEqual({ kind: 'saved' });
    expect(await store.putSealedPart(second)).toEqual({ kind: 'stale' });
    expect((await readSealed(browser))?.events).toEqual([...makeLog()].sort(compareEvents));
  });
});
