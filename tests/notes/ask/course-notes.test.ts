import { describe, expect, test } from 'vitest';
import { compileNote } from '../../../src/notes/compile-note.ts';

function cardsOf(note: string): string[] {
  return compileNote('note.md', note)
    .drafts.filter((draft) => !draft.isTray)
    .map((draft) => `${draft.question} ${draft.answer.replace(/\n/g, ' | ')}`);
}

/** What each note must make a card of. */
const WANTED: readonly (readonly [name: string, note: string, card: string])[] = [
  [
    'keeps the ending ".us" among the names of a list',
    '### Web\nEndings: .us, .in, .org',
    'What are Endings? .us, .in, .org',
  ],
  [
    'lets users be users where they do nothing',
    '### Mailbox\n-users are prompted for a code',
    'In Mailbox, what are users prompted for? A code',
  ],
  [
    'takes a word that ends in "ias" for one thing',
    '### Filters\n**Bias** = a leaning to one side of the scale',
    'What is Bias? A leaning to one side of the scale',
  ],
  [
    'takes the name of a setting in seconds for one thing',
    '### Ovens\n-WaitSeconds = pause before the next bake',
    'What is WaitSeconds? Pause before the next bake',
  ],
  [
    'asks what somebody must be doing with the verb in the question',
    '### Ships\n-each ship must be carrying a **life boat**',
    'What must each ship be carrying? A life boat',
  ],
  [
    'reads "except for" as the start of a sentence',
    '### Ovens\n-except for gas ovens, a fuse is mandatory for each oven',
    'Except for gas ovens, what is a fuse mandatory for? Each oven',
  ],
  [
    'reads an adverb without a comma as the start of a sentence',
    '### Ovens\n-traditionally you need a chimney',
    'For Ovens, traditionally, what do you need? A chimney',
  ],
  [
    'leaves "to do" with the noun that it belongs to',
    '### Mills\n-the miller continuously asks the office for work to do',
    'What does the miller continuously ask? The office for work to do',
  ],
  [
    'keeps a row of qualities before a noun whole',
    '### Tanks\n**Tank 7** = highly available, cheap, fully sealed and official water tank',
    'What is Tank 7? Highly available, cheap, fully sealed and official water tank',
  ],
];

/** What no card of the note may say. */
const UNWANTED: readonly (readonly [name: string, note: string, words: RegExp])[] = [
  [
    'never reads the number in a name as an amount',
    '### Tank 7\n-how Tank 7 answers\n-must allow water from the Tank 7 pumps in your cellar',
    /Tank ____|\b7$/,
  ],
  [
    'makes no sentence of an example behind a comma',
    '### Mills\n-changes of the wind make waves, e.g. can make waves for small boats',
    /\be\.g\. /,
  ],
];

describe('course notes', () => {
  test.each(WANTED)('%s', (_, note, card) => {
    expect(cardsOf(note)).toContain(card);
  });

  test.each(UNWANTED)('%s', (_, note, words) => {
    const cards = cardsOf(note);
    expect(cards).not.toEqual([]);
    for (const card of cards) expect(card).not.toMatch(words);
  });
});
