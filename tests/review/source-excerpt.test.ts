import { describe, expect, test } from 'vitest';
import { type ExcerptBlock, excerptNote } from '../../src/review/source-excerpt.ts';

const NOTE = ['# Title', '', 'first', 'second', 'third', '', 'other paragraph'].join('\r\n');

function at(from: number, to = from) {
  return { path: 'a.md', from, to };
}

/** Each block in one line of text: `4* second` for a line of the source, `[3: a b]` for a row of a table. */
function draw(blocks: readonly ExcerptBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') {
      return [block.head, ...block.rows].map(
        ({ number, cells, isSource }) => `[${number}${isSource ? '*' : ''}: ${cells.join(' / ')}]`,
      );
    }
    const { number, text, isSource, language, depth } = block.line;
    return `${number}${isSource ? '*' : ''}${language === null ? '' : ` <${language}>`}${' >'.repeat(depth)} ${text}`;
  });
}

describe('the lines of the note around a card', () => {
  test('are the paragraph of the source, with its own lines marked', () => {
    expect(draw(excerptNote(NOTE, at(4)))).toEqual(['3 first', '4* second', '5 third']);
  });

  test('stop after four lines on each side', () => {
    const long = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`).join('\n');
    expect(draw(excerptNote(long, at(20, 21)))).toHaveLength(10);
    expect(draw(excerptNote(long, at(20, 21)))[0]).toBe('16 line 16');
  });

  test('are none when the note has become shorter than the source', () => {
    expect(excerptNote('one line', at(9))).toEqual([]);
  });

  test('stop at a heading, and are the heading alone where the card comes from one', () => {
    expect(draw(excerptNote('# A\nbelow\n## B\nnext', at(2)))).toEqual(['2* below']);
    expect(draw(excerptNote('# A\n\n## B', at(3)))).toEqual(['3* ## B']);
  });

  test('show how deep a line is set in', () => {
    expect(draw(excerptNote('- a\n  - b\n\t\t- c\n            - d', at(2)))).toEqual([
      '1 - a',
      '2* > - b',
      '3 > > - c',
      '4 > > > - d',
    ]);
  });

  test('have code without its fences, as it stands, over blank lines in it', () => {
    const note = ['Start it:', '```bash', 'docker run \\', '  -p 80:80 web', '', 'docker ps', '```', 'Then wait.'].join(
      '\n',
    );
    expect(draw(excerptNote(note, at(1)))).toEqual([
      '1* Start it:',
      '3 <bash> docker run \\',
      '4 <bash>   -p 80:80 web',
      '5 <bash> ',
    ]);
    expect(draw(excerptNote(note, at(3, 6)))).toEqual([
      '1 Start it:',
      '3* <bash> docker run \\',
      '4* <bash>   -p 80:80 web',
      '5* <bash> ',
      '6* <bash> docker ps',
      '8 Then wait.',
    ]);
  });

  test('keep the head of a table, however far above the row it stands', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `| row ${i + 1} | ${i} |`);
    const note = ['| Name | Size |', '| :--- | ---: |', ...rows].join('\n');
    expect(draw(excerptNote(note, at(12)))).toEqual([
      '[1: Name / Size]',
      '[8: row 6 / 5]',
      '[9: row 7 / 6]',
      '[10: row 8 / 7]',
      '[11: row 9 / 8]',
      '[12*: row 10 / 9]',
      '[13: row 11 / 10]',
      '[14: row 12 / 11]',
    ]);
  });

  test('take a bar in words or in code for no table', () => {
    expect(draw(excerptNote('a | b\nc | d', at(1)))).toEqual(['1* a | b', '2 c | d']);
    expect(draw(excerptNote('```\n| a |\n|---|\n```', at(2)))).toEqual(['2* <> | a |', '3 <> |---|']);
  });

  test('read a bar behind a backslash as part of the cell', () => {
    expect(draw(excerptNote('| a \\| b | c |\n|---|---|\n| d | e |', at(3)))).toEqual([
      '[1: a | b / c]',
      '[3*: d / e]',
    ]);
  });

  test('have a formula without the lines of dollars around it', () => {
    expect(draw(excerptNote('So:\n$$\nx^2\n$$', at(1)))).toEqual(['1* So:', '3 $$x^2$$']);
  });
});
