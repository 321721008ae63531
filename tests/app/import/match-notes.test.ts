import { expect, test } from 'vitest';
import { matchNotes } from '../../../src/app/import/match-notes.ts';

const text = Array.from({ length: 20 }, (_, i) => `- fact number ${i} of the lecture`).join('\n');
const note = (path: string, more = '') => ({ path, text: text + more });

test('a file under a new name, with a line more, is the same note', () => {
  const matched = matchNotes([note('aws/queues.md')], [note('aws/17-queues.md', '\n- one more fact')]);
  expect([...matched]).toEqual([['aws/17-queues.md', 'aws/queues.md']]);
});

test('a copy beside the note it was copied from is a note of its own', () => {
  const matched = matchNotes([note('a.md')], [note('a.md'), note('copy.md')]);
  expect([...matched]).toEqual([
    ['a.md', 'a.md'],
    ['copy.md', 'copy.md'],
  ]);
});

test('another text, a short text, or two notes that fit are not guessed at', () => {
  const other = { path: 'b.md', text: text.replaceAll('lecture', 'book') };
  expect(matchNotes([note('a.md')], [other]).get('b.md')).toBe('b.md');
  const short = { path: 'c.md', text: '# Links\n- one' };
  expect(matchNotes([short], [{ ...short, path: 'd.md' }]).get('d.md')).toBe('d.md');
  expect(matchNotes([note('a.md'), note('b.md')], [note('c.md')]).get('c.md')).toBe('c.md');
});

test('of two files with the text of one note only one is that note', () => {
  const matched = matchNotes([note('a.md')], [note('b.md'), note('c.md')]);
  expect([...matched.values()]).toEqual(['a.md', 'c.md']);
});
