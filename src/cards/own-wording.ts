import type { Card } from '../model/card.ts';
import type { CardId } from '../model/ids.ts';

/** The learner's own words for a card, from an edit event. */
export interface OwnWording {
  readonly question: string;
  readonly answer: string;
}

export type OwnWordings = ReadonlyMap<CardId, OwnWording>;

/** A text as it is compared: spaces, the case of its first letter and a final mark do not count. */
export function wordingKey({ question, answer }: OwnWording): string {
  return [question, answer].map((text) => text.split('\n').map(plainLine).join('\n')).join('\n\n');
}

function plainLine(line: string): string {
  const plain = line
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.?!:;,]+$/, '');
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}

/** True when the note says by now what the learner made of the card: the own wording can be dropped. */
export function isWordingInNote(card: Card, wording: OwnWording): boolean {
  return wordingKey(card) === wordingKey(wording);
}

/** The cards whose own wording the notes say by now. An edit event with `null` drops it. */
export function findTakenHome(cards: readonly Card[], wordings: OwnWordings): CardId[] {
  return cards
    .filter((card) => {
      const wording = wordings.get(card.id);
      return wording !== undefined && isWordingInNote(card, wording);
    })
    .map(({ id }) => id);
}
