import { type ComparedText, compareTexts, prepareText } from '../../cards/likeness.ts';
import type { CardId, FactId } from '../../model/ids.ts';

/**
 * - `same`: the same question with the same answer.
 * - `two-answers`: the same question, another answer.
 * - `near`: nearly the same question with the same answer: probably one fact twice.
 * - `confusable`: questions so alike that one is easily taken for the other.
 */
export type PairKind = 'same' | 'two-answers' | 'near' | 'confusable';

export interface CardPair {
  readonly kind: PairKind;
  readonly one: CardId;
  readonly other: CardId;
  /** How alike the questions are, 0 to 1. */
  readonly likeness: number;
}

export interface PairedCard {
  readonly id: CardId;
  readonly factId: FactId;
  readonly question: string;
  readonly answer: string;
}

/** Share of words from which questions are easily confused; and from which two with one answer are probably one fact. */
const CONFUSABLE_FROM = 0.75;
const NEAR_FROM = 0.6;

/** A word that more cards have than this does not lead from one to another: `AWS` would join everything. */
const COMMON_FROM = 60;
/** A card with fewer telling words than this is also looked up by its rarest common one. */
const FEWEST_TELLING = 2;
const LESS_COMMON_FROM = 400;
/** Only the cards that share most words are compared word by word. */
const COMPARED_AT_MOST = 12;

interface Prepared {
  readonly card: PairedCard;
  readonly question: ComparedText;
  readonly answerKey: string;
  readonly words: readonly string[];
}

/**
 * Pairs of cards that are twice the same or easily confused, the most alike first. Cards of one fact are meant to be
 * alike and are left out. Words lead from a card to those that share rare ones with it, so the time grows with the number
 * of cards and not with its square. Yields the share that is done, 0 to 1; returns the pairs.
 */
export function* findPairs(cards: readonly PairedCard[]): Generator<number, readonly CardPair[]> {
  const prepared: Prepared[] = [];
  for (const [index, card] of cards.entries()) {
    if (index % 500 === 0) yield (index / cards.length) * 0.4;
    const question = prepareText(card.question);
    prepared.push({ card, question, answerKey: prepareText(card.answer).key, words: [...new Set(question.words)] });
  }
  const holders = groupByWord(prepared);
  const sameKey = groupByKey(prepared);
  const pairs: CardPair[] = [];
  for (const [index, one] of prepared.entries()) {
    if (index % 200 === 0) yield 0.4 + (index / prepared.length) * 0.6;
    const twin = (sameKey.get(one.question.key) ?? []).find(
      (at) => at > index && prepared[at]?.card.factId !== one.card.factId,
    );
    const partners = [...(twin === undefined ? [] : [twin]), ...findPartners(prepared, holders, index)];
    for (const partner of new Set(partners)) {
      const other = prepared[partner];
      if (other === undefined || other.card.factId === one.card.factId) continue;
      // Of many cards with one question each is paired with the next alone, or a hundred would give 4950 pairs.
      if (other.question.key === one.question.key && partner !== twin) continue;
      const pair = judge(one, other);
      if (pair) pairs.push(pair);
    }
  }
  return pairs.sort((a, b) => RANK[a.kind] - RANK[b.kind] || b.likeness - a.likeness || (a.one < b.one ? -1 : 1));
}

const RANK: Readonly<Record<PairKind, number>> = { same: 0, 'two-answers': 1, near: 2, confusable: 3 };

function judge(one: Prepared, other: Prepared): CardPair | null {
  const hasSameAnswer = one.answerKey === other.answerKey && one.answerKey !== '';
  const pair = { one: one.card.id, other: other.card.id };
  if (one.question.key === other.question.key) {
    return { ...pair, kind: hasSameAnswer ? 'same' : 'two-answers', likeness: 1 };
  }
  const { ratio, isNameSwapped, isTurned, isReordered } = compareTexts(one.question, other.question);
  const isOtherFact = isNameSwapped || isTurned || isReordered;
  if (hasSameAnswer && !isOtherFact && ratio >= NEAR_FROM) return { ...pair, kind: 'near', likeness: ratio };
  return ratio >= CONFUSABLE_FROM ? { ...pair, kind: 'confusable', likeness: ratio } : null;
}

function groupByWord(prepared: readonly Prepared[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  for (const [index, { words }] of prepared.entries()) {
    for (const word of words) {
      const list = holders.get(word);
      if (list) list.push(index);
      else holders.set(word, [index]);
    }
  }
  return holders;
}

function groupByKey(prepared: readonly Prepared[]): ReadonlyMap<string, readonly number[]> {
  const byKey = new Map<string, number[]>();
  for (const [index, { question }] of prepared.entries()) {
    const list = byKey.get(question.key);
    if (list) list.push(index);
    else byKey.set(question.key, [index]);
  }
  return byKey;
}

/** The cards that share most telling words with one. */
function findPartners(
  prepared: readonly Prepared[],
  holders: ReadonlyMap<string, readonly number[]>,
  index: number,
): number[] {
  const words = prepared[index]?.words ?? [];
  const shared = new Map<number, number>();
  for (const word of chooseTelling(words, holders)) {
    for (const holder of holders.get(word) ?? []) {
      if (holder > index) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
  }
  return [...shared]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, COMPARED_AT_MOST)
    .map(([holder]) => holder);
}

function chooseTelling(words: readonly string[], holders: ReadonlyMap<string, readonly number[]>): readonly string[] {
  const countOf = (word: string): number => holders.get(word)?.length ?? 0;
  const telling = words.filter((word) => countOf(word) < COMMON_FROM);
  if (telling.length >= FEWEST_TELLING) return telling;
  const rarest = words
    .filter((word) => countOf(word) >= COMMON_FROM && countOf(word) < LESS_COMMON_FROM)
    .sort((a, b) => countOf(a) - countOf(b))
    .slice(0, 1);
  return [...telling, ...rarest];
}
