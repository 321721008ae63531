import { expect, test } from 'vitest';
import { groupBlocks } from '../../../src/app/notes/note-blocks.ts';
import { readNoteLines } from '../../../src/ui/note-line.ts';

test('lines of a table become one block, all others stay single lines, and none is lost', () => {
  const text = '# Ports\n| Name | Port |\n|---|---|\n| ssh | 22 |\nafter\n';
  const blocks = groupBlocks(text, readNoteLines(text));
  expect(blocks.map(({ kind, number }) => `${kind} ${number}`)).toEqual(['line 1', 'table 2', 'line 5', 'line 6']);
});

test('two tables with a line between them are two blocks', () => {
  const text = '| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |';
  const tables = groupBlocks(text, readNoteLines(text)).flatMap((block) =>
    block.kind === 'table' ? [block.table.rows.map(({ cells }) => cells)] : [],
  );
  expect(tables).toEqual([[['1']], [['2']]]);
});
