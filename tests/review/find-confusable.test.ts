import { describe, expect, test } from 'vitest';
import { createCardState } from '../../src/model/card-state.ts';
import type { CardView } from '../../src/model/card-view.ts';
import type { FactId } from '../../src/model/ids.ts';
import { findConfusable } from '../../src/review/find-confusable.ts';
import { cardId, sampleCard } from '../store/helpers/samples.ts';

function card(name: string, question: string, answer: string, more: Parameters<typeof sampleCard>[2] = {}): CardView {
  const made = sampleCard(name, 'note-a', { question, answer, ...more });
  return { card: made, question, answer, isReworded: false, state: createCardState(cardId(name)) };
}

const leech = card('role', 'What does the task role of ECS do?', 'Gives the containers access to AWS services.');
const twin = card('exec', 'What does the execution role of ECS do?', 'Lets the agent pull images for the containers.');
const other = card('s3', 'How many bytes has a bucket name at most?', 'Sixty three.');

describe('the card that is mixed up with another', () => {
  test('is the one that shares its rarer words', () => {
    expect(findConfusable(leech, [other, twin, leech])).toBe(twin);
  });

  test('is none when nothing is like it', () => {
    expect(findConfusable(leech, [other, leech])).toBeNull();
    expect(findConfusable(leech, [])).toBeNull();
  });

  test('is no card of the same fact and none that is not asked', () => {
    const sibling = card('sibling', leech.question, leech.answer, { factId: leech.card.factId as FactId });
    const shelved = card('shelved', leech.question, leech.answer, { place: 'shelf' });
    expect(findConfusable(leech, [sibling, shelved, other])).toBeNull();
  });
});
