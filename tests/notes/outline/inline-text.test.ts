import { describe, expect, test } from 'vitest';
import { hideText, readInline, revealText } from '../../../src/notes/outline/inline-text.ts';

const shown = (raw: string): string => revealText(readInline(raw).text);

describe('the words of a line without their markup', () => {
  test.each([
    ['**bold** and *slanted* and ~~gone~~ text', 'bold and slanted and text'],
    ['a [link](https://example.org) stays', 'a link stays'],
    ['[[Page|shown words]] stay', 'shown words stay'],
    ['![a picture](x.png) goes', 'goes'],
    ['see https://example.org/a?b=c for more', 'see for more'],
    ['snake_case_name and 2*3*4 stay', 'snake_case_name and 2*3*4 stay'],
    ['tags #flashcards go', 'tags go'],
    ['a &amp; b', 'a & b'],
    ['a footnote[^1] goes', 'a footnote goes'],
  ])('%s', (raw, text) => {
    expect(shown(raw).replace(/\s+/g, ' ')).toBe(text);
  });

  test('finds bold, highlighted, marked and coded words', () => {
    const inline = readInline('**Iron** is ==heavy==, {{c1::grey}} and `Fe`');
    expect(inline.bold).toEqual(['Iron']);
    expect(inline.highlights).toEqual(['heavy']);
    expect(inline.gaps).toEqual(['grey']);
    expect(inline.code.map(revealText)).toEqual(['Fe']);
  });

  test('hides code, formulas, quotes and names with double colons from the grammar', () => {
    for (const raw of ['`a = b`', '$a = b$', '"a = b"', 'Fn::Sub::x']) {
      expect(readInline(raw).text).not.toMatch(/[=:]/);
      expect(shown(raw)).toBe(raw.replace(/`/g, ''));
    }
  });

  test('takes prices for prices and not for formulas', () => {
    expect(readInline('costs $5 and $10 a day').text).toBe('costs $5 and $10 a day');
  });

  test('keeps marks that are never closed', () => {
    expect(shown('a **lost mark and `another')).toContain('another');
  });

  test('brings hidden text back unchanged', () => {
    const text = 'x = "y" – ü 汉';
    expect(revealText(hideText(text))).toBe(text);
  });
});
