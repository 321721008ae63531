import { fail, type Result, succeed } from '../../model/result.ts';
import { readCondition } from './read-condition.ts';
import type { SearchProblem, SearchQuery } from './search-query.ts';
import { type SearchToken, splitSearch } from './split-search.ts';

type Read = Result<SearchQuery, SearchProblem>;

/**
 * Reads a search. Pieces side by side must all be true; `or` joins two sides, `and` may be written out, `not` or `-`
 * turns the next piece round, brackets group. An empty search is every card.
 */
export function readSearch(text: string): Read {
  const tokens = splitSearch(text);
  if (!tokens.ok) return tokens;
  if (tokens.value.length === 0) return succeed({ kind: 'all' });
  const reader = new SearchReader(tokens.value);
  const query = reader.readOr(null);
  if (!query.ok) return query;
  const left = reader.peek();
  return left === undefined ? query : fail({ code: 'stray-bracket', at: left.at, text: left.text });
}

class SearchReader {
  readonly #tokens: readonly SearchToken[];
  #next = 0;

  constructor(tokens: readonly SearchToken[]) {
    this.#tokens = tokens;
  }

  peek(): SearchToken | undefined {
    return this.#tokens[this.#next];
  }

  /** `after` is what stands before: without anything to follow it, the search is not finished. */
  readOr(after: SearchToken | null): Read {
    const sides: SearchQuery[] = [];
    let before = after;
    for (;;) {
      const side = this.#readAnd(before);
      if (!side.ok) return side;
      sides.push(side.value);
      const token = this.peek();
      if (token?.kind !== 'or') break;
      before = token;
      this.#next++;
    }
    return succeed(join('or', sides));
  }

  #readAnd(after: SearchToken | null): Read {
    const parts: SearchQuery[] = [];
    let before = after;
    for (;;) {
      const token = this.peek();
      if (token === undefined || token.kind === 'close' || token.kind === 'or') break;
      if (token.kind === 'and') {
        if (parts.length === 0) return fail({ code: 'missing-after', at: token.at, text: token.text });
        before = token;
        this.#next++;
        const next = this.peek();
        if (next === undefined || next.kind === 'close' || next.kind === 'or' || next.kind === 'and') break;
        continue;
      }
      const part = this.#readOne();
      if (!part.ok) return part;
      parts.push(part.value);
      before = null;
    }
    if (before !== null && before !== after) return fail({ code: 'missing-after', at: before.at, text: before.text });
    if (parts.length > 0) return succeed(join('and', parts));
    const token = this.peek();
    if (after?.kind === 'open') {
      return token === undefined
        ? fail({ code: 'open-bracket', at: after.at, text: after.text })
        : fail({ code: 'empty-bracket', at: after.at, text: '()' });
    }
    if (after !== null) return fail({ code: 'missing-after', at: after.at, text: after.text });
    if (token?.kind === 'close') return fail({ code: 'stray-bracket', at: token.at, text: token.text });
    return fail({ code: 'missing-after', at: token?.at ?? 0, text: token?.text ?? '' });
  }

  #readOne(): Read {
    const token = this.peek();
    if (token === undefined) return succeed({ kind: 'all' });
    this.#next++;
    if (token.kind === 'value') return readCondition(token);
    if (token.kind === 'open') return this.#readBracket(token);
    const next = this.peek();
    if (next === undefined || next.kind === 'close' || next.kind === 'or' || next.kind === 'and') {
      return fail({ code: 'missing-after', at: token.at, text: token.text });
    }
    const turned = this.#readOne();
    return turned.ok ? succeed({ kind: 'not', of: turned.value }) : turned;
  }

  #readBracket(open: SearchToken): Read {
    const inside = this.readOr(open);
    if (!inside.ok) return inside;
    if (this.peek()?.kind !== 'close') return fail({ code: 'open-bracket', at: open.at, text: open.text });
    this.#next++;
    return inside;
  }
}

function join(kind: 'and' | 'or', parts: readonly SearchQuery[]): SearchQuery {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind, of: parts };
}
