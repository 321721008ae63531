import { describe, expect, test } from 'vitest';
import { deckOf } from '../../helpers/deck-of.ts';

/** What each note must make a card of. */
const WANTED: readonly (readonly [name: string, note: string, card: string])[] = [
  [
    'gives a term that is a common noun its article',
    'Parts\n1. **Segment** = piece of a road between two signals',
    'What is a segment? Piece of a road between two signals',
  ],
  [
    'gives a subject that is a common noun its article',
    '### Looms\n- upper tier can push threads to the lower tier',
    'What can an upper tier push? Threads to the lower tier',
  ],
  [
    'reads "setup" behind "be" as a verb and leaves a name with a number its capital',
    '### Signals\n- Route 61 can be setup with weighted levers',
    'Route 61 can be set up with ____. Weighted levers',
  ],
  [
    'asks how something is when it is at capacity',
    '### Mills\n- the wheel always runs at capacity',
    'For Mills, how does the wheel always run? At capacity',
  ],
  [
    'asks when something is done at the end of another thing',
    '### Looms\n- the spare bobbin is removed at the end of the shift',
    'When is the spare bobbin removed? At the end of the shift',
  ],
  [
    'asks for the subject behind "only"',
    '### Boats\n- only the paint is the duty of the Tenant',
    'What is the duty of the Tenant? Only the paint',
  ],
  [
    'asks for the subject behind "only" of any verb',
    '### Boats\n- only the harbour master can open the Sluice',
    'Who can open the Sluice? Only the harbour master',
  ],
  [
    'keeps the plural of a verb behind a list',
    '### Hotels\n- room cleaning, window washing, heating are handled automatically',
    'How are room cleaning, window washing, heating handled? Automatically',
  ],
  [
    'names the topic of a subject with "both"',
    '### Tandem\n- both wheels run simultaneously',
    'With Tandem, how do both wheels run? Simultaneously',
  ],
  [
    'asks how to get what a plain deed brings',
    '### Scooter\n- quick repair in case of a puncture --> just swap the wheel',
    'For Scooter, how do you get a quick repair in case of a puncture? Swap the wheel',
  ],
  ['asks how much of a thing there is', '### Ferry\n- zero downtime', 'How much downtime does Ferry have? None'],
  ['asks for the value of a measure', '### Ferry\n- low latency', 'What is the latency of Ferry? Low'],
  [
    'gives a measure its reason',
    '### Ferry\n- high cost b/c double crew',
    'What is the cost of Ferry? High, because of double crew',
  ],
];

/** What no card of the note may look like. */
const UNWANTED: readonly (readonly [name: string, note: string, pattern: RegExp])[] = [
  [
    'makes no meaning of a command out of the commands beside it',
    '## Sieve tool\n- install the tool\n`sieve shake`, `sieve stop`, `sieve wash`',
    /sieve stop/,
  ],
  ['answers with no bare quantity', '### Hotels\n- Hotel Alpha can have multiple rooms', /multiple rooms$/i],
  ['takes a state for no place', '### Vaults\n- letters are sealed at rest', /at\?|where/i],
];

describe('facts asked with the right words', () => {
  test.each(WANTED)('%s', (_, note, card) => {
    expect(deckOf(note)).toContain(card);
  });

  test.each(UNWANTED)('%s', (_, note, pattern) => {
    expect(deckOf(note).filter((card) => pattern.test(card))).toEqual([]);
  });
});
