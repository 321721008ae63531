import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CardChange, settleDoubt } from '../../src/cards/diff-cards.ts';
import { takeInNotes } from '../../src/cards/take-in-notes.ts';
import type { Card } from '../../src/model/card.ts';
import type { CardId } from '../../src/model/ids.ts';

interface HistoryFact {
  readonly fact: string;
  /** Patterns that question and answer meet in every wording. */
  readonly question: string;
  readonly answer: string;
  /** Versions that state it, for example `1-6,10-13`. */
  readonly in: string;
  readonly answerChangesIn?: readonly number[];
}

const VERSIONS = 13;
const RENAMED_IN = 12;
const FOLDER = new URL('../fixtures/history/', import.meta.url);
const facts = JSON.parse(readFileSync(new URL('facts.json', FOLDER), 'utf8')) as readonly HistoryFact[];

function readVersion(version: number): { readonly path: string; readonly text: string } {
  const file = new URL(`v${String(version).padStart(2, '0')}.md`, FOLDER);
  return { path: version < RENAMED_IN ? '15-sqs.md' : '16-messaging.md', text: readFileSync(file, 'utf8') };
}

function isIn(fact: HistoryFact, version: number): boolean {
  return fact.in.split(',').some((range) => {
    const [from = 0, to = 0] = range.split('-').map(Number);
    return version >= from && version <= (to || from);
  });
}

function factOf(card: Card): HistoryFact | undefined {
  return facts.find(
    (fact) => new RegExp(fact.question, 'i').test(card.question) && new RegExp(fact.answer, 'i').test(card.answer),
  );
}

/** Decides doubtful pairs as the learner would, who knows whether both state the same fact. */
function tapDoubts(cards: readonly Card[], changes: readonly CardChange[], stamp: string): readonly Card[] {
  let decided = cards;
  for (const change of changes) {
    if (change.kind !== 'in-doubt' || !change.before) continue;
    const fact = factOf(change.card);
    if (fact === undefined || fact !== factOf(change.before)) continue;
    const { card, droppedId } = settleDoubt(change, stamp);
    decided = decided.filter(({ id }) => id !== droppedId).map((other) => (other.id === card.id ? card : other));
  }
  return decided;
}

interface Walk {
  /** Ids that each fact had in the versions it was asked in. */
  readonly idsOfFact: ReadonlyMap<string, ReadonlySet<CardId>>;
  /** Facts that each id was asked for. */
  readonly factsOfId: ReadonlyMap<CardId, ReadonlySet<string>>;
  readonly asked: number;
  readonly expected: number;
  readonly found: number;
  readonly changedAnswers: readonly string[];
}

function walk(versions: readonly number[]): Walk {
  const idsOfFact = new Map<string, Set<CardId>>();
  const factsOfId = new Map<CardId, Set<string>>();
  const changedAnswers: string[] = [];
  let cards: readonly Card[] = [];
  let [asked, expected, found] = [0, 0, 0];
  for (const version of versions) {
    const taken = takeInNotes([readVersion(version)], cards, String(version));
    asked += taken.changes.filter(({ kind }) => kind === 'in-doubt').length;
    for (const change of taken.changes)
      if (change.isAnswerChanged && change.kind === 'reworded')
        changedAnswers.push(`${version}: ${factOf(change.card)?.fact ?? change.card.question}`);
    cards = tapDoubts(taken.cards, taken.changes, String(version));
    for (const fact of facts.filter((candidate) => isIn(candidate, version))) {
      expected += 1;
      const own = cards.filter((card) => (card.place === 'deck' || card.place === 'tray') && factOf(card) === fact);
      if (own.length > 0) found += 1;
      for (const card of own) {
        add(idsOfFact, fact.fact, card.id);
        add(factsOfId, card.id, fact.fact);
      }
    }
  }
  return { idsOfFact, factsOfId, asked, expected, found, changedAnswers };
}

function add<Key, Item>(map: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const set = map.get(key) ?? new Set<Item>();
  set.add(item);
  map.set(key, set);
}

/** Over a jump a fact that got another number meanwhile may start again; step by step it may not. */
function factsWithSeveralIds({ idsOfFact }: Walk, isJump: boolean): string[] {
  const changed = new Set(facts.filter(({ answerChangesIn }) => answerChangesIn !== undefined).map(({ fact }) => fact));
  return [...idsOfFact].filter(([fact, ids]) => ids.size > 1 && !(isJump && changed.has(fact))).map(([fact]) => fact);
}

function idsWithSeveralFacts({ factsOfId }: Walk): string[] {
  return [...factsOfId.values()].filter((set) => set.size > 1).map((set) => [...set].join(' / '));
}

const ALL = Array.from({ length: VERSIONS }, (_, index) => index + 1);

describe('thirteen versions of one note', () => {
  it.each([
    ['one after the other', ALL],
    ['every second one', ALL.filter((version) => version % 2 === 1)],
    ['every third one', ALL.filter((version) => version % 3 === 1)],
    ['the twelfth straight after the first', [1, 12]],
    ['the last straight after the second', [2, 13]],
    ['forth and back', [3, 7, 3, 12, 5, 13]],
  ])('keep one id for each fact: %s', (_, versions) => {
    const walked = walk(versions);
    expect(factsWithSeveralIds(walked, versions !== ALL)).toEqual([]);
    expect(idsWithSeveralFacts(walked)).toEqual([]);
    expect(walked.found / walked.expected).toBeGreaterThan(0.9);
  });

  it('ask the learner about few pairs', () => {
    const { asked, expected } = walk(ALL);
    expect(asked / expected).toBeLessThan(0.05);
  });

  it('say where an answer became another one', () => {
    const wanted = facts.flatMap((fact) => (fact.answerChangesIn ?? []).map((version) => `${version}: ${fact.fact}`));
    expect(walk(ALL).changedAnswers).toEqual(wanted);
  });

  it('give the same ids on two devices', () => {
    for (const version of [1, 5, 13]) {
      const [one, other] = ['a', 'b'].map((stamp) => takeInNotes([readVersion(version)], [], stamp).cards);
      expect(one?.map(({ id, factId }) => [id, factId])).toEqual(other?.map(({ id, factId }) => [id, factId]));
    }
  });
});
