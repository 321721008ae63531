import { t } from '../ui/text/text.ts';

/** Every rule that a card may name: those of the compiler, the learner's own hand, and what came from Anki. */
export const NAMED_RULES = [
  'authority',
  'case-brief',
  'labelled-list',
  'double-colon',
  'marked-gap',
  'question-answer',
  'question-line',
  'inline-question',
  'expansion',
  'alias',
  'bracket-definition',
  'bracket-example',
  'dated-term',
  'dated-line',
  'list-set',
  'list-steps',
  'contents-parts',
  'item-quality',
  'mnemonic',
  'table',
  'command',
  'formula',
  'equals-definition',
  'colon-definition',
  'dash-definition',
  'bold-lead',
  'heading-definition',
  'is-a',
  'called',
  'inline-list',
  'because',
  'so-that',
  'therefore',
  'otherwise',
  'the-more',
  'condition',
  'arrow',
  'x-for-y',
  'value-list',
  'amount',
  'fragment',
  'statement',
  'implied-is',
  'own-card',
  'anki-card',
  'anki-cloze',
] as const;

/** A rule in the learner's words. One that is not known here, from a newer app, keeps its name. */
export function sayRule(rule: string): string {
  const known = NAMED_RULES.find((name) => name === rule);
  return known ? t(`compiler.rule.${known}`) : rule.replaceAll('-', ' ');
}
