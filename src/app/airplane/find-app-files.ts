/** Where files of the app lie on this device. Paths are those of the build, from its top: `assets/index-BlrtKF5-.js`. */
export interface FileShelf {
  has(path: string): Promise<boolean>;
  /** null for one that is not there. */
  readText(path: string): Promise<string | null>;
}

/** - `fonts` of formulas, `code` for the colours of code, `app` is the rest. */
export type FileKind = 'app' | 'fonts' | 'code';

export interface AppFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly isHere: boolean;
}

const START = 'index.html';
/** The build puts a digest of eight letters behind the name of each file. */
const NAMED_FILE = /[\w.@-]+-[\w-]{8}\.(?:js|css|woff2|wasm|json)\b/g;
const HAS_NAMES = /\.(?:html|js|css)$/;

/**
 * Every file that the app may ask for, and whether it is here. It begins with the page and follows each name that a file has in it, so
 * the list is that of the version on this device. What only a missing file names cannot be told.
 */
export async function findAppFiles(shelf: FileShelf): Promise<readonly AppFile[]> {
  const found = new Map<string, AppFile>();
  const waiting = [START];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const text = HAS_NAMES.test(path) ? await shelf.readText(path) : null;
    const isHere = text !== null || (!HAS_NAMES.test(path) && (await shelf.has(path)));
    found.set(path, { path, kind: kindOf(path), isHere });
    for (const [name] of (text ?? '').matchAll(NAMED_FILE)) waiting.push(`assets/${name}`);
  }
  return [...found.values()];
}

function kindOf(path: string): FileKind {
  if (/\/KaTeX_|\/maths-/.test(path)) return 'fonts';
  return /\/code-text-/.test(path) ? 'code' : 'app';
}

/** What the service worker has put aside. null where the browser has no such place, or nothing was put aside yet. */
export async function openShelf(base: string): Promise<FileShelf | null> {
  if (!('caches' in globalThis)) return null;
  const name = (await caches.keys()).find((candidate) => candidate.includes('precache'));
  if (name === undefined) return null;
  const cache = await caches.open(name);
  // The page itself is kept under an address with its version in it.
  const find = (path: string) => cache.match(new URL(path, base).href, { ignoreSearch: true });
  return {
    has: async (path) => (await find(path)) !== undefined,
    readText: async (path) => (await (await find(path))?.text()) ?? null,
  };
}

/**
 * Fetches missing files into the place of the service worker. Rejects when one cannot be fetched; the page itself comes with the next
 * visit only, because its entry names its version.
 */
export async function fetchFiles(paths: readonly string[], base: string): Promise<void> {
  const name = (await caches.keys()).find((candidate) => candidate.includes('precache'));
  if (name === undefined) throw new Error('There is no place for files of the app');
  const cache = await caches.open(name);
  await cache.addAll(paths.map((path) => new Request(new URL(path, base).href, { cache: 'reload' })));
}
