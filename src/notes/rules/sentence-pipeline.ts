import type { Fact } from '../fact.ts';
import { arrowRule } from './arrow-rule.ts';
import { boldLeadRule, colonRule, dashRule, equalsRule } from './definition-rules.ts';
import type { LineContext } from './line-context.ts';
import {
  becauseRule,
  conditionRule,
  otherwiseRule,
  proportionRule,
  soThatRule,
  thereforeRule,
} from './reason-rules.ts';
import type { SentenceRule } from './rule.ts';
import {
  amountRule,
  calledRule,
  copulaRule,
  forRule,
  fragmentRule,
  impliedRule,
  inlineListRule,
  statementRule,
} from './statement-rules.ts';
import { valueListRule } from './value-rules.ts';

/** The rules for one sentence, in the order they are asked. The first that knows the sentence keeps it. */
export const SENTENCE_RULES: readonly SentenceRule[] = [
  arrowRule,
  valueListRule,
  otherwiseRule,
  proportionRule,
  thereforeRule,
  equalsRule,
  colonRule,
  soThatRule,
  becauseRule,
  conditionRule,
  dashRule,
  boldLeadRule,
  calledRule,
  inlineListRule,
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
