import type { IncomingFile } from './incoming.ts';

/** More files than any course has: a folder chosen by mistake is not read to its end. */
const MOST_FILES = 20_000;

/** Files of an `<input>`: chosen one by one, or a whole folder with its paths. */
export function readFileList(files: Iterable<File>): IncomingFile[] {
  return [...files].slice(0, MOST_FILES).map((file) => {
    const path = file.webkitRelativePath || file.name;
    return { path, blob: file, isChosen: !path.includes('/') };
  });
}

/** What was dropped or pasted: files, whole folders, or text. Call it inside the event; the answer may come later. */
export function readTransfer(transfer: DataTransfer): Promise<IncomingFile[]> | null {
  const entries = [...transfer.items].flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry()] : []));
  const files = [...transfer.files];
  if (entries.some((entry) => entry?.isDirectory)) {
    return Promise.all(entries.map((entry) => (entry ? readEntry(entry, '') : []))).then((found) => found.flat());
  }
  return files.length > 0 ? Promise.resolve(readFileList(files)) : null;
}

async function readEntry(entry: FileSystemEntry, folder: string): Promise<IncomingFile[]> {
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path, blob: file, isChosen: folder === '' }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: IncomingFile[] = [];
  // A reader gives its entries in portions, and none when it is through.
  while (found.length < MOST_FILES) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) break;
    for (const inner of portion) found.push(...(await readEntry(inner, path)));
  }
  return found;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** Pasted text as a note with this name. */
export function textToFile(name: string, text: string): IncomingFile {
  const fileName = name.replaceAll(/[\\/]/g, '-').replace(/\.(?:md|txt)$/i, '');
  return { path: `${fileName}.md`, blob: new Blob([text]), isChosen: true };
}
