import { describe, expect, test } from 'vitest';
import { compileNote } from '../../../src/notes/compile-note.ts';
import { deckOf } from '../../helpers/deck-of.ts';

describe('an arrow line after a list of bare names', () => {
  const note = '# Kitchens\nEvery kitchen has:\n* oven\n* sink\n* tap\n--> needs a water pipe';

  test('does not speak of the last name', () => {
    const cards = deckOf(note).join('\n');
    expect(cards).not.toMatch(/does (?:the |a )?tap need/);
    expect(cards).toContain('Which pipe does every kitchen need? A water pipe');
  });

  test('speaks of a name that has arrow lines like its neighbours', () => {
    const cards = deckOf('# Kitchens\n* oven\n--> needs a chimney for the smoke\n* tap\n--> needs a water pipe');
    expect(cards.join('\n')).toMatch(/does (?:the |a )?tap need/);
  });

  test('what one just wants is chatter', () => {
    expect(deckOf('# Kitchens\n-most kitchens have windows to the north, we just want food to eat!')).toEqual([
      'What do most kitchens have? Windows to the north',
    ]);
  });
});

describe('labels beside each other', () => {
  const lines = (name: string): string => `${name}\n-good for small gardens\n-works below ground in winter\n`;

  test('are topics alike, whatever words they are made of', () => {
    const cards = deckOf(`### Watering\n${['Drip hose', 'All at once', 'Sprinkler'].map(lines).join('\n')}`);
    expect(cards).toContain('What is "All at once" good for? Small gardens');
    expect(cards.filter((card) => /good for\?/.test(card))).toHaveLength(3);
  });

  test('help each other when several are odd, as headings too', () => {
    const names = ['All in one', 'In place', 'Sprinkler'];
    const cards = deckOf(`# Watering\n${names.map((name) => `### ${lines(name)}`).join('\n')}`);
    expect(cards).toContain('What is "All in one" good for? Small gardens');
    expect(cards).toContain('What is "In place" good for? Small gardens');
  });

  test('are told with their words where the lines are explained', () => {
    const note = `### Watering\n${['Drip hose', 'All at once', 'Sprinkler'].map(lines).join('\n')}`;
    const { lines: told } = compileNote('note.md', note);
    expect(told.map((line) => line.subject)).toContain('"All at once"');
  });

  test('are no topics when they set a condition', () => {
    const cards = deckOf(`### Watering\n${['Drip hose', 'If it rains', 'Sprinkler'].map(lines).join('\n')}`);
    expect(cards.join('\n')).not.toMatch(/What is (?:the )?if it rains good/i);
  });
});

describe('a label that says how or where a sentence holds', () => {
  test.each(['Under the hood', 'Behind the scenes', 'By default', 'In practice', 'In short', 'Overall'])(
    '"%s" is no term',
    (label) => {
      const cards = deckOf(`### Ovens\n${label}: the fan drives the air through a filter`).join('\n');
      expect(cards).not.toContain('Which term');
      expect(cards).not.toMatch(new RegExp(`What (?:is|does) (?:the )?${label}`, 'i'));
      expect(cards).toMatch(/what does the fan drive/i);
    },
  );

  test.each([
    ['At night: the guard locks the door', 'at night, what does the guard lock? The door'],
    ['Over time: paint fades', 'over time, what does paint do? Fades'],
    ['Behind the scenes: uses gas', 'what do Ovens use? Gas'],
  ])('stands in front of the sentence: %s', (line, card) => {
    expect(deckOf(`### Ovens\n${line}`).join('\n').toLowerCase()).toContain(card.toLowerCase());
  });

  test('is no topic for the lines below', () => {
    const cards = deckOf('### Ovens\nUnder the hood:\n-use gas from a large tank');
    expect(cards.join('\n')).not.toMatch(/hood/i);
  });

  test('makes no card of a word behind it', () => {
    expect(deckOf('### Ovens\nIn practice: gas')).toEqual([]);
  });
});

describe('the reason in the line below', () => {
  test('takes the object of the line before for "it" behind a preposition', () => {
    expect(
      deckOf('### Printing\nUnder the hood: the press relies on **Ghostscript**\n-why? b/c can draw any page with it'),
    ).toContain('Why does the press rely on Ghostscript? Because you can draw any page with Ghostscript');
  });

  test('keeps the subject of the line before for "it" in front of a verb', () => {
    const cards = deckOf('### Printing\nThe press relies on rollers\n-because it needs a steady speed');
    expect(cards).toContain('Why does the press rely on rollers? Because the press needs a steady speed');
  });
});

describe('talk about the course inside a sentence', () => {
  test.each([
    "uses all the materials we've seen before: Clay, Sand, Straw",
    'uses all the materials that you have already learned about: Clay, Sand, Straw',
    'uses these materials: Clay, Sand, Straw',
    "as we've seen last week, uses these materials: Clay, Sand, Straw",
  ])('%s', (line) => {
    expect(deckOf(`### What is Adobe?\n**Adobe** = a brick that dries in the sun\n-${line}`)).toContain(
      'Which materials does Adobe use? Clay | Sand | Straw',
    );
  });

  test('is dropped in brackets and in front of what it is about', () => {
    const cards = deckOf(
      "### Locks\n-a lock holds two boats (we already covered these in the last lecture)\n-we've seen that the gates open by themselves",
    ).join('\n');
    expect(cards).toContain('Two boats');
    expect(cards).not.toMatch(/lecture|seen/);
  });

  test('takes the article off what is listed', () => {
    expect(deckOf('### Locks\n-the parts we covered: gate, chamber, valve')).toContain(
      'What are the three parts (locks)? Gate | Chamber | Valve',
    );
  });

  test('what one has seen may be the subject itself', () => {
    expect(deckOf('### Mail\n-the server marks messages that you have seen').join('\n')).toContain('you have seen');
  });
});

describe('a sequence below a name', () => {
  test.each([
    'fill one tank (= chamber), then open the next valve once the tank is full',
    'fills one tank, then opens the next valve',
  ])('says how it works: %s', (line) => {
    const answer = `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
    const cards = deckOf(`### Canals\nStaircase\n-${line}\n-works without pumps in summer`);
    expect(cards).toContain(`How does Staircase work? ${answer}`);
    expect(cards.join('\n')).not.toMatch(/what (?:do you|does (?:a |the )?staircase) fill/i);
  });

  test('may name who does it, with the second part as well', () => {
    expect(deckOf('### Canals\nStaircase\n-a boat enters the chamber, and then a gate closes behind it')).toContain(
      'How does Staircase work? A boat enters the chamber, and then a gate closes behind it',
    );
  });

  test('is none when only a quality follows', () => {
    const cards = deckOf('### Canals\nStaircase\n-the water rises quickly at first, then slowly');
    expect(cards.join('\n')).not.toContain('How does Staircase work');
  });

  test('is asked for once', () => {
    const cards = deckOf(
      '### Canals\nStaircase\n-fills one tank, then opens a valve\n-rings a bell, then closes the gates',
    );
    expect(cards.filter((card) => card.startsWith('How does'))).toHaveLength(1);
  });
});

describe('a comma that was left out', () => {
  test.each([
    [
      'after glazing a pot you CANNOT change the shape (only its colour)',
      'For Pottery, what can you not change after glazing a pot? The shape (only its colour)',
    ],
    ['while waiting you can open the kiln', 'For Pottery, while waiting, what can you open? The kiln'],
    ['without using a lid it boils over', 'boils over'],
    ['while telling a guest they can sit down', ''],
  ])('%s', (line, card) => {
    const cards = deckOf(`### Pottery\n-${line}`);
    if (card.includes('?')) expect(cards).toContain(card);
    else expect(cards.join('\n')).not.toMatch(/What happens to while|a guest, they/);
  });
});

describe('a phrase in front of an empty "it"', () => {
  test('makes no card about a noun before', () => {
    const cards = deckOf(
      '### Pottery\n-the kiln needs a door\n-without opening the door it is impossible to see the pots',
    );
    expect(cards.join('\n')).not.toMatch(/what is impossible|is the kiln/i);
  });

  test('may hold a subject of its own', () => {
    expect(deckOf('### Pottery\n-when firing pots that you own you need a licence').join('\n')).toMatch(
      /when firing pots that you own, what do you need\? A licence/i,
    );
  });
});

describe('"to X use Y"', () => {
  test.each([
    'to peel old paint use a heat gun',
    'to peel old paint, use a heat gun',
    'to peel old paint you can use a heat gun',
  ])('%s', (line) => {
    expect(deckOf(`### Painting\n-${line}`).join('\n')).toMatch(/what do you use to peel old paint\? A heat gun/i);
  });

  test.each(['to see how painters use oil read the book', 'to prove that you use oil send a letter'])(
    'is not read where "use" belongs to a part of the sentence: %s',
    (line) => {
      expect(deckOf(`### Painting\n-${line}`).join('\n')).not.toMatch(/what do you use to/i);
    },
  );

  test('is not read where "use" is a noun', () => {
    expect(deckOf('### Painting\n-to work at night use of a lamp is allowed').join('\n')).not.toContain('do you use');
  });

  test('does not give the answer away', () => {
    expect(
      deckOf(
        '### Painting\nHeat gun\n-costs $40 in the shop\n--> to peel old paint use a heat gun: by hand or by robot',
      ),
    ).toContain('What do you use to peel old paint? A heat gun, by hand or by robot');
  });
});

describe('what to do under a condition', () => {
  test('is asked as a deed, and the name in the condition keeps its capital', () => {
    expect(deckOf('### Dyeing\nRed/Green\n* when done, "swap vats" in the shed')).toContain(
      'What do you do when Red/Green is done? "swap vats" in the shed',
    );
  });

  test.each(['close the lid', 'phone the dyer', 'call the dyer'])('%s', (deed) => {
    expect(deckOf(`### Dyeing\n-when the bell rings, ${deed}`).join('\n')).toContain(
      'what do you do when the bell rings?',
    );
  });

  test('what happens is still asked as what happens', () => {
    expect(deckOf('### Dyeing\n-when the vat is empty, the pump stops')).toContain(
      'In Dyeing, what happens when the vat is empty? The pump stops',
    );
  });
});
