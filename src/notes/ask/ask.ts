import type { CardForm } from '../../model/card.ts';

/** One way to ask a fact. */
export interface Ask {
  readonly question: string;
  readonly answer: string;
  readonly form: CardForm;
  /** Tells the cards of one fact apart by what they ask for, in words, never by a number: "meaning", "item docker hub". */
  readonly direction: string;
  /** Taken off the confidence of the fact. */
  readonly doubt?: number;
  /** Used when another card of the note already asks this question. */
  readonly instead?: Ask;
}

/** Longest answer that still is one fact (a target, not the limit of the linter). */
export const GOOD_ANSWER_CHARS = 110;

/** The card with something changed or added. Not a spread, for the reason that `makeFact` gives. */
export function changeAsk(ask: Ask, change: Partial<Ask>): Ask {
  const { question, answer, form, direction } = ask;
  return Object.assign({ question, answer, form, direction }, ask, change);
}

export function joinWords(...parts: readonly (string | null | undefined | false)[]): string {
  let joined = '';
  for (const part of parts) if (part) joined = joined === '' ? part : `${joined} ${part}`;
  return (/\s\s|[^\S ]/.test(joined) ? joined.replace(/\s+/g, ' ') : joined).trim();
}
