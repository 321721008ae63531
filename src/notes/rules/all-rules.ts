import { authorityRule } from './authority-rule.ts';
import { formulaRule, tableRule } from './block-rules.ts';
import { aliasRule, bracketDefinitionRule, bracketExampleRule, dateRule, expansionRule } from './bracket-rules.ts';
import { briefRule } from './brief-rule.ts';
import { commandRule } from './command-rule.ts';
import { datedLineRule } from './dated-line-rule.ts';
import { gapMarkRule, pairMarkRule, qaRule } from './explicit-rules.ts';
import { mnemonicRule, partsRule, qualityRule } from './list-rules.ts';
import { inlineQuestionRule, questionRule } from './question-rules.ts';
import type { RuleInfo } from './rule.ts';
import { SENTENCE_RULES } from './sentence-pipeline.ts';
import { setRule } from './set-rule.ts';
import { stepsRule } from './steps-rule.ts';

/** Every rule that can make a card: what docs/rules.md lists, and what can be switched off by name. */
export const ALL_RULES: readonly RuleInfo[] = [
  pairMarkRule,
  gapMarkRule,
  qaRule,
  questionRule,
  inlineQuestionRule,
  expansionRule,
  aliasRule,
  bracketDefinitionRule,
  dateRule,
  datedLineRule,
  authorityRule,
  briefRule,
  bracketExampleRule,
  setRule,
  stepsRule,
  partsRule,
  qualityRule,
  mnemonicRule,
  tableRule,
  commandRule,
  formulaRule,
  ...SENTENCE_RULES,
];
