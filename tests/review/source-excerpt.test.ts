import { describe, expect, test } from 'vitest';
import { excerptNote } from '../../src/review/source-excerpt.ts';

const NOTE = ['# Title', '', 'first', 'second', 'third', '', 'other paragraph'].join('\r\n');

describe('the lines of the note around a card', () => {
  test('are the paragraph of the source, with its own lines marked', () => {
    expect(excerptNote(NOTE, { path: 'a.md', from: 4, to: 4 })).toEqual([
      { number: 3, text: 'first', isSource: false },
      { number: 4, text: 'second', isSource: true },
      { number: 5, text: 'third', isSource: false },
    ]);
  });

  test('stop after four lines on each side', () => {
    const long = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join('\n');
    const numbers = excerptNote(long, { path: 'a.md', from: 20, to: 21 }).map((line) => line.number);
    expect(numbers).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
  });

  test('are none when the note has become shorter than the source', () => {
    expect(excerptNote('one line', { path: 'a.md', from: 9, to: 9 })).toEqual([]);
  });

  test('are none for a heading at the end of the file but the heading itself', () => {
    expect(excerptNote('# A\n\n## B', { path: 'a.md', from: 3, to: 3 })).toEqual([
      { number: 3, text: '## B', isSource: true },
    ]);
  });
});
