import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CopyRequest } from '../../../src/app/files/copy-tasks.ts';
import { createEventLog } from '../../../src/app/files/event-log.ts';
import { createSafetyNet } from '../../../src/app/files/safety-net.ts';
import { chooseSuperfluous, listSnapshots, nameSnapshot, type Snapshot } from '../../../src/app/files/snapshot-list.ts';
import { writeCopy } from '../../../src/app/files/write-copy.ts';
import type { ProgressOrigin } from '../../../src/model/progress.ts';
import type { Store } from '../../../src/store/store.ts';
import { someOrigin } from '../../export/helpers/arbitrary-progress.ts';
import { createBrowser } from '../../store/helpers/open.ts';
import { gradeWrite, NOON, sampleCard, sampleNote, sampleStamp } from '../../store/helpers/samples.ts';
import { toImport } from '../../store/helpers/take-in.ts';
import { createMemoryFolder } from './helpers/memory-folder.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const snapshotAt = (atMillis: number, more: Partial<Snapshot> = {}): Snapshot => {
  const figures = { atMillis, events: 1, reviews: 1, cards: 1, notes: 1, reason: 'quiet' as const, ...more };
  return { bytes: 1_000, ...figures, name: nameSnapshot(figures) };
};

describe('which snapshots stay', () => {
  test('of each hour of the last day, each day of two weeks, each week of ten, each month of a year the newest', () => {
    const now = 1_000 * DAY + 5 * HOUR;
    const all = Array.from({ length: 500 * 24 * 2 }, (_, i) => snapshotAt(now - (i * HOUR) / 2));
    const gone = new Set(chooseSuperfluous(all, now));
    const kept = all.filter((snapshot) => !gone.has(snapshot));
    const ageBetween = (from: number, to: number) =>
      kept.filter(({ atMillis }) => now - atMillis >= from && now - atMillis < to).length;
    expect(kept[0]?.atMillis).toBe(now);
    expect(ageBetween(0, DAY)).toBe(25);
    expect(ageBetween(DAY, 14 * DAY)).toBe(14);
    expect(ageBetween(14 * DAY, 70 * DAY)).toBe(9);
    expect(ageBetween(70 * DAY, 400 * DAY)).toBeLessThanOrEqual(12);
    expect(kept.length).toBeLessThan(62);
  });

  test('thinning again, at any later time, never drops the newest two nor the fullest', () => {
    const snapshots = fc.uniqueArray(
      fc.record({
        atMillis: fc.integer({ min: 0, max: 900 * DAY }),
        events: fc.integer({ min: 0, max: 9 }),
        bytes: fc.integer({ min: 1, max: 90_000_000 }),
      }),
      { minLength: 1, maxLength: 40, selector: ({ atMillis }) => atMillis },
    );
    fc.assert(
      fc.property(snapshots, fc.integer({ min: -DAY, max: 900 * DAY }), (drawn, later) => {
        const all = drawn.map(({ bytes, ...figures }) => ({ ...snapshotAt(figures.atMillis, figures), bytes }));
        const newestFirst = [...all].sort((a, b) => b.atMillis - a.atMillis);
        const gone = new Set(chooseSuperfluous(all, (newestFirst[0]?.atMillis ?? 0) + later));
        for (const snapshot of newestFirst.slice(0, 2)) expect(gone.has(snapshot)).toBe(false);
        const kept = all.filter((snapshot) => !gone.has(snapshot));
        const most = (list: readonly Snapshot[]) => Math.max(...list.map(({ events }) => events));
        expect(most(kept)).toBe(most(all));
      }),
    );
  });

  test('their names say what is in them, and other files are none', () => {
    const one = snapshotAt(5 * DAY, { events: 12, reviews: 10, cards: 7, notes: 2, reason: 'import' });
    const files = [one.name, 'events_000000000000001_a.ndjson', 'snapshot_x.gz', `${one.name}.tmp`].map((name) => ({
      name,
      bytes: 1_000,
      modifiedMillis: 0,
    }));
    expect(listSnapshots(files)).toEqual([one]);
  });
});

