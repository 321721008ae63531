import { expect, test } from 'vitest';
import { renameMedia } from '../../../src/export/anki/media-marks.ts';
import { isMediaFileName, mediaFileName } from '../../../src/export/anki/media-names.ts';
import { makeOwnEdit } from '../../../src/export/anki/own-edits.ts';
import { momentAt } from '../../../src/scheduler/study-day.ts';
import { createCard } from './helpers/learner.ts';

const T0 = Date.UTC(2026, 0, 5, 12);
const name = mediaFileName('aws/img/Port.PNG', Uint8Array.of(1, 2, 3));
const card = createCard(0, { question: 'Which? ![port](img/port.png)', answer: 'USB' }, T0);
const later = momentAt(T0 + 60_000, 60, 4);

test('the name of a picture follows from its bytes and keeps its ending', () => {
  expect(name).toBe(mediaFileName('other/place.png', Uint8Array.of(1, 2, 3)));
  expect(name).not.toBe(mediaFileName('aws/img/Port.PNG', Uint8Array.of(1, 2, 4)));
  expect(isMediaFileName(name)).toBe(true);
  expect(isMediaFileName('port.png')).toBe(false);
});

test('pictures are renamed and sounds and words stay', () => {
  const text = 'See ![a b](x/y.png) and [sound:x/y.png], not ![c](https://example.com/x.png).';
  expect(renameMedia(text, (from) => from.replace('/', '-'))).toBe(
    'See ![a b](x-y.png) and [sound:x/y.png], not ![c](https://example.com/x.png).',
  );
});

test('a card whose picture has its name in Anki says the same as here', () => {
  const found = { question: `Which? ![port](${name})`, answer: 'USB' };
  expect(makeOwnEdit(card, [], found, later)).toBe(null);
});

test('a text that was changed in Anki keeps the address that its picture has here', () => {
  const found = { question: `Which port? ![port](${name})`, answer: 'USB' };
  expect(makeOwnEdit(card, [], found, later)?.wording).toEqual({
    question: 'Which port? ![port](img/port.png)',
    answer: 'USB',
  });
});
