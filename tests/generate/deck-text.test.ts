import { describe, expect, it } from 'vitest';
import type { DeckFile } from '../../src/cards/deck-file.ts';
import { readDeckText, writeDeckText } from '../../src/generate/deck-text.ts';

const DECK: DeckFile = {
  format: 'recollect-deck-1',
  note: 'course/note.md',
  title: 'A "quoted" title',
  cards: [
    {
      id: 'c1',
      factId: 'f1',
      question: 'Which two parts does it have?',
      answer: 'One\nTwo',
      kind: 'set',
      rule: 'short-list',
      confidence: 0.8,
      priority: 1,
      lines: [3, 7],
      context: ['Course', 'Parts: "lines": [1, 2]'],
    },
    {
      id: 'c2',
      factId: 'f2',
      question: 'What is ____?',
      answer: 'Größe',
      kind: 'statement',
      rule: 'sentence',
      confidence: 0.6,
      lines: [9, 9],
      place: 'shelf',
    },
  ],
};

describe('the text of a deck', () => {
  it('has one field a line', () => {
    expect(writeDeckText(DECK)).toBe(`{
  "format": "recollect-deck-1",
  "note": "course/note.md",
  "title": "A \\"quoted\\" title",
  "cards": [
    {
      "id": "c1",
      "factId": "f1",
      "question": "Which two parts does it have?",
      "answer": "One\\nTwo",
      "kind": "set",
      "rule": "short-list",
      "confidence": 0.8,
      "priority": 1,
      "lines": [3, 7],
      "context": ["Course", "Parts: \\"lines\\": [1, 2]"]
    },
    {
      "id": "c2",
      "factId": "f2",
      "question": "What is ____?",
      "answer": "Größe",
      "kind": "statement",
      "rule": "sentence",
      "confidence": 0.6,
      "lines": [9, 9],
      "place": "shelf"
    }
  ]
}
`);
  });

  it('differs in one line when one answer does', () => {
    const changed = {
      ...DECK,
      cards: DECK.cards.map((card) => (card.id === 'c2' ? { ...card, answer: 'Grösse' } : card)),
    };
    const [before, after] = [DECK, changed].map((deck) => writeDeckText(deck).split('\n'));
    expect(after?.filter((line, index) => line !== before?.[index])).toEqual(['      "answer": "Grösse",']);
  });

  it('is read back as the same deck', () => {
    expect(readDeckText(writeDeckText(DECK))).toEqual({ ok: true, deck: DECK });
    expect(readDeckText(writeDeckText({ ...DECK, cards: [] }))).toEqual({ ok: true, deck: { ...DECK, cards: [] } });
  });

  it.each([
    ['is no JSON', (text: string) => text.replace('"lines": [3, 7],', '<<<<<<< HEAD'), 15, /no JSON/],
    ['is no deck', () => '[]', 1, /no deck file/],
    [
      'has a card without an answer',
      (text: string) => text.replace(/ +"answer": "Größe",\n/, ''),
      18,
      /Card 2.*"answer"/,
    ],
    ['has lines that are no numbers', (text: string) => text.replace('[9, 9]', '["9", 9]'), 18, /Card 2.*"lines\.0"/],
    ['has an unknown place', (text: string) => text.replace('"shelf"', '"desk"'), 18, /Card 2.*"place"/],
    ['has one id twice', (text: string) => text.replace('"c2"', '"c1"'), 18, /Card 2 has the id of card 1/],
  ])('is refused with its line when it %s', (_, spoil, line, message) => {
    expect(readDeckText(spoil(writeDeckText(DECK)))).toMatchObject({
      ok: false,
      line,
      message: expect.stringMatching(message),
    });
  });
});