describe('the second list of events', () => {
  const open = () => {
    const clock = { now: NOON };
    const folder = createMemoryFolder(() => clock.now);
    let ids = 0;
    const log = createEventLog(
      folder,
      () => clock.now,
      () => `w${ids++}`,
    );
    return { clock, folder, log };
  };
  const event = (i: number) => gradeWrite(`e${i}`, 'c1', { atMillis: NOON + i }).event;

  test('keeps every event, in files of a hundred', async () => {
    const { folder, log } = open();
    const events = Array.from({ length: 250 }, (_, i) => event(i));
    await Promise.all(events.map((one) => log.append([one])));
    expect(folder.files.size).toBe(3);
    expect(await log.readAll()).toEqual(events);
  });

  test('a torn or spoiled line costs only itself', async () => {
    const { folder, log } = open();
    await log.append([event(1), event(2), event(3)]);
    const [name = '', file] = [...folder.files][0] ?? [];
    const text = (await file?.text()) ?? '';
    await folder.write(name, new Blob([text.replace('"grade":3', '"grade":7').slice(0, -9)]));
    expect(await log.readAll()).toEqual([event(2)]);
  });

  test('a folder that refuses does not stop the learner', async () => {
    const { folder, log } = open();
    const refusing = createEventLog(
      { ...folder, write: () => Promise.reject(new Error('full')) },
      () => 1,
      () => 'x',
    );
    await expect(refusing.append([event(1)])).resolves.toBeUndefined();
    await log.append([event(2)]);
    expect(await log.readAll()).toEqual([event(2)]);
  });

  test('what another window is still writing is not over', async () => {
    const { clock, folder, log } = open();
    const other = createEventLog(
      folder,
      () => clock.now,
      () => 'other',
    );
    await other.append([event(1)]);
    await log.append([event(2)]);
    expect(await log.turnPage()).toHaveLength(1);
    clock.now += 2 * 60_000;
    expect(await log.turnPage()).toHaveLength(2);
  });
});

