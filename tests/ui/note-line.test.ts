import { describe, expect, test } from 'vitest';
import { readNoteLines } from '../../src/ui/note-line.ts';

describe('lines of a note as they are drawn', () => {
  test.each([
    ['### What is it?', 'heading', 'What is it?'],
    ['-no space after the dash', 'bullet', 'no space after the dash'],
    ['* with a star', 'bullet', 'with a star'],
    ['**Term** = meaning', 'plain', '**Term** = meaning'],
    ['-**Bold** first', 'bullet', '**Bold** first'],
    ['--> follows', 'arrow', 'follows'],
    ['-> follows', 'arrow', 'follows'],
    ['1. first', 'number', 'first'],
    ['plain words', 'plain', 'plain words'],
    ['', 'blank', ''],
  ])('"%s" is a %s', (raw, kind, text) => {
    expect(readNoteLines(raw)[0]).toMatchObject({ kind, text });
  });

  test('code knows the language of its fence, a formula its block', () => {
    const lines = readNoteLines('```Dockerfile\nFROM node\n```\n$$\nx^2\n$$\n```\nplain\n```');
    expect(lines.filter((line) => line.kind === 'code').map((line) => line.language)).toEqual(['dockerfile', '']);
    expect(lines.find((line) => line.kind === 'plain')?.text).toBe('$$x^2$$');
  });

  test('inside a fence nothing is a marker', () => {
    expect(readNoteLines('```sh\n# a comment\n- x\n```\n- y').map((line) => line.kind)).toEqual([
      'blank',
      'code',
      'code',
      'blank',
      'bullet',
    ]);
  });
});
