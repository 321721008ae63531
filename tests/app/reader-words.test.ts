import { describe, expect, test } from 'vitest';
import { findMessages, findValueNames, readEnglish, readSource } from '../helpers/find-messages.ts';

const catalogue = readEnglish('reader');
const READERS = [
  {
    prefix: 'progress.',
    source: readSource([
      'export/progress-reader.ts',
      'export/read-json-line.ts',
      'export/describe-issue.ts',
      'export/picture-lines.ts',
    ]),
  },
];

describe.each(READERS)('what the readers say: $prefix', ({ prefix, source }) => {
  const messages = findMessages(source);

  test('every sentence takes exactly the values that come with it', () => {
    expect(messages.length).toBeGreaterThan(5);
    for (const { id, valueNames } of messages)
      expect(findValueNames(catalogue[prefix + id] ?? ''), id).toEqual(valueNames);
  });

  test('no sentence lies in the catalogue that nothing says', () => {
    const ids = Object.keys(catalogue).filter((id) => id.startsWith(prefix));
    expect(ids.filter((id) => !source.includes(`'${id.slice(prefix.length)}'`))).toEqual([]);
  });
});
