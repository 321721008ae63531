import type { Grade } from '../../model/grade.ts';
import type { CardId, NoteId } from '../../model/ids.ts';
import type { Millis, StudyDay } from '../../model/time.ts';
import type { Engine } from '../../scheduler/memory.ts';
import { retrievabilityAt } from '../../scheduler/retrievability-at.ts';
import type { LibraryCard } from './library-card.ts';
import type { CardCondition, CardNumber, Comparison, SearchQuery } from './search-query.ts';

/** What a search knows of a note. All folded. */
export interface SearchedNote {
  readonly title: string;
  /** Path without its ending: folders and file, between `/`. */
  readonly deck: string;
  readonly tags: readonly string[];
}

/** What a search is answered from besides the cards themselves. */
export interface SearchWorld {
  readonly today: StudyDay;
  readonly nowMillis: Millis;
  readonly engine: Engine;
  readonly notes: ReadonlyMap<NoteId, SearchedNote>;
  /** When a study day began or will begin. */
  dayStartMillis(day: StudyDay): Millis;
  /** Cards answered within so many study days, today included, with the grade where one is named. */
  findRated(days: number, grade: Grade | null): ReadonlySet<CardId>;
}

export type CardTest = (card: LibraryCard) => boolean;

/** A search as a test for one card. A condition on words is false for a card whose text was not read yet, whichever way it is turned. */
export function compileSearch(query: SearchQuery, world: SearchWorld): CardTest {
  switch (query.kind) {
    case 'all':
      return () => true;
    case 'and': {
      const tests = query.of.map((part) => compileSearch(part, world));
      return (card) => tests.every((test) => test(card));
    }
    case 'or': {
      const tests = query.of.map((part) => compileSearch(part, world));
      return (card) => tests.some((test) => test(card));
    }
    case 'not': {
      const test = compileSearch(query.of, world);
      const isAboutWords = needsWords(query.of);
      return (card) => (isAboutWords && card.words === null ? false : !test(card));
    }
    case 'text':
      return testText(query.field, query.text);
    case 'deck': {
      const decks = matchNotes(world, ({ deck }) => isInDeck(deck, query.text));
      return (card) => decks.has(card.noteId);
    }
    case 'note': {
      const isMatch = matchText(query.text);
      const notes = matchNotes(world, ({ title, deck }) => isMatch(title) || isMatch(deck));
      return (card) => notes.has(card.noteId) || card.noteId.toLowerCase() === query.text;
    }
    case 'tag': {
      const notes = matchNotes(world, ({ tags }) => tags.some((tag) => isInDeck(tag, query.text)));
      return (card) => notes.has(card.noteId);
    }
    case 'rule': {
      const isMatch = matchText(query.text);
      return ({ words }) => words !== null && isMatch(words.rule);
    }
    case 'fact':
      return ({ words }) => words?.fact === query.fact;
    case 'is':
      return testCondition(query.condition, world);
    case 'flag':
      return ({ state }) => state.flag === query.flag;
    case 'prop':
      return testNumber(query.of, query.is, query.value, world);
    case 'added': {
      const from = world.dayStartMillis(world.today - query.days + 1);
      return ({ words }) => words !== null && words.madeAtMillis >= from;
    }
    case 'changed': {
      const from = world.dayStartMillis(world.today - query.days + 1);
      return ({ words }) => words !== null && words.changedAtMillis >= from;
    }
    case 'rated': {
      const rated = world.findRated(query.days, query.grade);
      return ({ id }) => rated.has(id);
    }
  }
}

/** Whether the search asks for anything that stands in a card's text. */
export function needsWords(query: SearchQuery): boolean {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.of.some(needsWords);
    case 'not':
      return needsWords(query.of);
    case 'text':
    case 'rule':
    case 'fact':
    case 'added':
    case 'changed':
      return true;
    case 'is':
      return query.condition === 'shelf' || query.condition === 'never' || query.condition === 'reworded';
    default:
      return false;
  }
}

/** All conditions of a kind anywhere in the search. */
export function collectConditions<Kind extends SearchQuery['kind']>(
  query: SearchQuery,
  kind: Kind,
): Extract<SearchQuery, { kind: Kind }>[] {
  const own = query.kind === kind ? [query as Extract<SearchQuery, { kind: Kind }>] : [];
  if (query.kind === 'and' || query.kind === 'or')
    return [...own, ...query.of.flatMap((part) => collectConditions(part, kind))];
  if (query.kind === 'not') return [...own, ...collectConditions(query.of, kind)];
  return own;
}

