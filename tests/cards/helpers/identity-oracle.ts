import type { CardChange } from '../../../src/cards/diff-cards.ts';
import type { Card } from '../../../src/model/card.ts';
import type { CardId } from '../../../src/model/ids.ts';
import type { TruthFact } from './truth-facts.ts';
import type { WrittenWorld } from './truth-world.ts';

export interface Tally {
  edits: number;
  kept: number;
  lost: number;
  /** Not kept, but the learner is asked. */
  asked: number;
  wrong: number;
  /** Cards of facts that say something else now: kept, lost or asked, all are right. */
  changed: number;
}

export function createTally(): Tally {
  return { edits: 0, kept: 0, lost: 0, asked: 0, wrong: 0, changed: 0 };
}

export interface Step {
  readonly cards: readonly Card[];
  readonly changes: readonly CardChange[];
  readonly written: WrittenWorld;
  readonly changedFacts: ReadonlySet<string>;
}

/** One import as the test sees it, told by what the notes really say and not by what the matcher thinks. */
export interface Mistake {
  /** `unflagged`: the question is the same, the answer another, and the change does not say so. */
  readonly kind: 'wrong' | 'lost' | 'unflagged';
  readonly before: string;
  readonly after: string;
}

/**
 * Knows for every card what it asks about: the fact that owns its line and the part of it that is the answer. It follows
 * ids through imports and counts what became of them.
 */
export class IdentityOracle {
  /** What each id asked when it was last in the notes. */
  readonly #askedById = new Map<CardId, string>();
  readonly #textById = new Map<CardId, string>();
  #live: ReadonlyMap<string, readonly Card[]> = new Map();
  readonly mistakes: Mistake[] = [];

