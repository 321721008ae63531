import * as fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type GzipBrowser, gunzip, gzip } from '../../../src/app/files/gzip.ts';
import { createMergeRules } from '../../../src/app/files/merge-rules.ts';
import { stageCopy } from '../../../src/app/files/read-copy.ts';
import { createStagedEvents } from '../../../src/app/files/staged-events.ts';
import { reportCopy, takeInCopy } from '../../../src/app/files/take-in-copy.ts';
import { writeCopy } from '../../../src/app/files/write-copy.ts';
import { encodeProgress } from '../../../src/export/encode-progress.ts';
import { isEmptyReport } from '../../../src/export/report-merge.ts';
import type { Progress } from '../../../src/model/progress.ts';
import { arbitraryProgress, emptyProgress, someOrigin } from '../../export/helpers/arbitrary-progress.ts';
import { createBrowser } from '../../store/helpers/open.ts';
import { gradeWrite, NOON, sampleCard, sampleNote, sampleStamp } from '../../store/helpers/samples.ts';
import { sortProgress, toImport } from '../../store/helpers/take-in.ts';

const withoutStreams: GzipBrowser = { CompressionStream: undefined, DecompressionStream: undefined };
const browsers: readonly (readonly [string, GzipBrowser])[] = [
  ['the browser’s own packing', { CompressionStream, DecompressionStream }],
  ['ours', withoutStreams],
];

async function* inPieces(bytes: Uint8Array<ArrayBuffer>, size: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.slice(i, i + size);
}

async function join(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

const fileOf = (progress: Progress, name = 'copy.ndjson') => new File([...encodeProgress(progress, someOrigin)], name);

describe.each(browsers)('packing with %s', (_, browser) => {
  test('gives the same bytes back, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), fc.integer({ min: 1, max: 900 }), async (bytes, size) => {
        const content = new Uint8Array(bytes);
        const packed = await join(gzip(inPieces(content, size), browser));
        expect([packed[0], packed[1]]).toEqual([0x1f, 0x8b]);
        expect(await join(gunzip(inPieces(packed, size), browser))).toEqual(content);
      }),
      { numRuns: 30 },
    );
  });

  test('the same bytes in give the same bytes out', async () => {
    const content = new Uint8Array(50_000).map((_byte, i) => i % 251);
    const [first, second] = await Promise.all(
      [1_000, 1_000].map((size) => join(gzip(inPieces(content, size), browser))),
    );
    expect(second).toEqual(first);
  });

  test('what is damaged or cut off is never taken for whole', async () => {
    const text = [...encodeProgress({ ...emptyProgress, notes: [sampleNote('note-a')] }, someOrigin)].join('');
    const packed = gzipSync(new TextEncoder().encode(text));
    for (const spoiled of [
      packed.slice(0, 40),
      packed.slice(0, -12),
      packed.map((byte, i) => (i === 60 ? byte ^ 255 : byte)),
    ]) {
      const file = new File([new Uint8Array(spoiled)], 'copy.ndjson.gz');
      const staged = await stageCopy(file, { browser });
      expect(staged.ok).toBe(false);
      expect(!staged.ok && staged.problem.file).toBe('copy.ndjson.gz');
    }
  });

  test('a source that fails in the middle is told', async () => {
    async function* failing(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
      yield new Uint8Array(100);
      throw new Error('the disk is gone');
    }
    await expect(join(gzip(failing(), browser))).rejects.toThrow('the disk is gone');
  });
});

describe('reading a copy', () => {
  test('plain or packed, named rightly or not, it is the same', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgress, fc.boolean(), async (progress, isPacked) => {
        const text = new TextEncoder().encode([...encodeProgress(progress, someOrigin)].join(''));
        const file = new File([new Uint8Array(isPacked ? gzipSync(text) : text)], 'holiday.jpg');
        const staged = await stageCopy(file);
        if (!staged.ok) throw new Error(JSON.stringify(staged.problem));
        const { events, origin, ...content } = staged.value;
        const read = { ...content, cards: [...content.cards], events: [...events.pages()].flat() };
        expect(sortProgress(read)).toEqual(sortProgress(progress));
        expect(origin).toEqual(someOrigin);
      }),
      { numRuns: 60 },
    );
  });

  test('a byte that is no UTF-8 makes the copy damaged, not another text', async () => {
    const bytes = new Uint8Array(await fileOf({ ...emptyProgress, notes: [sampleNote('note-ä')] }).arrayBuffer());
    const at = bytes.indexOf(0xc3);
    expect(at).toBeGreaterThan(0);
    const staged = await stageCopy(new File([bytes.map((byte, i) => (i === at ? 0xff : byte))], 'copy.ndjson'));
    expect(staged).toMatchObject({ ok: false, problem: { type: 'damaged' } });
  });

  test('it can be stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(stageCopy(fileOf(emptyProgress), { signal: stop.signal })).rejects.toThrow();
  });

  test('events that wait are packed, and come out as they went in', () => {
    const staged = createStagedEvents();
    const events = Array.from(
      { length: 2_500 },
      (_, i) => gradeWrite(`e${i}`, `c${i % 50}`, { atMillis: NOON + i }).event,
    );
    for (const event of events) staged.add(event);
    expect(staged.count).toBe(2_500);
    expect([...staged.pages()].map((page) => page.length)).toEqual([...Array<number>(12).fill(200), 100]);
    expect([...staged.pages()].flat()).toEqual(events);
    expect(staged.packedBytes / 2_500).toBeLessThan(40);
  });
});

