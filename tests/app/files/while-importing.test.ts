import { describe, expect, test } from 'vitest';
import { takeBrokenOff, whileImporting } from '../../../src/app/files/while-importing.ts';
import type { RunningImport, Store } from '../../../src/store/store.ts';
import { createMemoryLocks } from '../../helpers/memory-locks.ts';
import { createBrowser } from '../../store/helpers/open.ts';
import { NOON, sampleCard, sampleNote } from '../../store/helpers/samples.ts';
import { toImport } from '../../store/helpers/take-in.ts';

const running: RunningImport = { source: 'copy', label: 'copy.ndjson', atMillis: NOON };
const file = { notes: [sampleNote('note-a')], cards: [sampleCard('c1')], events: [], unknownLines: [] };
const write = toImport(file, { label: running.label, atMillis: running.atMillis });

/** Begins an import and kills the window in the middle, as a browser does: its locks go, what is on the disk stays. */
async function killInTheMiddle(store: Store): Promise<void> {
  await new Promise<void>((isInTheMiddle) => {
    const never = () => {
      isInTheMiddle();
      return new Promise<never>(() => undefined);
    };
    void whileImporting(store, running, never, createMemoryLocks());
  });
}

describe('an import', () => {
  test('that was broken off is told once', async () => {
    const browser = createBrowser();
    const store = await browser.openReady();
    await killInTheMiddle(store);
    store.close();
    const next = await browser.openReady();
    const locks = createMemoryLocks();
    expect(await takeBrokenOff(next, locks)).toEqual(running);
    expect(await takeBrokenOff(next, locks)).toBeNull();
    expect(await next.verify()).toEqual([]);
  });

  test('that happened is forgotten in its own transaction, whether or not the window lives to hear of it', async () => {
    const store = await createBrowser().openReady();
    const locks = createMemoryLocks();
    await killInTheMiddle(store);
    await store.importProgress(write);
    expect(await takeBrokenOff(store, locks)).toBeNull();
    await killInTheMiddle(store);
    await store.saveNotes({ notes: [], cards: [sampleCard('c2')], import: running });
    expect(await takeBrokenOff(store, locks)).toBeNull();
  });

  test('of another window is not forgotten with it', async () => {
    const store = await createBrowser().openReady();
    await killInTheMiddle(store);
    await store.importProgress({ ...write, atMillis: NOON + 1 });
    expect(await takeBrokenOff(store, createMemoryLocks())).toEqual(running);
  });

  test('that goes on in another window is not told, nor when it has ended', async () => {
    const store = await createBrowser().openReady();
    const locks = createMemoryLocks();
    const work = async () => {
      expect(await takeBrokenOff(store, locks)).toBeNull();
      return store.importProgress(write);
    };
    expect(await whileImporting(store, running, work, locks)).toEqual({ kind: 'saved' });
    expect(await takeBrokenOff(store, locks)).toBeNull();
  });

  test('that failed where the learner saw it is not told again', async () => {
    const store = await createBrowser().openReady();
    const locks = createMemoryLocks();
    function* torn(): Generator<readonly never[]> {
      yield [];
      throw new Error('torn');
    }
    const work = () => store.importProgress({ ...write, eventPages: torn() });
    expect(await whileImporting(store, running, work, locks)).toMatchObject({ kind: 'not-saved' });
    expect(await takeBrokenOff(store, locks)).toBeNull();
  });

  test('works without locks, and then nothing is told that might be wrong', async () => {
    const store = await createBrowser().openReady();
    const work = async () => {
      expect(await takeBrokenOff(store, null)).toBeNull();
      return store.importProgress(write);
    };
    expect(await whileImporting(store, running, work, null)).toEqual({ kind: 'saved' });
  });
});
