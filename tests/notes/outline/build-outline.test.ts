import { describe, expect, test } from 'vitest';
import { buildOutline } from '../../../src/notes/outline/build-outline.ts';
import type { OutlineNode } from '../../../src/notes/outline/outline-types.ts';
import { TopicReader } from '../../../src/notes/outline/topic.ts';

const nodeAt = (text: string, line: number): OutlineNode => {
  const node = buildOutline('note.md', text).nodes.find((one) => one.from <= line && one.to >= line);
  if (!node) throw new Error(`no entry on line ${line}`);
  return node;
};
const parentOf = (text: string, line: number): string | null => nodeAt(text, line).parent?.text ?? null;
const topicOf = (text: string, line: number): string | null => new TopicReader().scopeOf(nodeAt(text, line)).phrase;

describe('what a line hangs under', () => {
  test('stars after a dash hang under the dash', () => {
    expect(parentOf('### Trees\n-oaks are old\n* they grow slowly', 3)).toBe('oaks are old');
  });

  test('a dash after stars goes back up', () => {
    expect(parentOf('### Trees\n-oaks are old\n* they grow slowly\n-elms are tall', 4)).toBe('Trees');
  });

  test('dashes hang under a plain label', () => {
    expect(parentOf('### Trees\nCare:\n-water them', 3)).toBe('Care:');
  });

  test('a dash after the starred list of a label leaves the label', () => {
    expect(parentOf('### Trees\nKinds:\n* oak\n* elm\n-all of them need water', 5)).toBe('Trees');
  });

  test('an arrow at the start of a line goes on with the line above', () => {
    expect(parentOf('-oaks are old\n--> protect them', 2)).toBe('oaks are old');
  });

  test('a blank line ends a thought but not the label', () => {
    expect(parentOf('### Trees\nCare:\n-oaks are old\n\n-water them', 5)).toBe('Care:');
    expect(parentOf('### Trees\n-oaks are old\n\n* a star', 4)).toBe('Trees');
  });

  test('a new label ends the one before', () => {
    expect(parentOf('Care:\n-water them\nKinds:\n-oak', 4)).toBe('Kinds:');
  });

  test('pros and cons below a term belong to the term', () => {
    expect(parentOf('### Roofs\n**Flat roof** = no slope\nCONS:\n* leaks', 4)).toBe('CONS:');
    expect(topicOf('### Roofs\n**Flat roof** = no slope\nCONS:\n* leaks', 4)).toBe('flat roof');
  });

  test('real indentation makes children, with spaces or tabs', () => {
    expect(parentOf('- trees\n    - oaks\n', 2)).toBe('trees');
    expect(parentOf('- trees\n\t- oaks\n\t\t- red oaks', 3)).toBe('oaks');
    expect(parentOf('- trees\n  - oaks\n- stones', 3)).toBe(null);
  });

  test('a heading ends everything of its level', () => {
    expect(parentOf('# Top\n## One\n-a line\n## Two\n-another', 5)).toBe('Two');
    expect(parentOf('# Top\n## One\n### Deep\n## Two\n-another', 5)).toBe('Two');
  });

  test('the same number again and again is a list', () => {
    const text = 'Kinds:\n1. oak\n1. elm\n1. fir';
    expect([2, 3, 4].map((line) => parentOf(text, line))).toEqual(['Kinds:', 'Kinds:', 'Kinds:']);
  });
});

describe('what a line is about', () => {
  test.each([
    ['the heading', '### Security groups\n-act as a firewall', 2, 'security groups'],
    ['the heading without Overview, Intro and Part 2', '### Kafka Overview - Part 2\n-keeps events', 2, 'Kafka'],
    ['the label rather than the heading', '### Trees\nOaks:\n-grow slowly', 3, 'oaks'],
    ['the subject of the line it hangs under', '### Trees\n-oaks are old\n* grow slowly', 3, 'oaks'],
    ['the term of the line it hangs under', '### Trees\n**Sapwood** = living wood\n* carries water', 3, 'Sapwood'],
    ['the noun of a question heading', '### What is sapwood?\n-carries water', 2, 'sapwood'],
    ['the owner of a generic heading', '## Lighthouse\n### Security\n-doors are locked', 3, 'Lighthouse security'],
    ['the owner of an aspect', '### Benefits of copper\n-conducts well', 2, 'copper'],
    ['the heading when the label says only which side', '### Copper\nPros:\n-conducts well', 3, 'Copper'],
    [
      'both words of a name with a dash',
      '### Kafka - Dead Letter Topic\n-keeps bad events',
      2,
      'Kafka Dead Letter Topic',
    ],
  ])('%s', (_, text, line, phrase) => {
    expect(topicOf(text, line)?.toLowerCase()).toBe(phrase.toLowerCase());
  });

  test('a title that names several things is about none of them', () => {
    expect(topicOf('# Oaks, elms and firs\n-grow slowly', 2)).toBe(null);
  });

  test('an empty word such as Overview alone leaves the heading above', () => {
    expect(topicOf('## Copper\n### Overview\n-conducts well', 3)).toBe('Copper');
  });

  test('a comparison knows both sides, and which one a label below it takes', () => {
    const text = '### Oak vs Elm\nElm:\n-grows fast';
    const scope = new TopicReader().scopeOf(nodeAt(text, 3));
    expect(scope.versus).toEqual(['Elm', 'Oak']);
    expect(scope.side).toBe('Elm');
  });

  test('a shared noun belongs to both sides', () => {
    expect(new TopicReader().topicOf(nodeAt('### Private vs Public gardens', 1)).versus).toEqual([
      'Private gardens',
      'Public gardens',
    ]);
  });
});

