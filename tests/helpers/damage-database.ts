import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Chromium keeps the IndexedDB of the one origin that a profile has used. */
async function findDatabaseFolder(profile: string): Promise<string> {
  const parent = join(profile, 'Default', 'IndexedDB');
  const name = (await readdir(parent)).find((each) => each.endsWith('.indexeddb.leveldb'));
  if (name === undefined) throw new Error(`There is no database in ${parent}`);
  return join(parent, name);
}

/** Cuts off the file that lists all others, as a failing disk may: the browser then opens an empty database and reports no error. */
export async function cutManifest(profile: string): Promise<void> {
  const folder = await findDatabaseFolder(profile);
  for (const name of await readdir(folder)) if (name.startsWith('MANIFEST')) await truncate(join(folder, name), 10);
}

/** Flips bytes in all files that hold rows. */
export async function flipBytes(profile: string): Promise<void> {
  const folder = await findDatabaseFolder(profile);
  for (const name of await readdir(folder)) {
    if (!/\.(log|ldb)$/.test(name)) continue;
    const bytes = await readFile(join(folder, name));
    for (let at = 64; at < bytes.length; at += 509) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    await writeFile(join(folder, name), bytes);
  }
}
