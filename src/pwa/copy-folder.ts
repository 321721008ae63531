import { createFolder, type DeviceFolder } from './device-folder.ts';

/**
 * A folder of the learner's choice into which copies are written by themselves, where the browser lets a page do that
 * (Chromium on computers, and on Android from version 132). The handle is kept in a small database of its own, because
 * it cannot be written anywhere else. Source: WICG File System Access.
 */
export type FolderAccess =
  | { readonly kind: 'none' }
  /** Chosen, and may be written. */
  | { readonly kind: 'open'; readonly name: string; readonly folder: DeviceFolder }
  /** Chosen, but the browser wants to be asked again, from a tap. */
  | { readonly kind: 'locked'; readonly name: string };

interface PermissionHandle extends FileSystemDirectoryHandle {
  queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
}

type Picker = (options: { id: string; mode: 'readwrite' }) => Promise<PermissionHandle>;

const DATABASE = 'recollect-v1-folder';
const TABLE = 'handles';
const KEY = 'copies';
const WRITE = { mode: 'readwrite' } as const;

function picker(): Picker | undefined {
  return (window as { showDirectoryPicker?: Picker }).showDirectoryPicker?.bind(window);
}

/** Whether this browser can write into a folder of the learner's. */
export function canChooseFolder(): boolean {
  return picker() !== undefined;
}

/** Lets the learner choose. null when they chose none. Call it from a tap. */
export async function chooseCopyFolder(): Promise<FolderAccess | null> {
  const pick = picker();
  if (pick === undefined) return null;
  try {
    const handle = await pick({ id: 'recollect-copies', mode: 'readwrite' });
    await withHandles('readwrite', (table) => table.put(handle, KEY));
    return { kind: 'open', name: handle.name, folder: createFolder(handle) };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return null;
    throw error;
  }
}

/** The folder that was chosen before. Never rejects. */
export async function readCopyFolder(): Promise<FolderAccess> {
  const handle = await readHandle();
  if (handle === null) return { kind: 'none' };
  try {
    const state = (await handle.queryPermission?.(WRITE)) ?? 'granted';
    if (state === 'granted') return { kind: 'open', name: handle.name, folder: createFolder(handle) };
  } catch {
    // A folder that is gone: it can still be chosen anew.
  }
  return { kind: 'locked', name: handle.name };
}

/** Asks the browser for the folder again. Call it from a tap. */
export async function unlockCopyFolder(): Promise<FolderAccess> {
  const handle = await readHandle();
  if (handle !== null) await handle.requestPermission?.(WRITE).catch(() => undefined);
  return readCopyFolder();
}

/** No copies go there any more; what is in the folder stays. */
export async function forgetCopyFolder(): Promise<void> {
  await withHandles('readwrite', (table) => table.delete(KEY));
}

async function readHandle(): Promise<PermissionHandle | null> {
  if (!canChooseFolder()) return null;
  try {
    const handle: unknown = await withHandles('readonly', (table) => table.get(KEY));
    return (handle as PermissionHandle | undefined) ?? null;
  } catch {
    return null;
  }
}

async function withHandles<Value>(
  mode: IDBTransactionMode,
  use: (table: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(TABLE);
  const database = await settle(opening);
  try {
    return await settle(use(database.transaction(TABLE, mode).objectStore(TABLE)));
  } finally {
    database.close();
  }
}

function settle<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
