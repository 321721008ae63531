import { editDistance } from '../../cards/word-likeness.ts';
import { FACT_KINDS } from '../../model/card.ts';
import type { Flag } from '../../model/card-state.ts';
import { isGrade } from '../../model/grade.ts';
import { fail, type Result, succeed } from '../../model/result.ts';
import { foldText } from './fold-text.ts';
import {
  CARD_CONDITIONS,
  CARD_NUMBERS,
  type CardCondition,
  type CardNumber,
  type Comparison,
  type SearchProblem,
  type SearchQuery,
} from './search-query.ts';
import type { SearchToken } from './split-search.ts';

type ValueToken = Extract<SearchToken, { kind: 'value' }>;
type Read = Result<SearchQuery, SearchProblem>;

/** Every word that may stand before a colon. */
export const SEARCH_KEYS = [
  'deck',
  'tag',
  'note',
  'is',
  'rule',
  'kind',
  'flag',
  'prop',
  'added',
  'changed',
  'rated',
  'question',
  'answer',
] as const;

/** Other words for the same, as Anki and people have them. */
const CONDITION_WORDS: Readonly<Record<string, CardCondition>> = { paused: 'suspended', learn: 'learning' };
const KEY_WORDS: Readonly<Record<string, string>> = { front: 'question', back: 'answer', edited: 'changed' };
export const FLAG_WORDS: readonly string[] = ['none', 'red', 'orange', 'green', 'blue', 'pink', 'turquoise', 'purple'];

const COMPARISON = /^([a-z]+)(<=|>=|!=|<|>|=)(-?\d+(?:[.,]\d+)?)(%?)$/;
const LONGEST_DAYS = 36_500;

/** One condition of a search, or why it cannot be understood. A colon after an unknown word is plain text (`s3:GetObject`) unless it looks like a slip. */
export function readCondition(token: ValueToken): Read {
  const key = token.key === null ? null : (KEY_WORDS[token.key] ?? token.key);
  if (key === null) return succeed({ kind: 'text', field: 'any', text: foldText(token.value) });
  if (!isSearchKey(key)) {
    const instead = findNear(key, SEARCH_KEYS);
    if (instead !== null && !token.isQuoted) return refuse('unknown-key', token, `${instead}:`);
    return succeed({ kind: 'text', field: 'any', text: foldText(`${token.key}:${token.value}`) });
  }
  if (token.value.trim() === '') return refuse('missing-value', token);
  return readKeyed(key, token);
}

function readKeyed(key: (typeof SEARCH_KEYS)[number], token: ValueToken): Read {
  const value = foldText(token.value.trim());
  switch (key) {
    case 'deck':
    case 'tag':
    case 'note':
    case 'rule':
      return succeed({ kind: key, text: value });
    case 'question':
    case 'answer':
      return succeed({ kind: 'text', field: key, text: value });
    case 'is':
      return readIs(value, token);
    case 'kind': {
      const fact = FACT_KINDS.find((candidate) => candidate === value);
      return fact === undefined
        ? refuse('unknown-kind', token, findNear(value, FACT_KINDS) ?? FACT_KINDS.join(', '))
        : succeed({ kind: 'fact', fact });
    }
    case 'flag': {
      const flag = /^[0-7]$/.test(value) ? Number(value) : FLAG_WORDS.indexOf(value);
      return flag < 0 ? refuse('bad-flag', token) : succeed({ kind: 'flag', flag: flag as Flag });
    }
    case 'prop':
      return readProp(value, token);
    case 'added':
    case 'changed': {
      const days = readDays(value);
      return days === null ? refuse('bad-days', token) : succeed({ kind: key, days });
    }
    case 'rated':
      return readRated(value, token);
  }
}

function readIs(value: string, token: ValueToken): Read {
  const condition = CONDITION_WORDS[value] ?? CARD_CONDITIONS.find((candidate) => candidate === value);
  if (condition !== undefined) return succeed({ kind: 'is', condition });
  return refuse('unknown-condition', token, findNear(value, CARD_CONDITIONS) ?? CARD_CONDITIONS.join(', '));
}

function readProp(value: string, token: ValueToken): Read {
  const match = COMPARISON.exec(value);
  const [, name, is, number, percent] = match ?? [];
  if (name === undefined || is === undefined || number === undefined) return refuse('bad-comparison', token);
  const of = CARD_NUMBERS.find((candidate): candidate is CardNumber => candidate === name);
  if (of === undefined) return refuse('unknown-number', token, CARD_NUMBERS.join(', '));
  const amount = Number(number.replace(',', '.'));
  return succeed({ kind: 'prop', of, is: is as Comparison, value: percent === '%' ? amount / 100 : amount });
}

function readRated(value: string, token: ValueToken): Read {
  const [dayText = '', gradeText, ...more] = value.split(':');
  const days = readDays(dayText);
  if (days === null || more.length > 0) return refuse('bad-days', token);
  if (gradeText === undefined) return succeed({ kind: 'rated', days, grade: null });
  const grade = Number(gradeText);
  return isGrade(grade) ? succeed({ kind: 'rated', days, grade }) : refuse('bad-grade', token);
}

function readDays(text: string): number | null {
  const days = Number(text);
  return /^\d{1,6}$/.test(text) && days >= 1 ? Math.min(days, LONGEST_DAYS) : null;
}

function isSearchKey(key: string): key is (typeof SEARCH_KEYS)[number] {
  return SEARCH_KEYS.some((candidate) => candidate === key);
}

/** The word of the list that differs by one slip; two where the word is long. */
function findNear(word: string, list: readonly string[]): string | null {
  const limit = word.length >= 6 ? 2 : 1;
  // A slip in a word of two letters would make every other short word a suspect.
  if (word.length < 3) return null;
  return list.find((candidate) => candidate.length >= 3 && editDistance(word, candidate, limit) <= limit) ?? null;
}

function refuse(code: SearchProblem['code'], token: ValueToken, instead?: string): Read {
  const problem = { code, at: token.at, text: token.text };
  return fail(instead === undefined ? problem : { ...problem, instead });
}
