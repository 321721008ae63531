import { describe, expect, test } from 'vitest';
import { deckOf } from '../../helpers/deck-of.ts';

/** What each note must make a card of. */
const WANTED: readonly (readonly [name: string, note: string, card: string])[] = [
  [
    'ends a condition at its comma when its verb says something',
    '### Kiln\n-when the kiln detects you are running low on gas, it cools down',
    'What happens when the kiln detects you are running low on gas? The kiln cools down',
  ],
  [
    'asks how a thing is done for "to ... --> ..."',
    '### Glaze\n-to mend a cracked bowl --> go through a second firing & a new glaze',
    'How do you mend a cracked bowl? Go through a second firing & a new glaze',
  ],
  [
    'takes a counted thing before an arrow for no name',
    '### Kiln\n-one valve --> automatic release of steam',
    'In Kiln, what is the consequence of one valve? Automatic release of steam',
  ],
  [
    'asks what to do in a use case',
    '### Kiln\n-use case: you have many small bowls, you want to fire them at once --> stack them on shelves',
    'You have many small bowls, you want to fire them at once. What do you do? Stack them on shelves',
  ],
  [
    'asks when something happens for conditions below a line that ends in "if"',
    '### Kiln\n-automatically opens the lid if:\n* pressure is less than 10% of the usual\n* the heat lasts at least 5 min\n* 6 hours have passed since the last firing',
    'When does Kiln automatically open the lid? Pressure is less than 10% of the usual | The heat lasts at least 5 min | 6 hours have passed since the last firing',
  ],
  [
    'reads a numbered list of what happens inside as steps',
    '### Kiln\n-internally:\n1. a valve is opened\n2. a new flame is lit from the old one\n3. heat is spread between the shelves',
    'Kiln internally: what comes after "a valve is opened"? A new flame is lit from the old one',
  ],
  [
    'sets the two columns of a comparison side by side',
    '### Iron vs Steel\n| Iron | Steel |\n|---|---|\n| rusts in a week | takes years to rust |',
    'Iron: rusts in a week. And Steel? Takes years to rust',
  ],
  [
    'gives the pros to what the line above them names',
    '### Frames\n**Hollow Frame** = frame of welded tubes\n-pros: light enough to be carried by one',
    'What are the pros of Hollow Frame? Light enough to be carried by one',
  ],
  [
    'asks what a thing lets others do',
    '### Ropes\n-allows climbers to share and reuse one anchor',
    'What do Ropes allow climbers to do? Share and reuse one anchor',
  ],
  [
    'asks what a thing helps to do',
    '### Vent\n-helps reduce smoke for crowded kitchens',
    'What does Vent help to do? Reduce smoke for crowded kitchens',
  ],
  [
    'asks what something connects to',
    '### Plug\n**Main Plug** --> connects automatically to all the spare sockets',
    'What does Main Plug automatically connect to? All the spare sockets',
  ],
  ['asks in how many ways', '### Bread\n-dough can rise in 2 ways', 'In Bread, in how many ways can dough rise? 2'],
  [
    'keeps "needed" out of the gap',
    '### Oven\n-no wall changes needed for most kitchens',
    'Oven: no ____ needed for most kitchens. Wall changes',
  ],
  [
    'asks for the exception',
    '### Oven\n-no smoke allowed except in Garden Mode',
    'Oven: no smoke allowed except in ____. Garden Mode',
  ],
  [
    'takes a first line of "tech" for what the heading is',
    '### Smart Oven\n-proprietary tech from Bosch',
    'What is Smart Oven? Proprietary tech from Bosch',
  ],
  [
    'leaves what is not used out of the topic',
    'Why use Sourdough instead of baking with yeast?\n-better crust for toast\n-no yeast needed',
    'Sourdough: no ____ needed. Yeast',
  ],
  [
    'gives the lines below a quality to what has it',
    '### Kiln\n-bound to a brick wall\n--> analogy: think of a house and its chimney',
    'What is the analogy of Kiln? Think of a house and its chimney',
  ],
  [
    'asks for what the lines are about without naming it',
    '### Salt Glaze\n-if you need a hard coat, use Salt Glaze',
    'What should you use if you need a hard coat? Salt Glaze',
  ],
  [
    'reads "setup" at the start as a deed',
    '### Shop\n-setup rules to keep old bowls so you can sell them later',
    'For Shop, what happens when you set up rules to keep old bowls? You can sell them later',
  ],
];

/** What no card of the note may say. */
const UNWANTED: readonly (readonly [name: string, note: string, part: string])[] = [
  [
    'asks for no single condition of a list',
    '### Kiln\n-opens the lid if:\n* 6 hours have passed since the last firing\n* the pressure is low',
    'How many hours',
  ],
  ['takes no quality for a deed', '### Tea Pot\n-fully glazed clay pot for two', 'fully glaze?'],
  [
    'counts no members that are not there',
    '### Bowls\n* 6 copies of each bowl in 3 rooms:\n  - 4 copies out of 6 needed for sale\n  - 3 copies out of 6 needed for show',
    'What are the six',
  ],
  ['leaves no word out of a name in bold', '### Bowls\n* **Quick Bowl Repair**\n  - glue for clay', 'Quick Bowl ____'],
  [
    'takes a name in bold for no purpose',
    '### Bowls\n* **Bin for Old Bowls**\n  - keeps them for a day',
    'What is Bin for?',
  ],
  [
    'takes a name that begins like a limit for no limit',
    '### Fire Mode\n* Max Heat: higher noise, brighter light',
    'What is the maximum',
  ],
  ['asks for nothing that only points back', '### Kiln\n-the fee is small. guests do not pay that fee', 'That fee'],
];

describe('hasty notes of a course', () => {
  test.each(WANTED)('%s', (_, note, card) => {
    expect(deckOf(note)).toContain(card);
  });

  test.each(UNWANTED)('%s', (_, note, part) => {
    expect(deckOf(note).join('\n')).not.toContain(part);
  });
});
