import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  askCloze,
  clozeNumbers,
  encodeAroundGaps,
  encodeInGap,
  parseCloze,
} from '../../../src/export/anki/cloze-text.ts';
import { htmlToText } from '../../../src/export/anki/html-to-text.ts';
import { findMediaMarks } from '../../../src/export/anki/media-marks.ts';
import { throughAnki } from '../../../src/export/anki/own-edits.ts';
import { itemsToHtml, textToHtml } from '../../../src/export/anki/text-to-html.ts';

const NONE = new Set<string>();

/** What any way through HTML joins: spaces, blank lines, longer gaps, and characters that show nothing. */
function normalise(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[\t\u00a0\u2007\u202f ]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
    .replace(/_{4,}/g, '____');
}

const awsText = fc.constantFrom(
  'AWS::S3::Bucket',
  'arn:aws:iam::123456789012:role/x',
  '{"Statement":[{"Effect":"Deny"}]}',
  '{{c1::x}}',
  '}}',
  '::',
  '{{Front}}',
  '<b>bold</b>',
  'a & b',
  '&amp;',
  '[latex]x[/latex]',
  '[$]x[/$]',
  '[sound:x.mp3]',
  '\\(x\\)',
  '\\[x\\]',
  '$x^2$',
  '$$a_1$$',
  'costs $5 and $6',
  '"quoted" \'too\'',
  '____',
  '- item',
  '1. item',
  'x\ny',
);
const wordText = fc
  .array(
    fc.oneof(
      awsText,
      fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(' '))
  .filter((text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u.test(text.replaceAll('\n', '')));

describe('plain text becomes the HTML of a field', () => {
  test('markup in the text is shown, not obeyed', () => {
    expect(textToHtml('<script>alert("1")</script> & \'x\'', NONE)).toBe(
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;',
    );
  });

  test('lines, formulas and lists are those of Anki', () => {
    expect(textToHtml('a\nb', NONE)).toBe('a<br>b');
    expect(textToHtml('if $x<y^2$ then', NONE)).toBe('if \\(x&lt;y^2\\) then');
    expect(itemsToHtml('a\nb', NONE)).toBe('<ul><li>a</li><li>b</li></ul>');
  });

  test('two prices are no formula', () => {
    expect(textToHtml('costs $5 and $6 = cheap', NONE)).toBe('costs $5 and $6 = cheap');
  });

  test('commands of Anki in the text are taken for text', () => {
    expect(textToHtml('[latex]x[/latex] [sound:a.mp3] \\(y\\)', NONE)).toBe(
      '&#91;latex]x&#91;/latex] &#91;sound:a.mp3] \\&#40;y\\&#41;',
    );
  });

  test('a picture that comes along is shown, another stays text', () => {
    expect(textToHtml('![an "arm"](arm.png) ![leg](leg.png)', new Set(['arm.png']))).toBe(
      '<img src="arm.png" alt="an &quot;arm&quot;"> ![leg](leg.png)',
    );
  });

  test('any text comes back as it was, but for spaces', () => {
    fc.assert(
      fc.property(wordText, (text) => {
        expect(htmlToText(textToHtml(text, NONE))).toBe(normalise(text));
      }),
      { seed: 20_260, numRuns: 3_000 },
    );
  });

  test('any list comes back item by item', () => {
    fc.assert(
      fc.property(
        fc.array(
          wordText.map((text) => text.replaceAll('\n', ' ')).filter((text) => text.trim() !== ''),
          { minLength: 2, maxLength: 5 },
        ),
        (items) => {
          expect(throughAnki(items.join('\n'))).toBe(normalise(items.join('\n')));
        },
      ),
      { seed: 20_261, numRuns: 1_000 },
    );
  });
});

describe('gaps', () => {
  test('a hint, several numbers and gaps within gaps are read', () => {
    const parts = parseCloze('{{c1::a {{c2::b::hint}} c}} d {{c1,3::e}}');
    expect(clozeNumbers(parts)).toEqual([1, 2, 3]);
    expect(askCloze(parts, 1)).toEqual({ question: '____ d ____', answers: ['a b c', 'e'] });
    expect(askCloze(parts, 2)).toEqual({ question: 'a ____ (hint) c d e', answers: ['b'] });
    expect(askCloze(parts, 3)).toEqual({ question: 'a b c d ____', answers: ['e'] });
  });

  test('a gap that is not closed stays text', () => {
    expect(askCloze(parseCloze('{{c1::a}} {{c2::b'), 1)).toEqual({ question: '____ {{c2::b', answers: ['a'] });
  });

  test('ten thousand open gaps are read', () => {
    expect(clozeNumbers(parseCloze('{{c1::'.repeat(10_000)))).toEqual([]);
  });

  test('AWS::S3::Bucket, policies and anything else survive in a gap and around it', () => {
    fc.assert(
      fc.property(wordText, wordText, (inside, around) => {
        const before = textToHtml(around.replaceAll('____', ''), NONE);
        const field = `${encodeAroundGaps(before)}|{{c1::${encodeInGap(textToHtml(inside, NONE))}}}`;
        const asked = askCloze(parseCloze(field), 1);
        expect(asked.answers.map(htmlToText)).toEqual([normalise(inside)]);
        expect(htmlToText(asked.question)).toBe(normalise(`${around.replaceAll('____', '')}|____`));
      }),
      { seed: 20_262, numRuns: 3_000 },
    );
  });
});

describe('marks of pictures and sounds', () => {
  test('names are found in order', () => {
    const marks = findMediaMarks('![a](x.png) [sound:y z.mp3] ![](<my arm (1).png>)');
    expect(marks.map(({ kind, name }) => [kind, name])).toEqual([
      ['image', 'x.png'],
      ['sound', 'y z.mp3'],
      ['image', 'my arm (1).png'],
    ]);
  });

  test('addresses on the web are none', () => {
    expect(findMediaMarks('![a](https://a.example/x.png) ![b](//a.example/x.png) ![c](data:image/png,x)')).toEqual([]);
  });
});
