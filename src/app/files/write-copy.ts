import { encodePages } from '../../export/encode-progress.ts';
import { isWritablePicture } from '../../export/picture-lines.ts';
import { MAX_PICTURES_BYTES } from '../../export/progress-format.ts';
import type { Picture } from '../../model/picture.ts';
import type { ProgressOrigin } from '../../model/progress.ts';
import type { Store } from '../../store/store.ts';
import { type Breathe, createBreathe } from './breathe.ts';
import { type GzipBrowser, gzip } from './gzip.ts';
import { readCopy } from './read-copy.ts';

export interface WrittenCopy {
  readonly file: File;
  /** Reviews that counted when the copy was begun. */
  readonly reviewCount: number;
  readonly eventCount: number;
}

export interface WriteCopyOptions {
  /** Without the ending. */
  readonly name: string;
  /** Whether the pictures of the notes go into it; by default they do not. */
  readonly hasPictures?: boolean;
  /** By default whatever suits the size: packed files can be shared in fewer ways. */
  readonly isPacked?: boolean;
  readonly breathe?: Breathe;
  readonly browser?: GzipBrowser;
}

/** From so much on a copy is packed: it would be several megabytes. */
const PACK_FROM_EVENTS = 20_000;
const PACK_FROM_PICTURE_BYTES = 1_000_000;
const PIECE_BYTES = 1_000_000;

export type CopySource = Pick<Store, 'readCounts' | 'readProgressPages' | 'readPictureTotals' | 'readPictures'>;

/**
 * Writes everything into one file that the browser holds, a page at a time, and reads it back before it is given out: a copy
 * that cannot be read is no copy. Throws when it cannot be written or does not read back the same.
 */
export async function writeCopy(
  store: CopySource,
  origin: ProgressOrigin,
  options: WriteCopyOptions,
): Promise<WrittenCopy> {
  const { breathe = createBreathe() } = options;
  const counts = await store.readCounts();
  const pictures = options.hasPictures === true ? await findPictures(store) : null;
  const isPacked =
    options.isPacked ?? (counts.events >= PACK_FROM_EVENTS || (pictures?.bytes ?? 0) >= PACK_FROM_PICTURE_BYTES);
  const pages = await store.readProgressPages();
  const written = { notes: 0, cards: 0, events: 0, pictures: 0 };
  const text = encodePages(
    {
      ...pages,
      notes: counting(pages.notes, (count) => (written.notes += count)),
      cards: counting(pages.cards, (count) => (written.cards += count)),
      events: counting(pages.events, (count) => (written.events += count)),
      ...(pictures === null ? {} : { pictures: countingEach(pictures.pictures, () => written.pictures++) }),
    },
    origin,
  );
  const bytes = toBytes(text, breathe);
  const parts = await collect(isPacked ? gzip(bytes, options.browser) : bytes);
  const file = new File(parts, `${options.name}.ndjson${isPacked ? '.gz' : ''}`, {
    type: isPacked ? 'application/gzip' : 'application/x-ndjson',
  });
  await checkCopy(file, origin, written, options);
  return { file, reviewCount: counts.reviews, eventCount: written.events };
}

async function* counting<Thing>(
  pages: AsyncIterable<readonly Thing[]>,
  count: (more: number) => void,
): AsyncGenerator<readonly Thing[], void, undefined> {
  for await (const page of pages) {
    count(page.length);
    yield page;
  }
}

async function* countingEach<Thing>(
  things: AsyncIterable<Thing>,
  count: () => void,
): AsyncGenerator<Thing, void, undefined> {
  for await (const thing of things) {
    count();
    yield thing;
  }
}

/** The pictures that a copy can hold; null when there are none, or more than any copy may have. */
async function findPictures(store: CopySource) {
  const { count, bytes } = await store.readPictureTotals();
  if (count === 0 || bytes > MAX_PICTURES_BYTES) return null;
  return { bytes, pictures: keepWritable(await store.readPictures()) };
}

/** What could not be read back is left out rather than spoiling the copy. */
async function* keepWritable(pictures: AsyncIterable<Picture>): AsyncGenerator<Picture, void, undefined> {
  for await (const picture of pictures) if (isWritablePicture(picture)) yield picture;
}

async function* toBytes(
  pieces: AsyncIterable<string>,
  breathe: Breathe,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) {
    yield encoder.encode(piece);
    await breathe();
  }
}

/** Hands the bytes over to the browser as they come: it may keep them on the disk. */
async function collect(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Blob[]> {
  const parts: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let waitingBytes = 0;
  const handOver = (): void => {
    parts.push(new Blob(waiting));
    waiting = [];
    waitingBytes = 0;
  };
  for await (const piece of pieces) {
    waiting.push(piece);
    waitingBytes += piece.length;
    if (waitingBytes >= PIECE_BYTES) handOver();
  }
  if (waitingBytes > 0) handOver();
  return parts;
}

/** Reads the file as an import would, check sum included. */
async function checkCopy(
  file: File,
  origin: ProgressOrigin,
  written: { readonly notes: number; readonly cards: number; readonly events: number; readonly pictures: number },
  { breathe, browser }: WriteCopyOptions,
): Promise<void> {
  const found = { notes: 0, cards: 0, events: 0, pictures: 0 };
  const sink = {
    note: () => void found.notes++,
    removedNote: () => undefined,
    card: () => void found.cards++,
    event: () => void found.events++,
    unknownLine: () => undefined,
    picture: () => void found.pictures++,
    pictureLeftOut: () => void found.pictures++,
  };
  const read = await readCopy(file, sink, { ...(breathe ? { breathe } : {}), ...(browser ? { browser } : {}) });
  if (!read.ok) throw new Error(`The copy cannot be read back: ${JSON.stringify(read.problem)}`);
  const isSame =
    found.notes === written.notes &&
    found.cards === written.cards &&
    found.events === written.events &&
    found.pictures === written.pictures;
  if (!isSame || read.value.writtenAtMillis !== origin.writtenAtMillis) {
    throw new Error(`The copy reads back as ${JSON.stringify(found)}, written were ${JSON.stringify(written)}.`);
  }
}
