import { writeSentence } from '../ask/sentence.ts';
import type { Clause } from '../english/clause.ts';
import { completeText } from './complete-text.ts';
import type { LineContext } from './line-context.ts';

/** The sentence with its subject, as text. */
export function sentenceOf(
  text: string,
  context: LineContext,
  near: string | null = null,
): { text: string; clause: Clause | null } {
  const done = completeText(text, context, near);
  return done.clause ? { text: writeSentence(done.clause), clause: done.clause } : { text: done.text, clause: null };
}

/** The last noun of a statement, for a pronoun in the next half: "make a container from your app" -> "your app". */
export function lastNoun(text: string): string | null {
  const match = /\b((?:[Aa]n?|[Tt]he|[Yy]our|[Oo]ur|[Ii]ts|[Ee]ach)\s+(?:[\p{L}\d.-]+\s?){1,3})$/u.exec(
    text.replace(/[.,;]+$/, ''),
  );
  return match ? (match[1] ?? '').trim() : null;
}
