import { describe, expect, test } from 'vitest';
import { htmlToItems, htmlToText } from '../../../src/export/anki/html-to-text.ts';

describe('html becomes plain text', () => {
  const cases: readonly (readonly [name: string, html: string, text: string])[] = [
    ['words stay without their markup', 'What is <b>S3</b> <i>for</i>?', 'What is S3 for?'],
    ['character references become characters', 'a &lt; b &amp;&amp; c&nbsp;&#8212; &#x41;&euro;', 'a < b && c — A€'],
    ['an unknown reference stays as it is', 'R&D &unknown; &#0;', 'R&D &unknown; \ufffd'],
    ['blocks and line breaks become lines', '<div>one</div><div>two<br>three</div>', 'one\ntwo\nthree'],
    ['blank lines go', '<p>one</p><p><br></p><p>two</p>', 'one\ntwo'],
    ['white space is joined', ' a \n\t b  ', 'a b'],
    ['code keeps its spaces', '<pre>if x:\n    return  1</pre>', 'if x:\n    return  1'],
    [
      'items get bullets and numbers',
      '<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>',
      '- a\n- b\n1. c\n2. d',
    ],
    ['cells are parted', '<table><tr><th>k</th><th>v</th></tr><tr><td>1</td><td>2</td></tr></table>', 'k | v\n1 | 2'],
    ['powers and indexes keep their meaning', '10<sup>3</sup> H<sub>2</sub>O', '10^3 H_2O'],
    ['readings stand in brackets', '<ruby>漢<rt>かん</rt></ruby>', '漢(かん)'],
    [
      'formulas get the marks of Markdown',
      '\\(x^2\\), \\[ \\frac{a}{b} \\], [$]y[/$], [latex]z[/latex]',
      '$x^2$, $$\\frac{a}{b}$$, $y$, $$z$$',
    ],
    ['a picture becomes a mark', '<img alt="An arm" src="arm.png">', '![An arm](arm.png)'],
    ['a name with spaces stands in angle brackets', "<img src='my%20arm (1).png'>", '![](<my arm (1).png>)'],
    ['a sound stays as Anki writes it', 'casa [sound:casa.mp3]', 'casa [sound:casa.mp3]'],
    ['a link shows where it leads', '<a href="https://a.example/x">here</a>', 'here (https://a.example/x)'],
    [
      'a link that shows its address is not doubled',
      '<a href="https://a.example">https://a.example</a>',
      'https://a.example',
    ],
    ['a longer line to write on is a gap', 'The ______ of it', 'The ____ of it'],
  ];
  for (const [name, html, text] of cases) {
    test(name, () => {
      expect(htmlToText(html)).toBe(text);
    });
  }
});

describe('nothing that could act is left', () => {
  const cases: readonly (readonly [name: string, html: string, text: string])[] = [
    ['scripts go with their content', 'a<script>alert("</b>")</script>b', 'ab'],
    ['a script that is not closed takes the rest', 'a<script>alert(1)', 'a'],
    ['a script in odd letters goes', 'a<ScRiPt src=x>alert(1)</sCrIpT >b', 'ab'],
    ['styles, frames and drawings go', '<style>b{}</style>a<iframe src=x>i</iframe><svg><text>s</text></svg>', 'a'],
    ['comments go', 'a<!-- <b>no</b> -->b<!-- open', 'ab'],
    ['event handlers go', '<b onclick="alert(1)" title="a>b">x</b>', 'x'],
    ['a picture from elsewhere is only its words', '<img src="https://evil.example/x.png" alt="chart">', 'chart'],
    ['a picture in the text itself goes', '<img src="data:image/svg+xml,<svg onload=alert(1)>">', ''],
    ['a link that runs a script is only its words', '<a href="javascript:alert(1)">x</a>', 'x'],
    ['escaped markup stays text', '&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['half a tag at the end goes', 'a<b', 'a'],
    ['a sign that is no tag stays', '1 < 2 and 3 <4', '1 < 2 and 3 <4'],
  ];
  for (const [name, html, text] of cases) {
    test(name, () => {
      expect(htmlToText(html)).toBe(text);
    });
  }

  test('the same characters as our own marks in a text do no harm', () => {
    expect(htmlToText('a\ue001b\ue002c')).toBe('abc');
  });
});

describe('the items of a list', () => {
  test('one list gives its items', () => {
    expect(htmlToItems('<ul>\n<li>a</li>\n<li class="x">b &amp; c</li>\n</ul>')).toEqual(['a', 'b & c']);
  });

  test('text beside the list, or a list within it, is no list alone', () => {
    expect(htmlToItems('see: <ul><li>a</li></ul>')).toBeNull();
    expect(htmlToItems('<ul><li>a<ul><li>b</li></ul></li></ul>')).toBeNull();
    expect(htmlToItems('<ul><li>a</li></ul> and <ul><li>b</li></ul>')).toBeNull();
  });
});

describe('hostile lengths', () => {
  const count = 100_000;
  const cases: readonly (readonly [name: string, html: string])[] = [
    ['open tags', '<a '.repeat(count)],
    ['open comments', '<!--'.repeat(count)],
    ['open scripts', '<script'.repeat(count)],
    ['nested lists', '<ul><li>'.repeat(count)],
    ['white space before a mark', ' '.repeat(count * 5)],
    ['references', '&amp'.repeat(count)],
    ['quotes', '<a href="'.repeat(count)],
    ['links', '<a href="https://a.example">x</a>'.repeat(20_000)],
    ['ends of items', '</li>'.repeat(count)],
    ['dollar signs', '$a '.repeat(count)],
  ];
  for (const [name, html] of cases) {
    test(`half a million characters of ${name} are read in one pass`, () => {
      expect(typeof htmlToText(html)).toBe('string');
      expect(htmlToItems(html) ?? []).toBeInstanceOf(Array);
    });
  }
});
