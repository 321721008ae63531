/**
 * Files that the browser keeps for this origin outside its database, so that they outlive damage to it: in the origin
 * private file system, or in the Cache Storage where that one is missing or cannot be written from a page (Safari before
 * 26, WebKitGTK). Source: WHATWG File System Standard; Service Workers, section Cache.
 */
export interface DeviceFile {
  readonly name: string;
  readonly bytes: number;
  readonly modifiedMillis: number;
}

export interface DeviceFolder {
  /** In the order of their names. */
  list(): Promise<readonly DeviceFile[]>;
  read(name: string): Promise<File | null>;
  /** Puts a file in place of the one with that name, whole or not at all. */
  write(name: string, content: Blob): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface FolderBrowser {
  /** `navigator.storage.getDirectory`, where the browser has it. */
  readonly getDirectory: (() => Promise<FileSystemDirectoryHandle>) | undefined;
  readonly caches: CacheStorage | undefined;
  /** Where the files seem to lie in the Cache Storage: an address of this origin that no page asks for. */
  readonly baseUrl: string;
  nowMillis(): number;
}

function thisBrowser(): FolderBrowser {
  const storage = (navigator as Partial<Navigator>).storage as Partial<StorageManager> | undefined;
  return {
    getDirectory: storage?.getDirectory?.bind(storage),
    caches: (globalThis as Partial<typeof globalThis>).caches,
    baseUrl: document.baseURI,
    nowMillis: () => Date.now(),
  };
}

/** Names of files here: nothing that could be a path. */
const PLAIN_NAME = /^[\w.-]{1,200}$/;

/** Opens a folder and makes it if it is not there. null where the browser keeps no files. */
export async function openDeviceFolder(
  name: string,
  browser: FolderBrowser = thisBrowser(),
): Promise<DeviceFolder | null> {
  return (await openPrivateFolder(name, browser)) ?? (await openCacheFolder(name, browser));
}

async function openPrivateFolder(name: string, browser: FolderBrowser): Promise<DeviceFolder | null> {
  let folder: FileSystemDirectoryHandle;
  try {
    if (browser.getDirectory === undefined) return null;
    const root = await browser.getDirectory();
    folder = await root.getDirectoryHandle(name, { create: true });
    const probe = await folder.getFileHandle('probe', { create: true });
    if (!('createWritable' in probe)) return null;
  } catch {
    // Private windows of some browsers have the function and refuse it.
    return null;
  }
  return createFolder(folder);
}

/** A folder behind a handle: the browser's own, or one that the learner chose. */
export function createFolder(folder: FileSystemDirectoryHandle): DeviceFolder {
  return {
    async list() {
      const files: DeviceFile[] = [];
      for await (const handle of listHandles(folder)) {
        if (handle.kind !== 'file' || handle.name === 'probe' || handle.name.endsWith('.crswap')) continue;
        const file = await (handle as FileSystemFileHandle).getFile();
        files.push({ name: handle.name, bytes: file.size, modifiedMillis: file.lastModified });
      }
      return files.sort(compareNames);
    },
    async read(name) {
      try {
        return await (await folder.getFileHandle(checkName(name))).getFile();
      } catch (error) {
        if (isNotFound(error)) return null;
        throw error;
      }
    },
    async write(name, content) {
      const handle = await folder.getFileHandle(checkName(name), { create: true });
      const writable = await handle.createWritable();
      try {
        await writable.write(content);
      } catch (error) {
        await writable.abort().catch(() => undefined);
        throw error;
      }
      await writable.close();
    },
    async remove(name) {
      try {
        await folder.removeEntry(checkName(name));
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },
  };
}

async function* listHandles(folder: FileSystemDirectoryHandle): AsyncGenerator<FileSystemHandle, void, undefined> {
  // The lists of types do not know the iteration yet.
  const { values } = folder as unknown as { values(): AsyncIterable<FileSystemHandle> };
  yield* values.call(folder);
}

const MODIFIED_HEADER = 'x-modified-millis';

async function openCacheFolder(name: string, browser: FolderBrowser): Promise<DeviceFolder | null> {
  let cache: Cache;
  try {
    if (browser.caches === undefined) return null;
    cache = await browser.caches.open(`recollect-v1-${name}`);
  } catch {
    return null;
  }
  const urlOf = (file: string) => new URL(`device-files/${name}/${checkName(file)}`, browser.baseUrl).href;
  const nameOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);
  return {
    async list() {
      const files: DeviceFile[] = [];
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        if (response === undefined) continue;
        files.push({
          name: nameOf(request.url),
          bytes: Number(response.headers.get('content-length')),
          modifiedMillis: Number(response.headers.get(MODIFIED_HEADER)),
        });
      }
      return files.sort(compareNames);
    },
    async read(file) {
      const response = await cache.match(urlOf(file));
      if (response === undefined) return null;
      const lastModified = Number(response.headers.get(MODIFIED_HEADER));
      return new File([await response.blob()], file, { lastModified });
    },
    async write(file, content) {
      const headers = { 'content-length': String(content.size), [MODIFIED_HEADER]: String(browser.nowMillis()) };
      await cache.put(urlOf(file), new Response(content, { headers }));
    },
    async remove(file) {
      await cache.delete(urlOf(file));
    },
  };
}

function checkName(name: string): string {
  if (!PLAIN_NAME.test(name) || name.startsWith('.')) throw new Error(`Not the name of a file here: ${name}`);
  return name;
}

function compareNames(a: DeviceFile, b: DeviceFile): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotFoundError';
}