describe('writing a copy', () => {
  async function openUsed() {
    const store = await createBrowser().openReady();
    await store.saveNotes({
      notes: [sampleNote('note-a'), sampleNote('note-b')],
      cards: [sampleCard('c1'), sampleCard('c2')],
    });
    await store.recordEvent(gradeWrite('e1', 'c1'));
    await store.removeNote(sampleNote('note-b').id, sampleStamp(9_000), { label: 'b', atMillis: 1 });
    return store;
  }

  test.each([false, true])('holds everything, packed: %s, and can be taken in again', async (isPacked) => {
    const store = await openUsed();
    const written = await writeCopy(store, someOrigin, { name: 'recollect-2026-11-24', isPacked });
    expect(written).toMatchObject({ reviewCount: 1, eventCount: 1 });
    expect(written.file.name).toBe(`recollect-2026-11-24.ndjson${isPacked ? '.gz' : ''}`);
    const staged = await stageCopy(written.file);
    if (!staged.ok) throw new Error(JSON.stringify(staged.problem));
    expect(isEmptyReport(await reportCopy(store, staged.value, NOON))).toBe(true);

    const other = await createBrowser().openReady();
    const { events, ...content } = staged.value;
    await other.importProgress(toImport({ ...content, cards: [...content.cards], events: [...events.pages()].flat() }));
    expect(sortProgress(await other.readProgress())).toEqual(sortProgress(await store.readProgress()));
  });

  const pictures = [
    { path: 'img/a.png', type: 'image/png', bytes: new Uint8Array(400_000).map((_, i) => i % 253) },
    { path: 'b.svg', type: 'image/svg+xml', bytes: new TextEncoder().encode('<svg><script>x</script></svg>') },
  ];

  async function openWithPictures() {
    const store = await openUsed();
    await store.saveNotes({ notes: [], cards: [], images: pictures, import: { label: 'notes', atMillis: 7_000 } });
    return store;
  }

  test.each([false, true])('with pictures they come back too, packed: %s', async (isPacked) => {
    const store = await openWithPictures();
    const { file } = await writeCopy(store, someOrigin, { name: 'x', isPacked, hasPictures: true });
    const staged = await stageCopy(file);
    if (!staged.ok) throw new Error(JSON.stringify(staged.problem));
    expect(staged.value.pictures).toEqual([{ ...pictures[0], changedAt: sampleStamp(7_000, store.deviceId) }]);
    // It could run scripts if it were opened by itself.
    expect(staged.value.picturesLeftOut).toEqual([{ line: expect.any(Number), path: 'b.svg' }]);
    expect(isEmptyReport(await reportCopy(store, staged.value, NOON))).toBe(true);

    const other = await createBrowser().openReady();
    expect(await reportCopy(other, staged.value, NOON)).toMatchObject({ picturesNew: 1, picturesChanged: 0 });
    const settings = await other.readSettings();
    const mark = { label: 'copy', atMillis: NOON };
    expect(await takeInCopy(other, settings, staged.value, mark)).toEqual({ kind: 'saved' });
    expect(await other.readImage('img/a.png')).toEqual(await store.readImage('img/a.png'));
    expect(isEmptyReport(await reportCopy(other, staged.value, NOON))).toBe(true);

    await other.undoLastImport({ replay: createMergeRules(settings).replay });
    expect(await other.readImagePaths()).toEqual([]);
  });

  test('a picture that is newer here stays, and one that was taken in later elsewhere comes in', async () => {
    const store = await openWithPictures();
    const { file } = await writeCopy(store, someOrigin, { name: 'x', hasPictures: true });
    const staged = await stageCopy(file);
    if (!staged.ok) throw new Error(JSON.stringify(staged.problem));
    const settings = await store.readSettings();
    for (const [atMillis, expected] of [
      [6_000, 400_000],
      [8_000, 1],
    ] as const) {
      const other = await createBrowser().openReady();
      const own = [{ path: 'img/a.png', type: 'image/png', bytes: new Uint8Array([9]) }];
      await other.saveNotes({ notes: [], cards: [], images: own, import: { label: 'notes', atMillis } });
      await takeInCopy(other, settings, staged.value, { label: 'copy', atMillis: NOON });
      expect((await other.readImage('img/a.png'))?.bytes).toHaveLength(expected);
    }
  });

  test('without pictures it is what it was before there were any', async () => {
    const store = await openWithPictures();
    const text = await (await writeCopy(store, someOrigin, { name: 'x' })).file.text();
    expect(text).not.toContain('"k":"picture"');
    expect(text).toContain('"v":1,');
  });

  test('the same things give the same bytes', async () => {
    const store = await openUsed();
    const [first, second] = await Promise.all(
      [1, 2].map(async () => (await writeCopy(store, someOrigin, { name: 'x' })).file.text()),
    );
    expect(second).toBe(first);
  });

  test('one that does not read back the same is not given out', async () => {
    const store = await openUsed();
    // A browser whose packing loses what stands behind the first piece.
    const broken: GzipBrowser = {
      CompressionStream: class {
        readonly readable: ReadableStream;
        readonly writable: WritableStream;
        constructor() {
          let count = 0;
          const filter = new TransformStream<Uint8Array, Uint8Array>({
            transform: (piece, controller) => {
              if (count++ < 2) controller.enqueue(piece);
            },
          });
          this.readable = filter.readable.pipeThrough(
            new CompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>,
          );
          this.writable = filter.writable;
        }
      } as typeof CompressionStream,
      DecompressionStream,
    };
    await expect(writeCopy(store, someOrigin, { name: 'x', isPacked: true, browser: broken })).rejects.toThrow(
      'read back',
    );
  });
});