describe('parts of a note that are treated in a way of their own', () => {
  const zoneAt = (text: string, line: number): string => nodeAt(text, line).zone;

  test('an exercise ends at the blank line when a plain label opened it', () => {
    const text = '### Ovens\nHands on\n-press the button\n\n-ovens are hot';
    expect([zoneAt(text, 3), zoneAt(text, 5)]).toEqual(['hands-on', 'body']);
  });

  test('an exercise under a heading lasts to the next heading', () => {
    const text = '### Hands on\n-press the button\n\n-wait\n### Ovens\n-ovens are hot';
    expect([zoneAt(text, 4), zoneAt(text, 6)]).toEqual(['hands-on', 'body']);
  });

  test('a list of things to review is one zone', () => {
    expect(zoneAt('### Ovens\n-hot\n\nREVIEW\novens\n-heat', 6)).toBe('review');
  });

  test('names between the title and the first section announce what is coming', () => {
    expect(zoneAt('# Kitchens\n-Ovens\n-Sinks\n-Taps\n### Ovens\n-ovens are hot', 3)).toBe('contents');
  });

  test('objectives and further reading are about the note', () => {
    expect(zoneAt('## Learning objectives\n- know ovens', 2)).toBe('about');
  });
});

describe('blocks', () => {
  test('a code block is one entry, and marks in it are no marks', () => {
    const { nodes } = buildOutline('note.md', '-run this\n```sh\n# not a heading\n-not a bullet\n```\n-after');
    expect(nodes.map((node) => node.block?.kind ?? node.text)).toEqual(['run this', 'code', 'after']);
  });

  test('a table keeps the line numbers of its rows', () => {
    const { nodes } = buildOutline('note.md', 'text\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |');
    const table = nodes.find((node) => node.block?.kind === 'table')?.block;
    expect(table?.kind === 'table' && table.rows.map((row) => row.line)).toEqual([5, 6]);
  });

  test('an HTML table is a table', () => {
    const html = '<table>\n<tr><th>Port</th><th>Name</th></tr>\n<tr><td>22</td><td>SSH</td></tr>\n</table>';
    expect(nodeAt(html, 1).block).toMatchObject({ kind: 'table', header: ['Port', 'Name'] });
  });

  test('front matter makes no entry', () => {
    expect(buildOutline('note.md', '---\ntitle: x\ntags: [a]\n---\n-first').nodes.map((node) => node.from)).toEqual([
      5,
    ]);
  });

  test('a formula block, folded text and a callout are read as such', () => {
    expect(nodeAt('$$\na = b\n$$', 1).block).toEqual({ kind: 'math', formula: 'a = b' });
    expect(nodeAt('<details><summary>Q</summary>A</details>', 1).block).toMatchObject({ summary: 'Q', body: 'A' });
    expect(nodeAt('> [!warning]\n> hot', 2).callout).toBe('warning');
  });

  test('an unclosed block is reported and the rest is read', () => {
    const outline = buildOutline('note.md', '-one\n```\n-two\n-three');
    expect(outline.problems.map((problem) => problem.line)).toEqual([2]);
    expect(outline.nodes.map((node) => node.text)).toEqual(['one', 'two', 'three']);
  });
});

describe('lines of hasty notes', () => {
  const first = 'the harbour wall keeps out waves of every size, also in the winter storms';

  test('a line in lower case below another one is a thought of its own', () => {
    const long = `${first} and in the spring`;
    expect(nodeAt(`# Harbour\n${first}\nthe lamp burns all night\n${long}`, 3).text).toBe('the lamp burns all night');
  });

  test('a line in lower case below a sentence with a capital goes on with it', () => {
    expect(nodeAt(`# Harbour\nT${first.slice(1)}\nand in the spring`, 3).from).toBe(2);
  });

  test('a word with a colon starts a line of its own', () => {
    expect(nodeAt(`# Harbour\nT${first.slice(1)}\nlamp: burns all night`, 3).from).toBe(3);
  });

  test('words in a frame of dashes or waves are a heading', () => {
    expect(nodeAt('~~ lamps ~~\nburn all night', 1).marker).toBe('heading');
    expect(nodeAt('a -- b -- c\nburn all night', 1).marker).toBe('plain');
  });

  test('a slanted term behind a dash keeps no star', () => {
    expect(nodeAt('- *Harbour lamp*: burns all night', 1).text).toBe('Harbour lamp: burns all night');
    expect(nodeAt('-* double mark', 1).text).toBe('double mark');
  });

  test('a bare verb above a list is no topic, and neither is what follows a colon', () => {
    expect(topicOf('## Lamps\nenable:\n1) turn the key', 3)).toBe('Lamps');
    expect(topicOf('## The crash\n- banks failed', 2)).toBe('crash');
    const label = 'Old way of lighting: fill the lamp, trim the wick, strike a match';
    expect(topicOf(`## ${label}\n- takes an hour`, 2)).toBe('old way of lighting');
  });

  test('letters and Roman numbers are no part of a topic', () => {
    expect(topicOf('## IV. Harbour lamps\n- burn all night', 2)).toBe('Harbour lamps');
    expect(topicOf('## E. coli\n- grows fast', 2)).toBe('E. coli');
  });
});
