import { describe, expect, test } from 'vitest';
import { keepMadeAt, readMadeAt } from '../../src/model/card-made.ts';
import { sampleCard, sampleStamp } from '../store/helpers/samples.ts';

const at = (millis: number) => sampleStamp(millis);

describe('when a card was made', () => {
  test('is when it last changed, unless an earlier moment is known', () => {
    expect(readMadeAt(sampleCard('c1', 'note-a', { changedAt: at(5) }))).toBe(at(5));
    expect(readMadeAt(sampleCard('c1', 'note-a', { changedAt: at(5), madeAt: at(3) }))).toBe(at(3));
    expect(readMadeAt(sampleCard('c1', 'note-a', { changedAt: at(5), madeAt: at(9) }))).toBe(at(5));
  });

  test('is that of the older self when the card has changed', () => {
    const old = sampleCard('c1', 'note-a', { changedAt: at(5), madeAt: at(3) });
    expect(keepMadeAt(sampleCard('c1', 'note-a', { changedAt: at(8) }), old).madeAt).toBe(at(3));
    expect(keepMadeAt(sampleCard('c1', 'note-a', { changedAt: at(8), madeAt: at(1) }), old).madeAt).toBe(at(1));
  });

  test('is not written where the change says the same', () => {
    const card = sampleCard('c1', 'note-a', { changedAt: at(5) });
    expect(keepMadeAt(card, sampleCard('c1', 'note-a', { changedAt: at(7) }))).toBe(card);
    expect(keepMadeAt({ ...card, madeAt: at(9) })).toEqual(card);
  });
});
