import { describe, expect, test } from 'vitest';
import { findMessages, findValueNames, readEnglish, readSource } from '../helpers/find-messages.ts';

const catalogue = readEnglish('reader');
const ANKI = ['export/anki', 'app/anki/read-anki.ts'];
const READERS = [
  {
    prefixes: ['progress.'],
    source: readSource([
      'export/progress-reader.ts',
      'export/read-json-line.ts',
      'export/describe-issue.ts',
      'export/picture-lines.ts',
    ]),
  },
  { prefixes: ['anki.why.', 'anki.place.'], source: readSource(ANKI) },
];

describe.each(READERS)('what the readers say: $prefixes', ({ prefixes, source }) => {
  const messages = findMessages(source);

  test('every sentence takes exactly the values that come with it', () => {
    expect(messages.length).toBeGreaterThan(5);
    for (const { id, valueNames } of messages) {
      const sentence = prefixes.map((prefix) => catalogue[prefix + id]).find((found) => found !== undefined);
      expect(sentence, id).toBeDefined();
      expect(findValueNames(sentence ?? ''), id).toEqual(valueNames);
    }
  });

  test('no sentence lies in the catalogue that nothing says', () => {
    const ids = prefixes.flatMap((prefix) =>
      Object.keys(catalogue).flatMap((id) => (id.startsWith(prefix) ? [id.slice(prefix.length)] : [])),
    );
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id) => !source.includes(`'${id}'`))).toEqual([]);
  });
});
