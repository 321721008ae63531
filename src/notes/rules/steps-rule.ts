import { mentions } from '../ask/name-topic.ts';
import { findClause } from '../english/clause.ts';
import { capitalise, decapitalise } from '../english/noun-phrase.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, countWords } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import type { OutlineNode } from '../outline/outline-types.ts';
import type { LineContext } from './line-context.ts';
import { readCount } from './list-members.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

export const stepsRule: RuleInfo = {
  name: 'list-steps',
  kind: 'step',
  confidence: 0.75,
  about: 'Steps under a task: each card asks what comes after the one before.',
  sample: '### How to bake bread\n1. mix the dough\n2. let it rest\n3. bake it',
  becomes: ['Bake bread: what is the first step?', 'Mix the dough'],
  refuses: '### Animals\n1. cat\n2. dog\n3. cow',
};

/** Steps below a task, in order. Null when the lines are no steps. */
export function findSteps(context: LineContext, task: string | null): Fact | null {
  const { node } = context;
  const lines = node.children.filter(
    (child) => !child.block && child.text !== '' && child.marker !== '>' && child.zone === 'body',
  );
  if (lines.length < 3 || lines.length > 15) return null;
  const verbs = lines.filter((child) => startsWithVerb(child.text)).length;
  const isNumbered = lines.every((child) => child.marker === '1') && countsUp(lines);
  const label = labelOf(node.text);
  // "3 types" are members of a set, whatever words they start with.
  if (
    /^(?:types|kinds|options|ways|policies|states|modes|choices|forms|sorts|classes|strategies)$/i.test(
      readCount(label)?.noun ?? '',
    )
  )
    return null;
  const isStepLabel =
    /\b(?:steps?|process|workflow|lifecycle|life cycle|phases|stages|procedure|sequence|order|pipeline|flow|internally|behind the scenes|under the hood|how it works)\b/i.test(
      node.text,
    );
  const isTask = task !== null;
  if (
    !(isTask && verbs >= lines.length * 0.6) &&
    !(isStepLabel && (isNumbered || verbs >= lines.length * 0.6)) &&
    !(isNumbered && verbs >= lines.length * 0.8 && !/^[a-z]+s$/.test(label))
  )
    return null;
  const labelClause = findClause(label);
  const passive =
    labelClause?.shape === 'copula' && isStepLabel
      ? label.replace(/\s+(?:in|by|through|with)\s+(?:the following |these )?(?:\w+ )?(?:steps?|phases|stages)$/i, '')
      : null;
  const named =
    passive && passive !== label
      ? `how ${decapitalise(passive)}`
      : (labelClause?.subject.replace(/^(?:an?|the)\s+/i, '') ?? '');
  const name =
    named !== '' && named.toLowerCase() !== 'you'
      ? named
      : (task ?? (isStepLabel ? joinTask(label, context) : countWords(label) <= 8 && label !== '' ? label : null));
  if (!name) return null;
  const steps = lines.map((child) => ({ text: shortStep(child.text), from: child.from, to: child.to }));
  if (steps.some((step) => step.text.length > 120)) return null;
  return makeFact(factBase(stepsRule, context), {
    to: Math.max(...lines.map((child) => child.to)),
    kind: 'step',
    task: name.replace(/^(?:how to|how do you|steps? (?:to|for|of)|to)\s+/i, ''),
    steps,
  });
}

/** What a line announces: without its colon, and of "stages = work to do, 3 stages:" the term alone. */
export function labelOf(text: string): string {
  const label = text.replace(/[:：?]$/, '').trim();
  return label.length < text.length ? (/^(.{2,40}?)\s(?:=|→)\s/.exec(label)?.[1] ?? label) : label;
}

function joinTask(label: string, context: LineContext): string {
  const topic = context.scope.phrase;
  return topic && !mentions(label, topic) ? `${capitalise(topic)} ${decapitalise(label)}` : label;
}

function countsUp(lines: readonly OutlineNode[]): boolean {
  return new Set(lines.map((line) => line.raw)).size === lines.length;
}

/** True when a line starts like an instruction: "download X", "need to set up Y", "then build". */
export function startsWithVerb(text: string): boolean {
  const deed = /^(?:then|next|first|finally|now|you|need|have|must)\s/i.test(text)
    ? text
        .replace(/^(?:then|next|first|finally|now|you|need to|have to|must)\s+/i, '')
        .replace(/^(?:need to|have to)\s+/i, '')
    : text;
  const end = deed.indexOf(' ');
  return end >= 0 && findVerbForm(bareWord(deed.slice(0, end)))?.form === 'base';
}

/** The step without its remarks: up to a bracket, an arrow, a comma with a web address. */
export function shortStep(text: string): string {
  const first = text.split(/\s*→\s*/)[0] ?? text;
  const short = first
    .replace(/^(?:then|next|first|finally|now),?\s+/i, '')
    .replace(/^(?:you )?(?:need|have) to\s+/i, '')
    .replace(/\s*\([^)]*\).*$/, '')
    .replace(/[,;:.\s]+$/, '');
  return capitalise(short);
}
