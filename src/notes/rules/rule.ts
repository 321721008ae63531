import type { FactKind } from '../../model/card.ts';
import type { Fact, FactBase } from '../fact.ts';
import type { Need } from '../needs.ts';
import type { LineContext } from './line-context.ts';

/** What docs/rules.md says about a rule, and its switch. */
export interface RuleInfo {
  readonly name: string;
  readonly kind: FactKind;
  /** 0 to 1. Below `DECK_CONFIDENCE` a card waits in the tray. */
  readonly confidence: number;
  /** One sentence: what the rule looks for. */
  readonly about: string;
  /** A note on which the rule fires. */
  readonly sample: string;
  /** The first question and answer that come out of the sample. */
  readonly becomes: readonly [question: string, answer: string];
  /** A note that looks alike and must not make this rule fire. */
  readonly refuses: string;
}

/** Cards of rules that are less sure than this are not asked until the learner accepts them. */
export const DECK_CONFIDENCE = 0.6;

/** A rule for one sentence. Null: not mine, ask the next rule. An empty list: mine, and there is no card in it. */
export interface SentenceRule extends RuleInfo {
  /** A sentence without any of these is none for this rule, and it is not asked. */
  readonly needs?: Need;
  readonly find: (text: string, context: LineContext) => readonly Fact[] | null;
}

/** What a fact of each kind says, without what all facts have. Lines and confidence may differ from where it stands. */
type Detail<Kind extends Fact> = Kind extends Fact ? Omit<Kind, keyof FactBase> & Partial<FactBase> : never;

/**
 * A fact from where it stands and what it says. Its base is written out: in Node 20 a spread with more behind it gives
 * every object a hidden class of its own, so that making facts and reading them takes many times as long.
 */
export function makeFact<Said extends Detail<Fact>>(base: FactBase, said: Said): FactBase & Said {
  const { rule, confidence, from, to, priority, topic, versus, side, path } = base;
  return Object.assign({ rule, confidence, from, to, priority, topic, versus, side, path }, said);
}

/** The part of a fact that comes from where it stands. */
export function factBase(rule: RuleInfo, context: LineContext, doubt = 0): FactBase {
  return {
    rule: rule.name,
    confidence: Math.round((rule.confidence - doubt) * 100) / 100,
    from: context.from,
    to: context.to,
    priority: context.priority,
    topic: context.scope.phrase,
    versus: context.scope.versus,
    side: context.scope.side,
    path: context.scope.path,
  };
}
