import { expect, test } from 'vitest';
import { createBrowser } from './helpers/open.ts';
import { noteId, sampleNote } from './helpers/samples.ts';

test('the titles of the notes that there are, of those that are asked for', async () => {
  const store = await createBrowser().openReady();
  const notes = ['a', 'b', 'c'].map((id) => sampleNote(id, { path: `${id}.md`, title: `Title of ${id}` }));
  await store.saveNotes({ notes, cards: [] });
  expect(await store.readNoteTitles([noteId('c'), noteId('gone'), noteId('a')])).toEqual(
    new Map([
      ['c', 'Title of c'],
      ['a', 'Title of a'],
    ]),
  );
  expect(await store.readNotePaths()).toEqual(new Map(['a', 'b', 'c'].map((id) => [id, `${id}.md`])));
});
