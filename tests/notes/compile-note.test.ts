import { describe, expect, test } from 'vitest';
import { compileNote } from '../../src/notes/compile-note.ts';

const cardsOf = (text: string): string[] =>
  compileNote('note.md', text)
    .drafts.filter((draft) => !draft.isTray)
    .map((draft) => `${draft.question} = ${draft.answer.replace(/\n/g, ' | ')}`);
const questionsOf = (text: string): string[] => cardsOf(text).map((card) => card.split(' = ')[0] ?? '');

describe('what makes no card', () => {
  test.each([
    ['an empty note', ''],
    ['headings with nothing under them', '# One\n\n## Two\n\n### Three\n'],
    ['ways through menus', '### Ovens\n-go to settings --> click users --> select all'],
    ['the steps of an exercise', '### Ovens\nHands on\n-click the button\n-open the door\n-go to the next page'],
    ['a list of things to review', '### REVIEW\novens\n-what is heat?\n-look at the picture again'],
    ['a table of contents', '## Table of contents\n- [Ovens](#ovens)\n- [Sinks](#sinks)'],
    ['learning objectives', '## Learning objectives\n- understand how ovens work\n- know the parts of an oven'],
    ['tasks to tick off', '### Ovens\n- [ ] read chapter 3\n- [x] buy an oven'],
    ['pictures and web addresses', '### Ovens\n![oven](oven.png)\nhttps://example.org/ovens'],
    ['chatter', '### Ovens\n-cool!\n-see picture above\n-my notes are messy'],
    ['talk about the course', '### Ovens\nSlides are on the course page. Next week: sinks. Last time we saw taps.'],
    ['settings in a code block', '```yaml\na: 1\nb: 2\nc: 3\nd: 4\n```'],
    ['a question that nobody answers', '### Ovens\nWhy do ovens get hot?'],
    ['yes-or-no questions', '### Ovens\n-can it bake? no, only roast'],
    ['front matter', '---\ntitle: Ovens = hot\ntags: a = b\n---\n'],
    ['comments', '<!-- ovens = hot -->\n'],
    ['a bare list of words', '-oven\n-sink\n-tap'],
    ['labels of their own', '### Ovens\nNote:\n\nTip:'],
  ])('%s', (_, text) => {
    expect(cardsOf(text)).toEqual([]);
  });

  test('says for each line why', () => {
    const { lines } = compileNote('note.md', '### Ovens\n-cool!\n-Ovens = machines that bake\n\nHands on\n-click it');
    expect(lines.map((line) => line.reason?.id)).toEqual([
      'heading',
      'remark',
      undefined,
      undefined,
      'exercise-step',
      'exercise-step',
    ]);
  });

  test('keeps the facts that stand among the steps of an exercise', () => {
    expect(cardsOf('### Ovens\nHands on\n-click the button\n-**Grill** = heat from above')[0]).toBe(
      'What is Grill? = Heat from above',
    );
  });

  test('starts again after the blank line that ends an exercise', () => {
    expect(questionsOf('### Ovens\nHands on\n-click it\n\n-the fan drives the **air**')).toEqual([
      'For Ovens, what does the fan drive?',
    ]);
  });
});

describe('subjects that the lines above give', () => {
  test.each([
    ['a heading', '### Docker images\n-live in a registry', 'Where do Docker images live?'],
    ['a label', '### Ships\nDocker images:\n-live in a registry', 'Where do Docker images live?'],
    ['a dash above stars', '### Trees\n-**oak trees** = hardwood\n* live in dry soil', 'Where do oak trees live?'],
    ['a pronoun', '### Trees\n-oak trees grow slowly\n* they live in dry soil', 'Where do oak trees live?'],
    ['the first half of the sentence', 'If a tree is ill, it loses its leaves', 'What happens if a tree is ill?'],
  ])('come from %s', (_, text, question) => {
    expect(questionsOf(text)).toContain(question);
  });

  test('name the side of a comparison', () => {
    const cards = cardsOf('### Oak vs Elm\nOak\n* wood is heavy and hard\n\nElm\n* wood is soft');
    expect(cards.join('\n')).toContain('Elm');
    expect(cards.join('\n')).toContain('Oak');
  });

  test('keep cards away when there is none', () => {
    expect(cardsOf('-live in dry soil')).toEqual([]);
    expect(cardsOf('it stores files')).toEqual([]);
  });

  test('are not shared between parallel blocks', () => {
    const questions = questionsOf('### Roofs\nFlat roofs:\n* cost = $5\n\nSteep roofs:\n* cost = $9');
    expect(new Set(questions).size).toBe(questions.length);
    expect(questions.every((question) => /flat|steep/i.test(question))).toBe(true);
  });
});

describe('cards of one fact', () => {
  test('a question heading and the definition below it are one fact, asked both ways', () => {
    const { drafts } = compileNote('note.md', '### What is a queue?\n**Queue** = a line of waiting people');
    expect(drafts.map((draft) => [draft.question, draft.rule])).toEqual([
      ['What is a queue?', 'equals-definition'],
      ['Which term means "a line of waiting people"?', 'equals-definition'],
    ]);
    expect(new Set(drafts.map((draft) => draft.identity.terms.join())).size).toBe(1);
  });

  test('more than four members become gaps, each beside all others', () => {
    const cards = cardsOf('### Lights\nColours of lights:\n* red\n* green\n* blue\n* white\n* amber');
    expect(cards).toHaveLength(5);
    expect(cards[1]).toBe('Colours of lights: Red; Blue; White; Amber; and ____. = Green');
  });

  test('up to four members are asked together', () => {
    expect(cardsOf('### Lights\nColours of lights:\n* red\n* green\n* blue')).toEqual([
      'What are the three colours of lights? = Red | Green | Blue',
    ]);
  });

  test('an open list is not asked for all members', () => {
    expect(questionsOf('### Lights\nColours of lights:\n* red\n* green\n* blue, etc')[0]).toMatch(/^Name some/);
  });

  test('a wrong count is reported', () => {
    const { problems } = compileNote('note.md', '### Lights\n3 colours of lights:\n1. red\n1. green');
    expect(problems).toEqual([
      { path: 'note.md', line: 2, message: { id: 'wrong-count', values: { count: 3, noun: 'colours', listed: 2 } } },
    ]);
  });
});

describe('every draft', () => {
  const text =
    '# Mills\n### Water mills\n-**Water mill** = a machine driven by water\n* MUST stand at a river\n* by the way: looks nice = wet wheel';
  const { drafts } = compileNote('mills.md', text);

  test('carries its lines and the headings above', () => {
    expect(drafts[0]?.source).toEqual({ path: 'mills.md', from: 3, to: 3 });
    expect(drafts[0]?.context).toEqual(['Mills', 'Water mills']);
  });

  test('is more urgent when the writer shouts', () => {
    expect(drafts.find((draft) => draft.source.from === 4)?.priority).toBe(1);
    expect(drafts[0]?.priority).toBe(0);
  });

  test('has the same text on every run', () => {
    expect(compileNote('mills.md', text)).toEqual(compileNote('mills.md', text));
  });

  test('does not depend on what was compiled before', () => {
    const alone = compileNote('mills.md', text);
    compileNote('other.md', '### Wind mills\n-driven by wind\n* they stand on hills');
    expect(compileNote('mills.md', text)).toEqual(alone);
  });
});
