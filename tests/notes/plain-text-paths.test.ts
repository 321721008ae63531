import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardWords } from '../../src/notes/card-words.ts';
import { tidyText } from '../../src/notes/english/tidy.ts';
import { bareWord } from '../../src/notes/english/words.ts';
import { normaliseTerm } from '../../src/notes/normalise-term.ts';

/** Plain text as it comes in notes, with more of the signs that matter than chance would give. */
const plainText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'s",
        "'",
        'S3',
        'URLS',
        'the ',
        'a ',
        ' - ',
        '...',
        ':',
        '/',
        '_',
        '__',
        'C#',
        'C++',
        '5 %',
        '$',
        ' ',
      ),
      fc.stringMatching(/^[a-zA-Z0-9]{1,6} ?$/),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('the short way for plain text', () => {
  test('compares terms as the long way does', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        expect(normaliseTerm(`${text} ü`)).toBe(`${normaliseTerm(text)} u`.trim());
      }),
      { numRuns: 500 },
    );
  });

  test('finds the words of a card as the long way does', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        expect(cardWords(`${text} ü`)).toEqual([...cardWords(text), 'ü']);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['it is is slow', 'it is slow'],
    ['Not not exactly', 'Not exactly'],
    ['the re-try try works', 'the re-try works'],
    ['this is his and hers', 'this is his and hers'],
    ['I had had one', 'You had had one'],
    ['no no no way', 'no way'],
  ])('takes doubled words out of "%s"', (line, tidy) => {
    expect(tidyText(line)).toBe(tidy);
  });

  test.each([
    ['Word', 'word'],
    ['"(Quoted)",', 'quoted'],
    ['e.g.', 'e.g'],
    ['…', '…'],
    ['"', ''],
    ['plain', 'plain'],
  ])('bares the word %s', (token, word) => {
    expect(bareWord(token)).toBe(word);
  });

  test.each([
    ['TSH ↑ and T4 ↓', 'TSH rises and T4 falls'],
    ['GH ↑ before growth ends', 'GH rises before growth ends'],
    ['shock gives ↑ heart rate', 'shock gives raised heart rate'],
    ['ketones ↑', 'ketones rise'],
    ['↑ heart rate', 'raised heart rate'],
  ])('spells the trend of "%s"', (line, tidy) => {
    expect(tidyText(line)).toBe(tidy);
  });
});
