import { expect, test } from 'vitest';
import { tableToNote } from '../../../src/app/import/table-to-note.ts';
import { compileNote } from '../../../src/notes/compile-note.ts';

const cardsOf = (path: string, table: string): [string, string][] =>
  compileNote(path, tableToNote(path, table)).drafts.map(({ question, answer }) => [question, answer]);

test('a table with named columns becomes one card a row, whatever their order', () => {
  const csv =
    'Tags,Answer,Question\nx,Lima,What is the capital of Peru?\nx,"Quito, high up",What is the capital of Ecuador?\n';
  expect(cardsOf('capitals.csv', csv)).toEqual([
    ['What is the capital of Peru?', 'Lima'],
    ['What is the capital of Ecuador?', 'Quito, high up'],
  ]);
});

test('without names the first column asks and the second answers; rows without both are left out', () => {
  const tsv =
    'What is the capital of Peru?\tLima\nonly a front\n\tonly a back\nWhat is the capital of Chile?\tSantiago\n';
  expect(cardsOf('capitals.tsv', tsv).map(([, answer]) => answer)).toEqual(['Lima', 'Santiago']);
});

test('the text export of Anki is read, without its first lines and its HTML', () => {
  const text = '#separator:tab\n#html:true\nWhich gases are in air?\tNitrogen<br>Oxygen &amp; <b>argon</b>\n';
  expect(cardsOf('anki.txt.tsv', text)).toEqual([['Which gases are in air?', 'Nitrogen\nOxygen & argon']]);
});

test('quotes are kept whole over commas and line ends', () => {
  const csv = 'question,answer\n"Which ports, by default, does SSH use?","22\nand no other"\n';
  expect(tableToNote('ports.csv', csv)).toBe(
    '# ports\n\nQ: Which ports, by default, does SSH use?\nA: 22\n- and no other\n',
  );
});
