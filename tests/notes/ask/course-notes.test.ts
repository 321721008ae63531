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
  [
    'asks for the value that a shared label has for each side of a comparison',
    '### Ovens\nStandard vs Turbo\n-baking mode: standard = one tray, turbo = many trays',
    'Standard vs Turbo: what is the baking mode of turbo? Many trays',
  ],
  [
    'asks for a value with a number that a shared label has for each of two things',
    '### Ovens\nmax time: standard = 2 hours, turbo = 5 min',
    'What is the maximum time of turbo? 5 min',
  ],
  [
    'asks what two sides are used for behind a label that they share',
    '### Ovens\nStandard vs Turbo\n-use cases: standard for daily bread (e.g. rolls), turbo for cakes',
    'Standard vs Turbo: what are the use cases of standard? Daily bread (e.g. rolls)',
  ],
  [
    'defines the term of a line that announces steps behind its meaning',
    '### Loaf\n-**stages** = work to do on a loaf, 3 stages:\n1. knead the dough\n1. shape the dough\n1. bake the loaf',
    'In Loaf, what are stages? Work to do on a loaf',
  ],
  [
    'names steps by the term in front of an equals sign',
    '### Loaf\n-**stages** = work to do on a loaf, 3 stages:\n1. knead the dough\n1. shape the dough\n1. bake the loaf',
    'Loaf stages: what is the first step? Knead the dough',
  ],
  [
    'takes counted types for a set also where they start with verbs',
    '### Alarms\n3 types:\n1. watch a door\n1. watch a window\n1. watch a lamp',
    'What are the three types of alarms? Watch a door | Watch a window | Watch a lamp',
  ],
  [
    'keeps the purpose of counted ways',
    '### Ovens\n3 ways to heat a pan in your oven:\n1. Gas\n1. Coal\n1. Wood',
    'What are the three ways to heat a pan in your oven? Gas | Coal | Wood',
  ],
  [
    'asks what stands under a verb that is the label of names',
    '### Bakery tools\n1. Mix: Bosch, Kenwood\n1. Bake --> Neff',
    'Bakery tools: what belongs under "mix"? Bosch, Kenwood',
  ],
  [
    'asks what stands under a verb before an arrow',
    '### Bakery tools\n1. Mix: Bosch, Kenwood\n1. Bake --> Neff',
    'Bakery tools: what belongs under "bake"? Neff',
  ],
  [
    'asks a label such as "authentication" of what it belongs to',
    '### Mailbox\n-Authentication: pass phrases or finger prints',
    'Mailbox: what belongs under "authentication"? Pass phrases or finger prints',
  ],
  [
    'defines authentication where the note does',
    '### Words\n-Authentication: the process of proving who somebody is',
    'What is authentication? The process of proving who somebody is',
  ],
  [
    'reads a sentence behind a label such as "encryption" as a sentence',
    '### Mailbox\n-Encryption: letters are encrypted at rest with a key',
    'In Mailbox, what are letters encrypted at rest with? A key',
  ],
  [
    'asks what you must do for a thing in front of a colon',
    '### Mailbox\n-own stamp: must create a drawing',
    'For own stamp, what must you create? A drawing',
  ],
  [
    'asks for the values that a setting can have',
    '### Mailbox\n-OnUnknownSender: return (default), keep, burn',
    'What are the possible values of OnUnknownSender? Return (default), keep, burn',
  ],
  [
    'splits a condition with an arrow from the duty before it',
    '### Tanks\n-the main tank must have a gauge (mandatory), if empty --> the pump fills the spare tank',
    'What must the main tank have? A gauge (mandatory)',
  ],
  [
    'asks what happens in a case behind a duty',
    '### Tanks\n-the main tank must have a gauge, if it is empty --> the pump fills the spare tank',
    'What happens if the main tank is empty? The pump fills the spare tank',
  ],
  [
    'asks what something makes easy',
    '### Forms\n**Stencil** --> makes it easy for clerks to draw exactly the lines they need',
    'What does Stencil make easy for clerks? To draw exactly the lines they need',
  ],
  [
    'keeps the capitals behind a dot in a name',
    '### Codes\n-**Gates.ALL**: matches every gate number',
    'What does Gates.ALL match? Every gate number',
  ],
  [
    'keeps logical words in capitals',
    '### Gates\n-a gate can use OR, AND, or NOT',
    'What can a gate do? Use OR, AND, or NOT',
  ],
  [
    'names what has another name without the words before it',
    '### Roads\n-ONLY for side roads (aka lanes)',
    'What is another name for side roads? Lanes',
  ],
  [
    'gives the example of the term and not of the last words of its meaning',
    '### Bread\n* **Corn mill**: where you grind your corn, e.g. Old Mill, Town Mill',
    'Give an example of Corn mill. Old Mill, Town Mill',
  ],
  [
    'puts an article before a signed URL',
    '### Web\n**Short URL** = link with a few letters only',
    'What is a Short URL? Link with a few letters only',
  ],
  [
    'reads CI as a term where no other shorthand of doctors stands near',
    '### Intro to CI/CD\n**CI (Continuous Integration)** = all changes are put together daily',
    'What is CI? All changes are put together daily',
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