/** The words to mark in a card that was found: those that are wanted, not those that are refused. */
export function collectNeedles(query: SearchQuery): readonly string[] {
  if (query.kind === 'text') return query.text.split('*').filter((piece) => piece !== '');
  if (query.kind === 'and' || query.kind === 'or') return query.of.flatMap(collectNeedles);
  if (query.kind === 'not' && query.of.kind === 'not') return collectNeedles(query.of.of);
  return [];
}

function testText(field: 'any' | 'question' | 'answer', text: string): CardTest {
  const isMatch = matchText(text);
  return ({ words }) =>
    words !== null &&
    ((field !== 'answer' && isMatch(words.question)) || (field !== 'question' && isMatch(words.answer)));
}

/** Whether the text is found anywhere; `*` stands for anything. */
function matchText(text: string): (within: string) => boolean {
  if (!text.includes('*')) return (within) => within.includes(text);
  const pattern = new RegExp(text.split('*').map(escapePattern).join('.*'), 'u');
  return (within) => pattern.test(within);
}

function matchNotes(world: SearchWorld, isMatch: (note: SearchedNote) => boolean): ReadonlySet<NoteId> {
  return new Set([...world.notes].flatMap(([id, note]) => (isMatch(note) ? [id] : [])));
}

/**
 * Whether a path lies in a deck: the deck is the path, one of the folders above it, or named by its own last part.
 * `aws/storage/s3` lies in `aws`, `aws/storage`, `storage` and `s3`; `*` stands for anything.
 */
function isInDeck(path: string, wanted: string): boolean {
  const parts = path.split('/');
  const pattern = new RegExp(
    `^${wanted
      .replace(/\.(md|txt)$/, '')
      .split('*')
      .map(escapePattern)
      .join('.*')}$`,
    'u',
  );
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= parts.length; to++) if (pattern.test(parts.slice(from, to).join('/'))) return true;
  }
  return false;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function testCondition(condition: CardCondition, { today }: SearchWorld): CardTest {
  const isAsked: CardTest = ({ place, state }) =>
    place === 'deck' && !state.isSuspended && !isBuried(state.buriedUntilDay);
  const isBuried = (until: StudyDay | null): boolean => until !== null && until > today;
  switch (condition) {
    case 'due':
      return (card) => isAsked(card) && isDue(card, today);
    case 'new':
      return ({ place, state }) => place === 'deck' && state.phase === 'new';
    case 'learning':
      return ({ place, state }) => place === 'deck' && (state.phase === 'learning' || state.phase === 'relearning');
    case 'review':
      return ({ place, state }) => place === 'deck' && state.phase === 'review';
    case 'suspended':
      return ({ place, state }) => place === 'deck' && state.isSuspended;
    case 'buried':
      return ({ place, state }) => place === 'deck' && !state.isSuspended && isBuried(state.buriedUntilDay);
    case 'deck':
      return ({ place }) => place === 'deck';
    case 'tray':
      return ({ place }) => place === 'tray';
    case 'shelf':
    case 'never':
      return ({ words }) => words?.place === condition;
    case 'reworded':
      return ({ words }) => words?.isReworded === true;
  }
}

/** A running step counts on the day it was begun on; a review from its day on. */
function isDue({ state }: LibraryCard, today: StudyDay): boolean {
  if (state.dueAtMillis !== null) return true;
  return state.dueDay !== null && state.dueDay <= today;
}

const COMPARE: Readonly<Record<Comparison, (one: number, other: number) => boolean>> = {
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
  '=': (one, other) => one === other,
  '!=': (one, other) => one !== other,
};

/** A card that has no such number, for example a new one its stability, fails every comparison. */
function testNumber(of: CardNumber, is: Comparison, value: number, world: SearchWorld): CardTest {
  const compare = COMPARE[is];
  return (card) => {
    const number = readNumber(card, of, world);
    return number !== null && compare(number, value);
  };
}

export function readNumber({ state }: LibraryCard, of: CardNumber, world: SearchWorld): number | null {
  switch (of) {
    case 's':
      return state.memory?.stability ?? null;
    case 'd':
      return state.memory?.difficulty ?? null;
    case 'r':
      return retrievabilityAt(state, world.nowMillis, world.engine);
    case 'lapses':
      return state.lapseCount;
    case 'reps':
      return state.reviewCount;
    case 'ivl':
      return state.interval === null ? null : state.interval.unit === 'days' ? state.interval.days : 0;
    case 'due':
      if (state.dueAtMillis !== null) return 0;
      return state.dueDay === null ? null : state.dueDay - world.today;
  }
}
