import { findClause } from '../english/clause.ts';
import { lowerTerm } from '../english/noun-phrase.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { definitionFacts } from './definition-facts.ts';
import { boldLeadRule } from './definition-rules.ts';
import { isTermLike, type LineContext } from './line-context.ts';

export interface RunInHeading {
  /** What the rest of the line is about. */
  readonly context: LineContext;
  /** The rest of the line, as sentences about the term. */
  readonly text: string;
  /** What the first words say, when they are no sentence: the definition of the term. */
  readonly facts: readonly Fact[];
}

/**
 * A bold name with a full stop in front of a paragraph is its heading: "**Pod.** The smallest thing you can deploy. A pod
 * wraps ...". Null for other lines.
 */
export function readRunInHeading(text: string, context: LineContext): RunInHeading | null {
  const [bold = ''] = context.node.inline.bold;
  const term = bold.replace(/\.$/, '').trim();
  if (term === '' || term.split(' ').length > 5 || !text.startsWith(`${term}. `) || !isTermLike(term)) return null;
  if (
    /^(?:definition|theorem|lemma|proposition|corollary|axiom|example|proof|note|remark|fact|claim|exercise)\b/i.test(
      term,
    )
  )
    return null;
  const rest = text.slice(term.length + 2).trim();
  const [first = '', ...more] = rest.split(/(?<=[^.\s][^.\s]\.)\s+(?=[A-Z])/);
  const about: LineContext = { ...context, leadTerm: null, scope: { ...context.scope, phrase: lowerTerm(term) } };
  const clause = findClause(first);
  const verb = findVerbForm(bareWord(first.split(' ')[0] ?? ''));
  if (clause === null && verb?.form !== 'third') {
    const facts = definitionFacts(boldLeadRule, term, first, { ...about, leadTerm: term });
    return { context: about, text: more.join(' '), facts };
  }
  return { context: about, text: rest, facts: [] };
}
