import { expect, test } from 'vitest';
import { listDecks, namePackage } from '../../../src/app/anki/deck-choices.ts';
import { isAnkiPackage } from '../../../src/app/anki/is-anki-package.ts';
import type { NoteId } from '../../../src/model/ids.ts';

test('folders come before what is in them, and decks of Anki are left out', () => {
  const paths = new Map([
    ['n2' as NoteId, 'aws/dev/s3.md'],
    ['n1' as NoteId, 'b.md'],
    ['anki-1' as NoteId, 'Anki/Course.md'],
  ]);
  expect(listDecks(paths)).toEqual([
    { path: 'aws/', scope: 'folder:aws' },
    { path: 'aws/dev/', scope: 'folder:aws/dev' },
    { path: 'aws/dev/s3.md', scope: 'note:n2' },
    { path: 'b.md', scope: 'note:n1' },
  ]);
});

test('a package is named after its notes and its day, never as a whole collection', () => {
  expect(namePackage(null, '2026-11-24')).toBe('recollect-2026-11-24.apkg');
  expect(namePackage('aws/dev/', '2026-11-24')).toBe('recollect-dev-2026-11-24.apkg');
  expect(namePackage('aws/collection.md', '2026-11-24')).toBe('recollect-collection-2026-11-24.apkg');
  expect(namePackage('a/b: «c»?.md', '2026-11-24')).toBe('recollect-b-c--2026-11-24.apkg');
});

test('packages are known by the ending of their name', () => {
  expect(['a.apkg', 'B.COLPKG', 'a.apkg.zip', 'apkg'].map(isAnkiPackage)).toEqual([true, true, false, false]);
});
