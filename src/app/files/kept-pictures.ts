import { encodePages } from '../../export/encode-progress.ts';
import { MAX_PICTURES_BYTES } from '../../export/progress-format.ts';
import type { Picture } from '../../model/picture.ts';
import type { ProgressOrigin } from '../../model/progress.ts';
import type { DeviceFile, DeviceFolder } from '../../pwa/device-folder.ts';
import type { PictureTotals, Store } from '../../store/store.ts';
import type { Breathe } from './breathe.ts';
import { stageCopy } from './read-copy.ts';

/**
 * The second copy of the pictures. They are kept once and not with each snapshot: some sixty snapshots with the same megabytes would fill
 * a phone. The file is a progress file with nothing but pictures.
 */
const NAME = /^pictures_(\d+)_(\d+)\.ndjson$/;
/** More than this is not kept twice in one browser. */
const MOST_BYTES = Math.min(50_000_000, MAX_PICTURES_BYTES);

type PictureSource = Pick<Store, 'readPictureTotals' | 'readPictures'>;

/** Writes the pictures anew when there are more of them, or others, than the kept file has. Fewer are a sign of damage: nothing is dropped then. */
export async function keepPictures(store: PictureSource, folder: DeviceFolder, origin: ProgressOrigin): Promise<void> {
  const totals = await store.readPictureTotals();
  const kept = findKept(await folder.list());
  const isEnough =
    kept !== null && (kept.count > totals.count || (kept.count === totals.count && kept.bytes === totals.bytes));
  if (totals.count === 0 || totals.bytes > MOST_BYTES || isEnough) return;
  const parts: Blob[] = [];
  for await (const piece of encodePages(onlyPictures(await store.readPictures()), origin))
    parts.push(new Blob([piece]));
  const name = `pictures_${totals.count}_${totals.bytes}.ndjson`;
  await folder.write(name, new Blob(parts));
  if ((await readKeptPictures(folder)).length < totals.count)
    throw new Error(`The kept pictures ${name} do not read back.`);
  for (const file of await folder.list())
    if (NAME.test(file.name) && file.name !== name) await folder.remove(file.name);
}

/** The pictures that are kept; none when their file cannot be read. */
export async function readKeptPictures(folder: DeviceFolder, breathe?: Breathe): Promise<readonly Picture[]> {
  const kept = findKept(await folder.list());
  const file = kept === null ? null : await folder.read(kept.name);
  const staged = file === null ? null : await stageCopy(file, breathe ? { breathe } : {});
  return staged?.ok ? staged.value.pictures : [];
}

function findKept(files: readonly DeviceFile[]): (PictureTotals & { readonly name: string }) | null {
  const kept = files.flatMap(({ name }) => {
    const [, count, bytes] = NAME.exec(name) ?? [];
    return count === undefined || bytes === undefined ? [] : [{ name, count: Number(count), bytes: Number(bytes) }];
  });
  return kept.sort((a, b) => b.count - a.count || b.bytes - a.bytes)[0] ?? null;
}

function onlyPictures(pictures: AsyncIterable<Picture>) {
  return { notes: nothing(), removedNotes: [], cards: nothing(), events: nothing(), unknownLines: [], pictures };
}

async function* nothing(): AsyncGenerator<never, void, undefined> {}
