import { findClause } from '../english/clause.ts';
import { capitalise } from '../english/noun-phrase.ts';
import { countWords } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { readDependentLabel } from './dependent-label.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

/** "protoliths: limestone → marble, sandstone → quartzite": what goes with each. Null for other chains. */
export function readPairList(rule: RuleInfo, text: string, context: LineContext): Fact[] | null {
  const match = /^([^:=→]{3,40}):\s+(\S.*)$/.exec(text);
  const pairs = (match?.[2] ?? '').split(/[,;]\s+/).map((part) => part.split(/\s*→\s*/));
  if (
    !match ||
    pairs.length < 2 ||
    !pairs.every((pair) => pair.length === 2 && pair.every((side) => side !== '' && countWords(side) <= 5))
  )
    return null;
  const base = factBase(rule, context);
  return pairs.map(([left = '', right = '']) =>
    makeFact(base, {
      kind: 'comparison',
      question: `${capitalise(match[1] ?? '')}: what goes with "${left}"?`,
      answer: right,
      terms: [left, right],
    }),
  );
}

/** "LVM layers: PV → VG → LV": names in an order, below a label or heading that says of what. Null for other chains. */
export function readSequence(rule: RuleInfo, parts: readonly string[], context: LineContext): Fact[] | null {
  const match = /^([^:=→]{3,60}?):\s+(\S.*)$/.exec(parts[0] ?? '');
  const names = match ? [match[2] ?? '', ...parts.slice(1)] : [...parts];
  const label =
    match?.[1] ??
    (/\b(?:order|sequence|layers?|stages?|phases?|path|cycle|flow|chain|hierarchy|levels?)\b/i.test(
      context.scope.phrase ?? '',
    )
      ? context.scope.phrase
      : null);
  const isName = (name: string): boolean =>
    countWords(name) <= 5 && !findClause(name)?.subject && !/[,;:=]|^(?:if|when|no|less|more)\b/i.test(name);
  if (!label || names.length < 3 || names.length > 10 || !names.every(isName)) return null;
  const isOrder = /\b(?:order|sequence|pattern)$/i.test(label);
  if (match && !isOrder && readDependentLabel(label, context)) return null;
  const base = factBase(rule, context);
  const topic = context.scope.phrase;
  const shown =
    isOrder && match && topic && !label.includes(topic) ? `${capitalise(label)} (${topic})` : capitalise(label);
  const facts: Fact[] = [
    makeFact(base, {
      kind: 'comparison',
      question: `${shown}: what is the sequence?`,
      answer: names.join(', then '),
      terms: [label, ...names],
    }),
  ];
  for (let i = 1; i < names.length; i++)
    facts.push(
      makeFact(base, {
        confidence: 0.7,
        kind: 'comparison',
        question: `${shown}: what comes after "${names[i - 1]}"?`,
        answer: names[i] ?? '',
        terms: [label, names[i - 1] ?? '', names[i] ?? ''],
      }),
    );
  return facts;
}