  /** Takes in one import and adds to the tally. */
  follow(step: Step, tally: Tally): void {
    const live = step.cards.filter((card) => card.place === 'deck' || card.place === 'tray');
    const byKey = groupByKey(live, step.written);
    const doubtByNew = new Map(
      step.changes.flatMap((change) => (change.kind === 'in-doubt' ? [[change.card.id, change] as const] : [])),
    );
    const changeByCard = new Map(step.changes.map((change) => [change.card.id, change]));
    tally.edits += 1;
    for (const [key, cards] of byKey) {
      const known = this.#idsThatAsked(key);
      const isChanged = step.changedFacts.has(/^f\d+/.exec(key)?.[0] ?? '');
      let freeIds = known.length;
      for (const card of cards) {
        const before = this.#askedById.get(card.id);
        if (before !== undefined && !isSameAsked(before, key) && !this.#asksTheSame(card, changeByCard.get(card.id))) {
          tally.wrong += 1;
          this.mistakes.push({ kind: 'wrong', before: this.#describe(card.id), after: `${key} ${textOf(card)}` });
        } else if (before !== undefined) {
          freeIds -= 1;
          const change = changeByCard.get(card.id);
          if (change?.isAnswerChanged !== true && numbersOf(this.#textById.get(card.id)) !== numbersOf(textOf(card))) {
            this.mistakes.push({ kind: 'unflagged', before: this.#describe(card.id), after: textOf(card) });
          }
          if (isChanged) tally.changed += 1;
          else tally.kept += 1;
        }
      }
      for (const card of cards) {
        if (this.#askedById.has(card.id) || freeIds <= 0) continue;
        freeIds -= 1;
        const doubt = doubtByNew.get(card.id);
        const isAsked = doubt?.before != null && this.#askedById.get(doubt.before.id) === key;
        if (isChanged) tally.changed += 1;
        else if (isAsked) tally.asked += 1;
        else {
          tally.lost += 1;
          const lostId = known.find((id) => !live.some((other) => other.id === id));
          this.mistakes.push({
            kind: 'lost',
            before: lostId ? this.#describe(lostId) : key,
            after: `${key} ${textOf(card)}`,
          });
        }
      }
    }
    for (const [key, cards] of byKey)
      for (const card of cards) {
        this.#askedById.set(card.id, key);
        this.#textById.set(card.id, textOf(card));
      }
    this.#live = byKey;
  }

  /** Cards with the same words as another card: a copy that became a second card. */
  countTwins(): number {
    const texts = [...this.#live.values()].flat().map(textOf);
    return texts.length - new Set(texts).size;
  }

  /** The very same words, or the very same question with an answer that is marked as changed. A list asks by its members. */
  #asksTheSame(card: Card, change: CardChange | undefined): boolean {
    const before = this.#textById.get(card.id);
    // The same words, or the same question with a longer answer.
    if (before !== undefined && textOf(card).startsWith(before)) return true;
    if (card.factKind === 'set' || card.factKind === 'step') return false;
    return this.#textById.get(card.id)?.split(' -> ')[0] === card.question && change?.isAnswerChanged === true;
  }

  #idsThatAsked(key: string): CardId[] {
    return [...this.#askedById].flatMap(([id, asked]) => (asked === key ? [id] : []));
  }

  #describe(id: CardId): string {
    return `${this.#askedById.get(id) ?? '?'} ${this.#textById.get(id) ?? '?'}`;
  }
}

/** Numbers of the answer. */
function numbersOf(text: string | undefined): string {
  return (text?.split(' -> ')[1]?.match(/\d+/g) ?? []).join(' ');
}

function textOf(card: Card): string {
  return `${card.question} -> ${card.answer}`;
}

function groupByKey(cards: readonly Card[], written: WrittenWorld): Map<string, Card[]> {
  const byKey = new Map<string, Card[]>();
  for (const card of cards) {
    const key = keyOf(card, written);
    if (key === null) continue;
    const list = byKey.get(key);
    if (list) list.push(card);
    else byKey.set(key, [card]);
  }
  return byKey;
}

/**
 * What a card asks: the part of a fact it asks by and the part it asks for. Parts have ids of their own: when two terms exchange
 * their meanings, the question "Which term means ...?" goes with the meaning. Null when the card mixes facts.
 */
function keyOf(card: Card, written: WrittenWorld): string | null {
  const owners: TruthFact[] = [];
  for (let line = card.source.from; line <= card.source.to; line++) {
    const fact = written.factOfLine.get(`${card.source.path}:${line}`);
    if (fact && owners.at(-1)?.id !== fact.id) owners.push(fact);
  }
  const [owner, ...others] = owners;
  if (!owner) throw new Error(`No fact is written at ${card.source.path}:${card.source.from}`);
  if (card.form === 'list') return `${owner.id}.all`;
  const isList = owner.kind === 'set' || owner.kind === 'steps';
  if (!isList && others.length > 0) return null;
  const [best] = owners
    .flatMap((fact) => [...fact.parts].map(([name, part]) => ({ fact, name, part })))
    .map((candidate) => ({ ...candidate, share: shareOfWords(card.answer, candidate.part.text) }))
    .sort((a, b) => b.share - a.share);
  if (!best) return owner.id;
  // A list that took in the lines below it asks for whole lines.
  if (best.fact !== owner) return `${owner.id} with ${best.fact.id}`;
  const asked = `${best.name}${shareOfWords(best.part.text, card.answer) < 0.7 ? ' in part' : ''}`;
  if (best.fact.parts.size > 2) return `${best.part.id}: ${asked}`;
  const cues = [...best.fact.parts.values()].filter((part) => {
    const rest = part === best.part ? withoutWords(part.text, card.answer) : part.text;
    return rest !== '' && shareOfWords(rest, card.question) >= 0.5;
  });
  return `${cues.map(({ id }) => id).join(' and ') || best.fact.id} for ${asked}`;
}

/** The same part is asked for by the same part, also when the words in front of the question name another one as well. */
function isSameAsked(one: string, other: string): boolean {
  if (one === other) return true;
  const [cues = '', asked] = one.split(' for ');
  const [otherCues = '', otherAsked] = other.split(' for ');
  return (
    asked !== undefined &&
    asked === otherAsked &&
    cues.split(' and ').some((cue) => otherCues.split(' and ').includes(cue))
  );
}

function withoutWords(text: string, other: string): string {
  const others = splitWords(other);
  return splitWords(text)
    .filter((word) => !others.includes(word))
    .join(' ');
}

/** Share of the first text's words that the second has, and a little for a second text that has no others. */
function shareOfWords(one: string, other: string): number {
  const words = splitWords(one);
  const others = splitWords(other);
  const common = words.filter((word) => others.includes(word)).length;
  return common / Math.max(1, words.length) + common / Math.max(1, others.length) / 10;
}

/** The first five letters of each word, so that endings do not count. */
function splitWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, 5).replace(/s$/, ''));
}
