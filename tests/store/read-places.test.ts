import { expect, test } from 'vitest';
import { createBrowser } from './helpers/open.ts';
import { cardId, sampleCard, sampleNote } from './helpers/samples.ts';

const PICTURE = { path: 'aws/img/a.png', type: 'image/png', bytes: new Uint8Array([1, 2, 3]) };

async function openWithCards() {
  const store = await createBrowser().openReady();
  const at = (from: number) => ({ source: { path: 'note-a.md', from, to: from } });
  await store.saveNotes({
    notes: [sampleNote('note-a')],
    cards: [
      sampleCard('asked', 'note-a', { place: 'deck' }),
      sampleCard('later', 'note-a', { place: 'tray', ...at(9) }),
      sampleCard('sooner', 'note-a', { place: 'tray', ...at(2) }),
      sampleCard('gone', 'note-a', { place: 'shelf' }),
      sampleCard('refused', 'note-a', { place: 'never' }),
    ],
    images: [PICTURE],
  });
  return store;
}

test('the tray is read in the order of the lines, and nothing else with it', async () => {
  const store = await openWithCards();
  expect((await store.readTray()).map(({ card }) => card.id)).toEqual([cardId('sooner'), cardId('later')]);
});

test('cards that are asked no more are those of the shelf and the refused ones', async () => {
  const store = await openWithCards();
  const aside = await store.readSetAside();
  expect(new Set(aside.map(({ card }) => card.id))).toEqual(new Set([cardId('gone'), cardId('refused')]));
});

test('without any of them nothing is found', async () => {
  const store = await createBrowser().openReady();
  await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('asked')] });
  expect(await store.readSetAside()).toEqual([]);
  expect(await store.readTray()).toEqual([]);
  expect(await store.readWordings()).toEqual(new Map());
});

test('pictures are kept under their paths, replaced by newer ones and emptied with the rest', async () => {
  const store = await openWithCards();
  expect(await store.readImagePaths()).toEqual([PICTURE.path]);
  expect(await store.readImage(PICTURE.path)).toEqual(PICTURE);
  const newer = { ...PICTURE, bytes: new Uint8Array([9]) };
  await store.saveNotes({ notes: [], cards: [], images: [newer] });
  expect(await store.readImage(PICTURE.path)).toEqual(newer);
  expect(await store.readImage('other.png')).toBe(null);
  await store.wipe();
  expect(await store.readImagePaths()).toEqual([]);
});
