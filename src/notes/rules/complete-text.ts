import { type Clause, changeClause, findClause } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { isPlural } from '../english/noun-phrase.ts';
import { isPersonVerb } from '../english/verbs.ts';
import { countWords, MASS_NOUNS } from '../english/words.ts';
import { bindObject, bindPronouns, completeSubject, type LineContext } from './line-context.ts';

/** A text with its subject named, for use inside another card. Fragments come back with pronouns bound. */
export function completeText(
  text: string,
  context: LineContext,
  near: string | null = null,
): { text: string; clause: Clause | null } {
  const clean = text.replace(/[.;,\s]+$/, '').trim();
  const found = findClause(clean) ?? findImpliedClause(clean);
  const clause = found && isCompound(found, clean) ? null : found;
  if (!clause) return { text: bindPronouns(clean, context, near), clause: null };
  const complete =
    clause.subject === '' && near && clause.base === 'be'
      ? changeClause(clause, near)
      : completeSubject(clause, context, near);
  if (!complete) return { text: bindPronouns(clean, context, near), clause: null };
  const rest = near
    ? bindPronouns(complete.rest, context, near)
    : bindObject(complete.rest, context, complete.subject.toLowerCase() === 'you' ? null : complete.subject);
  return { text: '', clause: changeClause(complete, complete.subject, rest) };
}

/** "broadcast storm": two nouns, the first of which could be a verb. */
function isCompound(clause: Clause, text: string): boolean {
  const isBare = clause.subject === '' && clause.shape === 'verb' && clause.verb === clause.base;
  return (
    isBare &&
    countWords(text) === 2 &&
    !isPersonVerb(clause.base) &&
    !isPlural(clause.rest) &&
    !MASS_NOUNS.has(clause.rest)
  );
}
