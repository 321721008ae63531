import { describe, expect, it } from 'vitest';
import {
  acceptCard,
  allowCard,
  isOwnCard,
  keepAsOwnCard,
  refuseCard,
  shelveOwnCard,
} from '../../src/cards/decide-place.ts';
import { takeInNotes } from '../../src/cards/take-in-notes.ts';
import type { Card, CardPlace } from '../../src/model/card.ts';

const NOTE = [
  '# Queues',
  '',
  '**SQS** = managed queue service',
  '-**producer** = part of the app that sends messages',
  '',
].join('\n');
const WITHOUT = NOTE.replace('-**producer** = part of the app that sends messages\n', '');

function read(text: string, cards: readonly Card[] = [], stamp = '1') {
  return takeInNotes([{ path: 'queues.md', text }], cards, stamp);
}

function findProducer(cards: readonly Card[]): Card {
  const card = cards.find(({ question, answer }) => /producer/i.test(question) && /sends/.test(answer));
  if (!card) throw new Error('The note has no card about the producer.');
  return card;
}

function withProducer(cards: readonly Card[], change: (card: Card) => Card): Card[] {
  const producer = findProducer(cards);
  return cards.map((card) => (card === producer ? change(card) : card));
}

function inTray(card: Card): Card {
  return { ...card, place: 'tray', confidence: 0.5 };
}

function placesThrough(cards: readonly Card[], texts: readonly string[]): CardPlace[] {
  let current = cards;
  return texts.map((text, index) => {
    current = read(text, current, String(index + 2)).cards;
    return findProducer(current).place;
  });
}

describe('decisions about cards', () => {
  const { cards } = read(NOTE);

  it('an accepted card is asked, with the stamp of the decision', () => {
    const accepted = acceptCard(inTray(findProducer(cards)), '7');
    expect(accepted).toMatchObject({ place: 'deck', changedAt: '7' });
    expect(acceptCard(accepted, '8')).toBe(accepted);
  });

  it('an accepted card is asked again when its text comes back', () => {
    const accepted = withProducer(cards, (card) => acceptCard(inTray(card), '2'));
    expect(placesThrough(accepted, [NOTE, WITHOUT, NOTE])).toEqual(['deck', 'shelf', 'deck']);
  });

  it('a refused card stays refused through edits, deletion and return', () => {
    const refused = withProducer(cards, (card) => refuseCard(card, '2'));
    const reworded = NOTE.replace('sends messages', 'sends new messages');
    expect(placesThrough(refused, [NOTE, reworded, WITHOUT, NOTE])).toEqual(['never', 'never', 'never', 'never']);
  });

  it('a refusal can be taken back', () => {
    const refused = refuseCard(findProducer(cards), '2');
    expect(allowCard(refused, '3')).toMatchObject({ id: refused.id, place: 'tray', changedAt: '3' });
  });

  it('an allowed card whose text is gone goes to the shelf', () => {
    const allowed = withProducer(cards, (card) => allowCard(refuseCard(card, '2'), '3'));
    expect(placesThrough(allowed, [WITHOUT])).toEqual(['shelf']);
  });

  it('a card kept as an own card stays in the deck without its text, and joins its text when that returns', () => {
    const shelved = read(WITHOUT, cards, '2').cards;
    const own = withProducer(shelved, (card) => keepAsOwnCard(card, '3'));
    expect(isOwnCard(findProducer(own))).toBe(true);
    const later = read(WITHOUT, own, '4');
    expect(findProducer(later.cards).place).toBe('deck');
    expect(later.changes.some(({ card }) => card.id === findProducer(cards).id)).toBe(false);
    const back = read(NOTE, later.cards, '5').cards;
    expect(findProducer(back).id).toBe(findProducer(cards).id);
    expect(isOwnCard(findProducer(back))).toBe(false);
    expect(shelveOwnCard(findProducer(own), '6').place).toBe('shelf');
  });

  it('a decision that makes no sense is a bug', () => {
    const card = findProducer(cards);
    expect(() => allowCard(card, '2')).toThrow(card.id);
    expect(() => keepAsOwnCard(card, '2')).toThrow(card.id);
    expect(() => shelveOwnCard(card, '2')).toThrow(card.id);
    expect(() => acceptCard(refuseCard(card, '2'), '3')).toThrow(card.id);
  });
});
