import { expect, test } from 'vitest';
import { readNoteLines } from '../../src/ui/note-line.ts';
import { findTable } from '../../src/ui/note-table.ts';

function find(text: string, number: number) {
  const raw = text.split('\n');
  return findTable(raw, readNoteLines(text), number, raw.length);
}

test('a table is a row, a row of dashes, and rows', () => {
  expect(find('text\n| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | 4 |\n\nmore', 2)).toEqual({
    head: { number: 2, cells: ['a', 'b'] },
    rows: [
      { number: 4, cells: ['1', '2'] },
      { number: 5, cells: ['3', '4'] },
    ],
    end: 5,
  });
});

test('bars at the sides may be left out, and a bar behind a backslash divides nothing', () => {
  expect(find('a | b\n-- | --\n1 \\| 2 | 3', 1)?.rows).toEqual([{ number: 3, cells: ['1 | 2', '3'] }]);
});

test('rows without a row of dashes, and rows in code, are no table', () => {
  expect(find('| a | b |\n| 1 | 2 |', 1)).toBeNull();
  expect(find('```\n| a |\n|---|\n| 1 |\n```', 2)).toBeNull();
});
