import { fail, type Result, succeed } from '../../model/result.ts';
import type { SearchProblem } from './search-query.ts';

/** One piece of a search. `value` pieces are words, phrases and `key:value`. */
export type SearchToken =
  | { readonly kind: 'open' | 'close' | 'not' | 'or' | 'and'; readonly at: number; readonly text: string }
  | {
      readonly kind: 'value';
      readonly at: number;
      readonly text: string;
      /** Before the first colon that is outside quotes; null without one. */
      readonly key: string | null;
      /** What follows, without quotes. */
      readonly value: string;
      readonly isQuoted: boolean;
    };

/**
 * Cuts a search into pieces.
 *
 *     -deck:"my notes" (docker or "load balancer")
 *     ^not             ^open   ^or                ^close
 *
 * `-` means not only where something follows at once; quotes make brackets, blanks and the words or, and, not plain text.
 */
export function splitSearch(text: string): Result<readonly SearchToken[], SearchProblem> {
  const tokens: SearchToken[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (/\s/.test(letter)) at++;
    else if (letter === '(') tokens.push({ kind: 'open', at: at++, text: letter });
    else if (letter === ')') tokens.push({ kind: 'close', at: at++, text: letter });
    else if (letter === '-' && /[^\s)]/.test(text[at + 1] ?? '')) tokens.push({ kind: 'not', at: at++, text: letter });
    else {
      const value = readValue(text, at);
      if (!value.ok) return value;
      tokens.push(value.value.token);
      at = value.value.end;
    }
  }
  return succeed(tokens);
}

function readValue(text: string, start: number): Result<{ token: SearchToken; end: number }, SearchProblem> {
  let at = start;
  let plain = '';
  let colon = -1;
  let isQuoted = false;
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (/[\s()]/.test(letter)) break;
    if (letter === '"') {
      const end = text.indexOf('"', at + 1);
      if (end < 0) return fail({ code: 'open-quote', at, text: text.slice(at) });
      plain += text.slice(at + 1, end);
      isQuoted = true;
      at = end + 1;
      continue;
    }
    if (letter === ':' && colon < 0 && !isQuoted && plain !== '') colon = plain.length;
    plain += letter;
    at++;
  }
  const whole = text.slice(start, at);
  const word = isQuoted || colon >= 0 ? null : asOperator(plain);
  if (word !== null) return succeed({ token: { kind: word, at: start, text: whole }, end: at });
  const key = colon < 0 ? null : plain.slice(0, colon).toLowerCase();
  const value = colon < 0 ? plain : plain.slice(colon + 1);
  return succeed({ token: { kind: 'value', at: start, text: whole, key, value, isQuoted }, end: at });
}

function asOperator(word: string): 'or' | 'and' | 'not' | null {
  const small = word.toLowerCase();
  return small === 'or' || small === 'and' || small === 'not' ? small : null;
}
