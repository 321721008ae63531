import type { CardDraft } from './card-draft.ts';
import { cardWords } from './card-words.ts';
import type { DroppedDraft } from './write-drafts.ts';

/** Words as numbers, each once. Those of a question are ordered rarest first, those of an answer by number. */
interface Bag {
  readonly question: readonly number[];
  readonly answer: readonly number[];
  readonly answerLength: number;
}

/** Least share of words that two questions have in common before their answers are looked at. */
const NEAR = 0.6;

/** Numbers the words of all cards, and counts the questions that hold them. */
class WordList {
  readonly #numbers = new Map<string, number>();
  readonly counts: number[] = [];

  numbersOf(words: readonly string[]): number[] {
    const numbers: number[] = [];
    for (const word of words) {
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.counts.length;
        this.#numbers.set(word, number);
        this.counts.push(0);
      }
      if (!numbers.includes(number)) numbers.push(number);
    }
    return numbers;
  }
}

function overlap(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 && b.length === 0) return 1;
  let common = 0;
  for (const word of a) if (b.includes(word)) common += 1;
  return common / (a.length + b.length - common);
}

function isRepeat(one: Bag, other: Bag): boolean {
  const less = Math.min(one.question.length, other.question.length);
  if (less < NEAR * Math.max(one.question.length, other.question.length)) return false;
  const questions = overlap(one.question, other.question);
  if (questions < NEAR) return false;
  const answers = overlap(one.answer, other.answer);
  return (questions >= 0.8 && answers >= NEAR) || (answers >= 0.9 && one.answerLength >= 4);
}

/** Gaps of one list: each shows what the other leaves out. */
function isSibling(one: CardDraft, other: CardDraft | undefined): boolean {
  return (
    other !== undefined &&
    one.form === 'cloze' &&
    other.form === 'cloze' &&
    one.answer !== other.answer &&
    one.question.includes(other.answer) &&
    other.question.includes(one.answer)
  );
}

function readBags(drafts: readonly CardDraft[]): Bag[] {
  const list = new WordList();
  const bags = drafts.map((draft) => {
    const answer = cardWords(draft.answer);
    const question = list.numbersOf(cardWords(draft.question));
    for (const word of question) list.counts[word] = (list.counts[word] ?? 0) + 1;
    return { question, answer: list.numbersOf(answer), answerLength: answer.length };
  });
  for (const bag of bags) bag.question.sort((a, b) => (list.counts[a] ?? 0) - (list.counts[b] ?? 0) || a - b);
  return bags;
}

/**
 * Leaves out drafts that ask nearly what an earlier one asks and answer nearly the same. Deck cards win over tray cards.
 * Two word sets that agree to 60 % share one of their rarest words, so only drafts with such a word are compared.
 */
export function removeRepeats(drafts: readonly CardDraft[]): { kept: CardDraft[]; repeats: DroppedDraft[] } {
  const bags = readBags(drafts);
  const order = drafts
    .map((_, index) => index)
    .sort((a, b) => Number(drafts[a]?.isTray) - Number(drafts[b]?.isTray) || a - b);
  const byWord = new Map<number, number[]>();
  const lastSeenBy = new Array<number>(drafts.length).fill(-1);
  const keep = new Array<boolean>(drafts.length).fill(false);
  const repeats: DroppedDraft[] = [];
  for (const index of order) {
    const bag = bags[index];
    const draft = drafts[index];
    if (!bag || !draft) continue;
    const prefix = bag.question.slice(0, bag.question.length - Math.ceil(NEAR * bag.question.length) + 1);
    const isTwin = (other: number): boolean => {
      if (lastSeenBy[other] === index) return false;
      lastSeenBy[other] = index;
      const otherBag = bags[other];
      if (otherBag === undefined || isSibling(draft, drafts[other])) return false;
      return isRepeat(bag, otherBag);
    };
    if (prefix.some((word) => byWord.get(word)?.some(isTwin))) {
      repeats.push({
        from: draft.source.from,
        to: draft.source.to,
        question: draft.question,
        reason: { id: 'repeat' },
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
