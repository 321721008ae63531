import { findClause } from '../english/clause.ts';
import type { Fact } from '../fact.ts';
import { arrowRule } from './arrow-rule.ts';
import { boldLeadRule, colonRule, dashRule, equalsRule } from './definition-rules.ts';
import type { LineContext } from './line-context.ts';
import { becauseRule, conditionRule, soThatRule, thereforeRule } from './reason-rules.ts';
import type { SentenceRule } from './rule.ts';
import { amountRule, copulaRule, forRule, fragmentRule, impliedRule, statementRule } from './statement-rules.ts';

/** The rules for one sentence, in the order they are asked. The first that knows the sentence keeps it. */
export const SENTENCE_RULES: readonly SentenceRule[] = [
  arrowRule,
  thereforeRule,
  equalsRule,
  colonRule,
  soThatRule,
  becauseRule,
  conditionRule,
  dashRule,
  boldLeadRule,
  copulaRule,
  forRule,
  statementRule,
  impliedRule,
  amountRule,
  fragmentRule,
];

/** Facts of one sentence. Null when no rule knows it: a fragment. */
export function readSentence(
  text: string,
  context: LineContext,
  isOn: (rule: string) => boolean,
): readonly Fact[] | null {
  for (const rule of SENTENCE_RULES) {
    if (!isOn(rule.name)) continue;
    const facts = rule.find(text, context);
    if (facts !== null) return facts;
  }
  return null;
}

const ADVICE =
  /^(?:it is |it's |a |is )?(?:(best practice|good practice|good idea|recommended|advised|advisable|important|better|best|good)|(necessary|required|mandatory)|(possible|possibility|ability|able|feasible))\s+to\s+(?!know\b|remember\b|note\b|understand\b)([a-z]+\b.*)$/i;

/** "possibility to add X" -> "you can add X"; "recommended to use X" -> "you should use X". */
export function rewriteAdvice(text: string): string {
  const match = ADVICE.exec(text);
  if (!match || /\bbecause\b/.test(text)) return text;
  const modal = match[1] ? 'should' : match[2] ? 'must' : 'can';
  return `you ${modal} ${match[4]}`;
}

/** "low cost and has auto scaling" -> the words before "and" and the predicate after it, when what stands before is no clause. */
function splitPredicate(text: string): string[] {
  const match = /^([^,;:→=()]{3,50}?),?\s+and\s+((?:has|have|is|are|can|must|will|does|cannot)\s.+)$/i.exec(text);
  if (!match || findClause(match[1] ?? '') || findClause(text)) return [text];
  return [match[1] ?? '', match[2] ?? ''];
}

/** Splits a sentence where a second one with its own subject begins: ", but X", ", and we can", "X is so: Y". */
function splitClauses(text: string): string[] {
  const but = /^(.{10,}?),\s+(?:but|and)\s+((?:you|we|it|they)\s.+|[^,→]+)$/i.exec(text);
  if (but && !/^(?:if|when|because|to|in|for)\b/i.test(text)) {
    const [, left = '', right = ''] = but;
    if (findClause(left)?.subject !== undefined && findClause(right)?.subject) return [left, right];
  }
  const contrast = /^(.{10,}?),\s+(?:while|whereas)\s+(.{8,})$/i.exec(text);
  if (contrast && findClause(contrast[1] ?? '')?.subject && findClause(contrast[2] ?? '')?.subject)
    return [contrast[1] ?? '', contrast[2] ?? ''];
  const colon = /^([^:→=]{12,}?):\s+(.{10,})$/.exec(text);
  if (colon && findClause(colon[1] ?? '')?.rest && findClause(colon[2] ?? '')?.subject)
    return [colon[1] ?? '', colon[2] ?? ''];
  return [text];
}

/** Splits a line at sentence ends and semicolons; "e.g." and "Node.js" are no ends. */
export function splitSentences(text: string): string[] {
  if (!/[.;!?]\s/.test(text)) return refine([text.replace(/[.;]$/, '')]);
  const parts = text
    .split(/(?<=[^.\s][^.\s][.!?])\s+(?=[\p{Lu}\p{Ll}\d"(])|;\s+/u)
    .reduce<string[]>((parts, part) => {
      const before = parts[parts.length - 1];
      if (
        before !== undefined &&
        /(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|no|fig|dr|mr|mrs|st|ca|cf|a\.k\.a)\.)$/i.test(before)
      )
        parts[parts.length - 1] = `${before} ${part}`;
      else parts.push(part);
      return parts;
    }, [])
    .map((part) => part.replace(/[.;!]$/, '').trim())
    .filter((part) => part !== '');
  return refine(parts);
}

function refine(parts: readonly string[]): string[] {
  return parts.flatMap(splitClauses).flatMap(splitPredicate).map(rewriteAdvice);
}
