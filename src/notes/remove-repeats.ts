import { cardWords } from './card-checks.ts';
import type { CardDraft } from './card-draft.ts';
import type { DroppedDraft } from './write-drafts.ts';

interface Bag {
  readonly question: ReadonlySet<string>;
  readonly answer: ReadonlySet<string>;
  readonly answerLength: number;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return common / (a.size + b.size - common);
}

function isRepeat(one: Bag, other: Bag): boolean {
  const questions = overlap(one.question, other.question);
  if (questions < 0.6) return false;
  const answers = overlap(one.answer, other.answer);
  return (questions >= 0.8 && answers >= 0.6) || (answers >= 0.9 && one.answerLength >= 4);
}

/**
 * Leaves out drafts that ask nearly what an earlier one asks and answer nearly the same. Deck cards win over tray cards.
 * Two word sets that agree to 60 % share one of their rarest words, so only drafts with such a word are compared.
 */
export function removeRepeats(drafts: readonly CardDraft[]): { kept: CardDraft[]; repeats: DroppedDraft[] } {
  const bags = drafts.map((draft): Bag => {
    const answer = cardWords(draft.answer);
    return { question: new Set(cardWords(draft.question)), answer: new Set(answer), answerLength: answer.length };
  });
  const counts = new Map<string, number>();
  for (const bag of bags) for (const word of bag.question) counts.set(word, (counts.get(word) ?? 0) + 1);
  const order = drafts
    .map((_, index) => index)
    .sort((a, b) => Number(drafts[a]?.isTray) - Number(drafts[b]?.isTray) || a - b);
  const byWord = new Map<string, number[]>();
  const keep = new Array<boolean>(drafts.length).fill(false);
  const repeats: DroppedDraft[] = [];
  for (const index of order) {
    const bag = bags[index];
    const draft = drafts[index];
    if (!bag || !draft) continue;
    const rare = [...bag.question].sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1));
    const prefix = rare.slice(0, rare.length - Math.ceil(0.6 * rare.length) + 1);
    const candidates = new Set<number>();
    for (const word of prefix) for (const other of byWord.get(word) ?? []) candidates.add(other);
    const twin = [...candidates].find((other) => {
      const otherBag = bags[other];
      return otherBag !== undefined && isRepeat(bag, otherBag);
    });
    if (twin !== undefined) {
      repeats.push({
        from: draft.source.from,
        to: draft.source.to,
        question: draft.question,
        reason: 'says the same as another card',
      });
      continue;
    }
    keep[index] = true;
    for (const word of prefix) {
      const list = byWord.get(word);
      if (list) list.push(index);
      else byWord.set(word, [index]);
    }
  }
  return { kept: drafts.filter((_, index) => keep[index]), repeats };
}