describe('copies beside the database', () => {
  async function open() {
    const clock = { now: NOON };
    const browser = createBrowser();
    const store = await browser.openReady();
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1'), sampleCard('c2')] });
    const folder = createMemoryFolder(() => clock.now);
    let ids = 0;
    const parts = (from: Store) => ({
      store: from,
      folder,
      writeCopy: (origin: ProgressOrigin, request: CopyRequest) => writeCopy(from, origin, request),
      nowMillis: () => clock.now,
      createId: () => `w${ids++}`,
      describeOrigin: async () => ({ ...someOrigin, writtenAtMillis: clock.now }),
    });
    const net = createSafetyNet(parts(store));
    store.onRecorded((events) => void net.log.append(events));
    return { clock, browser, store, folder, net, parts };
  }

  const readIds = (copy: { pages(): Iterable<readonly { readonly id: string }[]> }) =>
    new Set([...copy.pages()].flat().map(({ id }) => id));

  test('the newest copy and what was done since are the second copy', async () => {
    const { clock, store, net, folder } = await open();
    await store.recordEvent(gradeWrite('e1', 'c1'));
    expect(await net.take('quiet')).toMatchObject({ events: 1, reviews: 1, cards: 2, notes: 1, reason: 'quiet' });
    expect(folder.files.size).toBe(1);
    clock.now += 1_000;
    await store.recordEvent(gradeWrite('e2', 'c2'));
    const second = await net.readSecondCopy();
    expect(second?.atMillis).toBe(NOON);
    expect(readIds(second?.copy.events ?? { pages: () => [] })).toEqual(new Set(['e1', 'e2']));
    expect(second?.copy.notes).toHaveLength(1);
  });

  test('nothing is written when nothing has changed', async () => {
    const { clock, store, net } = await open();
    await net.take('quiet');
    clock.now += DAY;
    expect(await net.take('quiet')).toBeNull();
    await store.saveNotes({
      notes: [sampleNote('note-a', { text: 'more' })],
      cards: [],
      import: { label: 'a', atMillis: clock.now },
    });
    expect(await net.take('quiet')).not.toBeNull();
  });

  test('after damage the full copy stays and brings everything back', async () => {
    const { clock, store, net, parts, folder } = await open();
    await store.recordEvent(gradeWrite('e1', 'c1'));
    await net.take('quiet');
    clock.now += 1_000;
    await store.recordEvent(gradeWrite('e2', 'c2'));
    const before = await store.readProgress();

    // The browser opens an empty database, the learner goes on with it for months.
    const emptied = await createBrowser().openReady();
    await emptied.saveNotes({ notes: [sampleNote('note-z')], cards: [sampleCard('z1', 'note-z')] });
    const after = createSafetyNet(parts(emptied));
    for (let month = 1; month < 20; month++) {
      clock.now = NOON + month * 30 * DAY;
      const write = { label: 'z', atMillis: clock.now };
      await emptied.saveNotes({
        notes: [sampleNote('note-z', { changedAt: sampleStamp(month) })],
        cards: [],
        import: write,
      });
      await after.take('quiet');
    }
    const second = await after.readSecondCopy();
    expect(second?.atMillis).toBe(NOON);
    if (second === null) throw new Error('There is no second copy');
    const { events, ...content } = second.copy;
    await emptied.importProgress(
      toImport({ ...content, cards: [...content.cards], events: [...events.pages()].flat() }),
    );
    const restored = await emptied.readProgress();
    expect(restored.events).toEqual(before.events);
    expect(restored.cards).toEqual(expect.arrayContaining([...before.cards]));
    expect(folder.files.size).toBeLessThan(25);
  });

  test('pictures are kept once, beside the snapshots, and come back with them', async () => {
    const { clock, store, net, parts, folder } = await open();
    const [a, b] = [1, 2].map((n) => ({ path: `img/${n}.png`, type: 'image/png', bytes: new Uint8Array([n, n]) }));
    if (a === undefined || b === undefined) throw new Error('There are two');
    const pictureFiles = () => [...folder.files.keys()].filter((name) => name.startsWith('pictures_'));
    await store.saveNotes({ notes: [], cards: [], images: [a], import: { label: 'a', atMillis: clock.now } });
    await net.take('quiet');
    expect(pictureFiles()).toEqual(['pictures_1_2.ndjson']);
    clock.now += HOUR;
    await store.saveNotes({ notes: [], cards: [], images: [b], import: { label: 'b', atMillis: clock.now } });
    await net.take('quiet');
    expect(pictureFiles()).toEqual(['pictures_2_4.ndjson']);

    // The database has lost them: the kept ones stay.
    const emptied = await createBrowser().openReady();
    await emptied.saveNotes({ notes: [sampleNote('note-z')], cards: [], images: [a] });
    const after = createSafetyNet(parts(emptied));
    clock.now += HOUR;
    await after.take('quiet');
    expect(pictureFiles()).toEqual(['pictures_2_4.ndjson']);
    const second = await after.readSecondCopy();
    expect(second?.copy.pictures.map(({ path }) => path)).toEqual(['img/1.png', 'img/2.png']);
    await after.forgetAll();
    expect(folder.files.size).toBe(0);
  });

  test('without room for pictures the snapshot is made all the same', async () => {
    const { store, parts, folder } = await open();
    const images = [{ path: 'a.png', type: 'image/png', bytes: new Uint8Array([1]) }];
    await store.saveNotes({ notes: [], cards: [], images, import: { label: 'a', atMillis: NOON } });
    const full = {
      ...folder,
      write: (name: string, content: Blob) =>
        name.startsWith('pictures_') ? Promise.reject(new Error('full')) : folder.write(name, content),
    };
    const net = createSafetyNet({ ...parts(store), folder: full });
    expect(await net.take('quiet')).not.toBeNull();
  });

  test('a copy that was damaged on the device gives way to an older one', async () => {
    const { clock, store, net, folder } = await open();
    await store.recordEvent(gradeWrite('e1', 'c1'));
    await net.take('quiet');
    clock.now += HOUR;
    await store.recordEvent(gradeWrite('e2', 'c2'));
    const newest = await net.take('quiet');
    await folder.write(newest?.name ?? '', new Blob([new Uint8Array([0x1f, 0x8b, 8, 0, 0])]));
    expect((await net.readSecondCopy())?.atMillis).toBe(NOON);
  });

  test('a copy that the device does not give back as it was written is none', async () => {
    const { store, parts, folder } = await open();
    await store.recordEvent(gradeWrite('e1', 'c1'));
    const lossy = { ...folder, write: (name: string, content: Blob) => folder.write(name, content.slice(0, -1)) };
    const net = createSafetyNet({ ...parts(store), folder: lossy });
    await expect(net.take('quiet')).rejects.toThrow('does not read back');
    expect(await net.list()).toEqual([]);
  });

  test('without any snapshot the events alone are offered, and after emptying nothing is', async () => {
    const { store, net, folder } = await open();
    await store.recordEvent(gradeWrite('e1', 'c1'));
    expect(await net.readSecondCopy()).toMatchObject({ atMillis: null });
    await net.forgetAll();
    expect(folder.files.size).toBe(0);
    expect(await net.readSecondCopy()).toBeNull();
  });
});
