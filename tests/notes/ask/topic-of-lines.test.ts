import { describe, expect, test } from 'vitest';
import { compileNote } from '../../../src/notes/compile-note.ts';

function deckOf(note: string): string[] {
  return compileNote('note.md', note)
    .drafts.filter((draft) => !draft.isTray)
    .map((draft) => `${draft.question} ${draft.answer.replace(/\n/g, ' | ')}`);
}

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

  test('are no topics when they set a condition', () => {
    const cards = deckOf(`### Watering\n${['Drip hose', 'If it rains', 'Sprinkler'].map(lines).join('\n')}`);
    expect(cards.join('\n')).not.toMatch(/What is (?:the )?if it rains good/i);
  });
});
