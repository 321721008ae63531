import { expect, test } from 'vitest';
import { findPictures } from '../../../src/app/airplane/find-pictures.ts';

const NOTES = [
  { path: 'week-1/a.md', text: '![vpc](img/vpc.png)\nagain ![vpc](img/vpc.png) and ![[subnet.png]]' },
  { path: 'b.md', text: '![far](https://example.org/far.png) ![lost](lost.jpg)' },
];

test('pictures are looked for among the stored ones, and those that are not there are named once', () => {
  expect(findPictures(NOTES, ['week-1/img/vpc.png', 'week-1/subnet.png'])).toEqual({
    count: 3,
    missing: ['lost.jpg'],
    farCount: 1,
  });
});

test('notes without pictures lack nothing', () => {
  expect(findPictures([{ path: 'a.md', text: 'plain' }], [])).toEqual({ count: 0, missing: [], farCount: 0 });
});
