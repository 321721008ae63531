import { Gunzip, Gzip } from 'fflate';

/** The browser's own packing where it has one, which is faster; otherwise the same in JavaScript. */
export interface GzipBrowser {
  readonly CompressionStream: typeof CompressionStream | undefined;
  readonly DecompressionStream: typeof DecompressionStream | undefined;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Small pieces in keep the pieces out small, however well they were packed. */
const PIECE_BYTES = 16_384;

const thisBrowser: GzipBrowser = {
  CompressionStream: (globalThis as Partial<typeof globalThis>).CompressionStream,
  DecompressionStream: (globalThis as Partial<typeof globalThis>).DecompressionStream,
};

/** Packs bytes as they come. The same bytes in give the same bytes out in the same browser: no name and no time is written. */
export function gzip(pieces: AsyncIterable<Bytes>, browser: GzipBrowser = thisBrowser): AsyncGenerator<Bytes> {
  if (browser.CompressionStream !== undefined) return pipe(pieces, new browser.CompressionStream('gzip'));
  return pumpThrough(pieces, (take) => new Gzip({ level: 6, mtime: 0 }, take));
}

/** Unpacks bytes as they come. Throws when they are no gzip, or damaged; some that are cut off just end early. */
export function gunzip(pieces: AsyncIterable<Bytes>, browser: GzipBrowser = thisBrowser): AsyncGenerator<Bytes> {
  if (browser.DecompressionStream !== undefined) return pipe(cut(pieces), new browser.DecompressionStream('gzip'));
  return pumpThrough(pieces, (take) => new Gunzip(take));
}

/** The bytes of a file, a piece at a time. */
export async function* readBytes(file: Blob): AsyncGenerator<Bytes, void, undefined> {
  // Not `for await` over the stream itself, which Safari lacks.
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value as Bytes;
    }
  } finally {
    reader.releaseLock();
  }
}

/** The browser unpacks a piece at once, however much comes out of it. */
async function* cut(pieces: AsyncIterable<Bytes>): AsyncGenerator<Bytes, void, undefined> {
  for await (const piece of pieces) {
    for (let start = 0; start < piece.length; start += PIECE_BYTES) yield piece.slice(start, start + PIECE_BYTES);
  }
}

async function* pipe(
  pieces: AsyncIterable<Bytes>,
  stream: CompressionStream | DecompressionStream,
): AsyncGenerator<Bytes, void, undefined> {
  const writer = stream.writable.getWriter();
  const reader = (stream.readable as ReadableStream<Bytes>).getReader();
  const write = async (): Promise<void> => {
    for await (const piece of pieces) {
      await writer.ready;
      // Its failure comes out of `reader` too, and is told from there.
      writer.write(piece).catch(() => undefined);
    }
    await writer.close();
  };
  const writing = write().catch(async (error: unknown) => {
    await writer.abort(error).catch(() => undefined);
    throw error;
  });
  writing.catch(() => undefined);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    yield value;
  }
  await writing;
}

async function* pumpThrough(
  pieces: AsyncIterable<Bytes>,
  create: (take: (bytes: Uint8Array) => void) => Gzip | Gunzip,
): AsyncGenerator<Bytes, void, undefined> {
  let ready: Bytes[] = [];
  const machine = create((bytes) => {
    if (bytes.length > 0) ready.push(new Uint8Array(bytes));
  });
  const flush = (): Bytes[] => {
    const flushed = ready;
    ready = [];
    return flushed;
  };
  for await (const piece of pieces) {
    for (let start = 0; start < piece.length; start += PIECE_BYTES) {
      machine.push(piece.subarray(start, start + PIECE_BYTES), false);
      yield* flush();
    }
  }
  machine.push(new Uint8Array(0), true);
  yield* flush();
}
