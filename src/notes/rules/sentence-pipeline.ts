import type { Fact } from '../fact.ts';
import { mayHold } from '../needs.ts';
import { arrowRule } from './arrow-rule.ts';
import { conditionRule } from './condition-rule.ts';
import { otherwiseRule, proportionRule, thereforeRule } from './consequence-rules.ts';
import { calledRule, copulaRule, inlineListRule } from './copula-rules.ts';
import { boldLeadRule, colonRule, dashRule, equalsRule } from './definition-rules.ts';
import { forRule } from './for-rule.ts';
import { amountRule, fragmentRule, headingDefinitionRule } from './fragment-rules.ts';
import { labelledListRule } from './labelled-list-rule.ts';
import type { LineContext } from './line-context.ts';
import { becauseRule, soThatRule } from './reason-rules.ts';
import type { SentenceRule } from './rule.ts';
import { impliedRule, statementRule } from './statement-rules.ts';
import { valueListRule } from './value-rules.ts';

/** The rules for one sentence, in the order they are asked. The first that knows the sentence keeps it. */
export const SENTENCE_RULES: readonly SentenceRule[] = [
  arrowRule,
  valueListRule,
  labelledListRule,
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
  headingDefinitionRule,
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
    if (!isOn(rule.name) || (rule.needs && !mayHold(text, rule.needs))) continue;
    const facts = rule.find(text, context);
    if (facts !== null) return facts;
  }
  return null;
}
