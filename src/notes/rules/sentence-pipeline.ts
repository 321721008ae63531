import type { Fact } from '../fact.ts';
import { arrowRule } from './arrow-rule.ts';
import { boldLeadRule, colonRule, dashRule, equalsRule } from './definition-rules.ts';
import type { LineContext } from './line-context.ts';
import { becauseRule, conditionRule, soThatRule, thereforeRule } from './reason-rules.ts';
import type { SentenceRule } from './rule.ts';
import { amountRule, copulaRule, forRule, impliedRule, statementRule } from './statement-rules.ts';

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

/** Splits a line at sentence ends and semicolons; "e.g." and "Node.js" are no ends. */
export function splitSentences(text: string): string[] {
  if (!/[.;!?]\s/.test(text)) return [text.replace(/[.;]$/, '')];
  return text
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
}
