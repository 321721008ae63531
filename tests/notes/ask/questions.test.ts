import { describe, expect, test } from 'vitest';
import { compileNote } from '../../../src/notes/compile-note.ts';

const firstCard = (text: string): string => {
  const [draft] = compileNote('note.md', text).drafts;
  return draft ? `${draft.question} ${draft.answer.replace(/\n/g, ' | ')}` : 'no card';
};
const cardsOf = (text: string): string[] =>
  compileNote('note.md', text).drafts.map((draft) => `${draft.question} ${draft.answer.replace(/\n/g, ' | ')}`);

describe('the question of a sentence', () => {
  test.each([
    ['the pump drives the **turbine**', 'What does the pump drive? The turbine'],
    ['a tank can be emptied using a valve', 'How can a tank be emptied? Using a valve'],
    ['old maps are stored in the archive', 'Where are old maps stored? In the archive'],
    ['the token has a lifetime of 15 minutes', 'What is the lifetime of the token? 15 minutes'],
    ['Napoleon was crowned in 1804', 'When was Napoleon crowned? In 1804'],
    ['the Wall Street Crash began on 24 October 1929', 'When did the Wall Street Crash begin? On 24 October 1929'],
    ['a seal is useful for pipes', 'What is a seal useful for? Pipes'],
    ['text gets converted to sound', 'What does text get converted to? Sound'],
    ['a lamp does not burn unless you feed oil to it', 'When does a lamp burn? Only if you feed oil to the lamp'],
    ['the filter makes it easy to clean water', 'What does the filter make easy? To clean water'],
    ['a router lets many devices share one address', 'What does a router let many devices do? Share one address'],
    ['never mix bleach with acid', 'What must you never mix? Bleach with acid'],
    ['make sure that the lid is closed', 'What must you ensure? The lid is closed'],
    ['steam is used to drive turbines', 'What is steam used for? To drive turbines'],
    [
      'Irving Fisher pointed out that debts stay the same',
      'What did Irving Fisher point out? That debts stay the same',
    ],
  ])('%s', (sentence, card) => {
    expect(
      cardsOf(`### Notes on steam\n-${sentence}`).map((one) =>
        one.replace(/^For [^,]+, (\w)/, (_, a) => a.toUpperCase()),
      ),
    ).toContain(card);
  });
});

describe('articles and number', () => {
  test('are put in where notes leave them out', () => {
    expect(firstCard('### Kafka\n-topic can be split into partitions')).toMatch(/what can a topic be split into/i);
    expect(firstCard('### Kafka\n-topics are split into partitions')).toMatch(/what are topics split into/i);
  });

  test('follow the sound', () => {
    expect(firstCard('**API key** = a secret word for one program')).toBe(
      'What is an API key? A secret word for one program',
    );
    expect(firstCard('**Access token** = a secret word for one hour')).toBe(
      'What is an access token? A secret word for one hour',
    );
  });
});

describe('several things in one sentence', () => {
  test.each([
    ['caches are free, reads are quick', ['Caches', 'reads']],
    ['readers pull data and the writer pushes data', ['readers', 'writer']],
    ['masters can drop tables, guests cannot even if they ask', ['masters', 'guests']],
    ['the bank failed in 1931, and world trade fell by a third', ['bank', 'trade']],
  ])('"%s" makes cards for each', (sentence, words) => {
    const cards = cardsOf(`### Stores\n-${sentence}`).join('\n').toLowerCase();
    for (const word of words) expect(cards).toContain(word.toLowerCase());
  });

  test('values of one quantity become a card each', () => {
    expect(cardsOf('### Ovens\n-default temperature = 180 °C, max = 250 °C')).toEqual([
      'What is the default temperature for Ovens? 180 °C',
      'What is the maximum temperature for Ovens? 250 °C',
    ]);
  });

  test('a name behind a description is asked for', () => {
    expect(cardsOf('the part of a leaf that carries water is called the vein')).toEqual([
      'What is the part of a leaf that carries water called? The vein',
    ]);
  });
});

describe('pronouns', () => {
  test('are replaced by the noun of the same sentence', () => {
    expect(firstCard('### Posts\n-if a letter is lost, it is never found')).toBe(
      'For Posts, what happens if a letter is lost? The letter is never found',
    );
  });

  test('name the thing that was acted on, not the act', () => {
    expect(firstCard('### Files\n-deleting a file moves it to the bin')).toContain('The file to the bin');
  });

  test('of a place are named', () => {
    expect(cardsOf('### Transport layer\nPorts are chosen at this layer.').join()).not.toContain('this layer');
  });

  test('that nothing explains make no card', () => {
    expect(cardsOf('### Files\n-all these are kept in a bin')).toEqual([]);
  });
});
