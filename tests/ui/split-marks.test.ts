import { describe, expect, test } from 'vitest';
import { splitCardText, splitNoteText } from '../../src/ui/split-marks.ts';

const marks = (parts: readonly { mark: string; text: string }[]) => parts.map(({ mark, text }) => `${mark}:${text}`);

describe('marks in a text', () => {
  test.each([
    ['plain words', ['none:plain words']],
    ['run `docker ps` now', ['none:run ', 'code:docker ps', 'none: now']],
    ['$E = mc^2$ holds', ['maths:E = mc^2', 'none: holds']],
    ['always between $-1$ and $1$', ['none:always between ', 'maths:-1', 'none: and ', 'maths:1']],
    ['$$\\sum_i x_i$$', ['maths-block:\\sum_i x_i']],
    ['costs \\$5', ['none:costs \\$5']],
    ['**stars** stay in a card', ['none:**stars** stay in a card']],
    ['`$x$` is code', ['code:$x$', 'none: is code']],
  ])('%s', (text, expected) => {
    expect(marks(splitCardText(text))).toEqual(expected);
  });

  test.each(['$5 and $10', 'from $5-$10 a month', 'a $ alone', '$ x $', 'US$ 5, CA$ 6'])(
    'prices are no maths: %s',
    (text) => {
      expect(marks(splitCardText(text))).toEqual([`none:${text}`]);
    },
  );

  test('bold words are drawn in a note', () => {
    expect(marks(splitNoteText('**EKS** = managed `k8s`'))).toEqual(['bold:EKS', 'none: = managed ', 'code:k8s']);
  });

  test('every piece stands where it says, and the pieces cover the whole text', () => {
    const text = 'a **b** `c` $d$ $$e$$ f';
    const parts = splitNoteText(text);
    expect(parts.map(({ at }, i) => text.slice(at, parts[i + 1]?.at))).toEqual([
      'a ',
      '**b**',
      ' ',
      '`c`',
      ' ',
      '$d$',
      ' ',
      '$$e$$',
      ' f',
    ]);
  });
});
