import { describe, expect, it } from 'vitest';
import { diffCards } from '../../src/cards/diff-cards.ts';
import { findCandidates } from '../../src/cards/find-candidates.ts';
import { prepareDrafts, prepareOldCards } from '../../src/cards/match-entries.ts';
import type { CardDraft } from '../../src/notes/card-draft.ts';

const COUNT = 3000;
const MOST = 50;

/** Drafts that share nearly all their words, as in a long table. */
function createDraft(index: number, question: string): CardDraft {
  const note = Math.floor(index / 100);
  const line = (index % 100) + 1;
  return {
    factKind: 'attribute',
    form: 'question',
    question,
    answer: `${index} seconds`,
    rule: 'attribute',
    confidence: 0.9,
    priority: 0,
    source: { path: `${note}.md`, from: line, to: line },
    context: [],
    isTray: false,
    lint: [],
    identity: { terms: [`limit ${index}`, `${index} second`], direction: 'value', tieBreak: [] },
  };
}

describe('findCandidates', () => {
  const indexes = Array.from({ length: COUNT }, (_, index) => index);
  const before = indexes.map((index) =>
    createDraft(index, `What is the default limit of the service number ${index}?`),
  );
  const after = indexes.map((index) =>
    createDraft(index, `What is the default limit for the service with number ${index}?`),
  );
  const { cards } = diffCards([], before, '1');

  it('compares each draft with a bounded number of cards, its own among them', () => {
    const candidates = findCandidates(prepareOldCards(cards), prepareDrafts(after), () => null);
    expect(candidates.size).toBe(COUNT);
    for (const [fresh, olds] of candidates) {
      expect(olds.length).toBeLessThanOrEqual(MOST);
      expect(olds.some(({ card }) => card.answer === fresh.draft.answer)).toBe(true);
    }
  });

  it('looks at the cards that stood at the place of the draft, whatever their words', () => {
    const olds = prepareOldCards(cards);
    const anchor = olds[1500];
    if (!anchor) throw new Error('There are enough cards.');
    const stranger = {
      ...createDraft(7, 'Why?'),
      answer: 'Because',
      identity: { terms: ['why'], direction: 'cause', tieBreak: [] },
    };
    const [found] = findCandidates(olds, prepareDrafts([stranger]), () => anchor).values();
    expect(found).toContain(olds[1501]);
  });
});
