import type { Card } from './card.ts';
import { compareStamps, type Stamp } from './stamp.ts';

type Made = Pick<Card, 'madeAt' | 'changedAt'>;

/** When the card was first made: when it last changed, unless an earlier moment is known. Stamps sort as text. */
export function readMadeAt({ madeAt, changedAt }: Made): Stamp {
  return madeAt !== undefined && madeAt < changedAt ? madeAt : changedAt;
}

/**
 * The card as made when the earlier of the two was: an older self of it, or what another device has of it. It is the same object
 * when it says so already.
 */
export function keepMadeAt(card: Card, other?: Made): Card {
  const own = readMadeAt(card);
  const others = other === undefined ? own : readMadeAt(other);
  const earlier = compareStamps(others, own) < 0 ? others : own;
  const madeAt = earlier < card.changedAt ? earlier : undefined;
  if (madeAt === card.madeAt) return card;
  const { madeAt: _, ...bare } = card;
  return madeAt === undefined ? bare : { ...bare, madeAt };
}
