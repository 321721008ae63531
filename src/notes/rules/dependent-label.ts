import { isAdjective } from '../english/implied-clause.ts';
import { isPlural, singularOf } from '../english/noun-phrase.ts';
import { endsInColon, withoutColon } from '../english/words.ts';
import { Pattern } from '../needs.ts';
import type { OutlineNode } from '../outline/outline-types.ts';
import type { LineContext } from './line-context.ts';

const LABELS =
  'use case|analogy|exception|remedy|effect|consequence|result|outcome|cause|source|origin|example|case|purpose|function|treatment|therapy|dose|dosage|antidote|' +
  'indication|contraindication|complication|interaction|symptom|sign|test|advantage|disadvantage|drawback|downside|benefit|risk|danger|use|usage|' +
  'criticism|critique|objection|counterexample|evidence|problem|order|preference order|pattern|sequence|weakness|strength|impact|role|lesson|motive|motto|slogan|nickname|members|capital|' +
  'solution|mitigation|fix|workaround|alternative|synonym|antonym|opposite|requirement|precondition|trigger|significance|outcome|aim|goal|mechanism|' +
  'mechanism of action|route|onset|duration|half-life|location|side effect|adverse effect|limitation|property|formula|unit|abbreviation|plural|syntax|etymology|prognosis|diagnosis|prevention|management|monitoring';
/** The last words of the labels, in both numbers: one of them stands in every label. */
const LABEL_NEEDS = LABELS.split('|')
  .map((label) => label.replace(/^.*[ -]/, ''))
  .flatMap((word) => [word, word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`])
  .join(' ');
const LABEL = new Pattern(
  LABEL_NEEDS,
  new RegExp(
    `^(?:(?:the|an?|one|its|their)\\s+)?((?:[a-z-]+\\s)??)(${LABELS.split('|')
      .map((label) => (label.endsWith('y') ? `${label.slice(0, -1)}(?:y|ies)` : `${label}s?`))
      .join('|')})(?:\\s+(?:of|for|to|in)\\s+(both|either|each|all|all (?:two|three|four|five)))?$`,
    'i',
  ),
);
const OWNED = new Pattern(
  '^criticism ^criticisms ^critique ^critiques ^evidence ^problem ^problems ^cause ^causes ^effect ^effects ^symptoms ^signs ^treatment ^consequence ^consequences ^result ^results',
  /^(criticisms?|critiques?|evidence|problems?|causes?|effects?|symptoms|signs|treatment|consequences|results?) (?:of|for|with|against) (?!both\b|either\b|each\b|all\b)((?:[\p{L}\d'-]+ ?){1,5})$/iu,
);
const QUALITY =
  /^(?:typical|usual|common|commonest|main|key|major|minor|only|general|classic|standard|normal|first-line|second-line|adverse|known|best|worst|immediate|direct|long-term|short-term|first|last|famous|early|late|other|rare|frequent)$/i;

/** Shorthand for labels, in the capitals in which it is written. */
const SHORT_LABELS: Readonly<Record<string, string>> = {
  MOA: 'mechanism of action',
  SE: 'side effects',
  SEs: 'side effects',
  ADR: 'adverse effects',
  ADRs: 'adverse effects',
  CI: 'contraindications',
  CIs: 'contraindications',
  Tx: 'treatment',
  Rx: 'treatment',
  Dx: 'diagnosis',
  Sx: 'symptoms',
  Ix: 'investigations',
  Mx: 'management',
  prob: 'problem',
  probs: 'problems',
  adv: 'advantages',
  disadv: 'disadvantages',
  crit: 'criticism',
};
/** Of the shorthand above, what means the same in every subject. */
const SURE_SHORT = /^(?:MOA|SEs|ADRs?|Tx|Rx|Dx|Sx|Ix|Mx|probs?|adv|disadv|crit)$/;

export interface DependentLabel {
  /** "remedy", "typical case". */
  readonly label: string;
  /** What the label names itself: "criticism of X". */
  readonly owner?: string;
  /** "both", "all three": the label speaks of several things. */
  readonly group: string | null;
}

/** "Remedy", "typical case", "effect of both": a label that says nothing without what it belongs to. Null for all other words. */
export function readDependentLabel(term: string, context: LineContext): DependentLabel | null {
  const told = context.memory.legend.get(term);
  if (told !== undefined) return { label: told, group: null };
  const short = SHORT_LABELS[term];
  if (short !== undefined && (SURE_SHORT.test(term) || hasShortNeighbour(term, context)))
    return { label: short, group: null };
  const owned = OWNED.exec(term);
  if (owned) return { label: (owned[1] ?? '').toLowerCase(), group: null, owner: owned[2] ?? '' };
  const match = LABEL.exec(term);
  if (!match) return null;
  const quality = (match[1] ?? '').trim();
  if (
    quality !== '' &&
    !QUALITY.test(quality) &&
    !isAdjective(quality.toLowerCase()) &&
    !/(?:al|ic|ory|ive|ary)$/i.test(quality)
  )
    return null;
  const label = (quality ? `${quality} ${match[2]}` : (match[2] ?? '')).toLowerCase();
  return { label, group: match[3]?.toLowerCase() ?? null };
}

/** "SE:" means side effects where "CI:", "MOA:" or another such label stands in the lines around. */
function hasShortNeighbour(term: string, context: LineContext): boolean {
  const lines = context.node.parent?.children ?? [];
  return lines.some((line) => {
    const other = /^([A-Za-z]{2,4}):\s/.exec(line.text)?.[1];
    return other !== undefined && other !== term && SHORT_LABELS[other] !== undefined;
  });
}

/** "both rust and mildew", "all three types of error"; null when nobody knows what the label belongs to. */
export function ownerOfLabel(found: DependentLabel, context: LineContext): string | null {
  if (found.owner !== undefined) return found.owner;
  const { versus, phrase } = context.scope;
  if (found.group === null) return phrase;
  if (versus && /^(?:both|either|each)$/.test(found.group)) return `${found.group} ${versus[0]} and ${versus[1]}`;
  return phrase === null ? null : `${found.group} kinds of ${isPlural(phrase) ? phrase : lowerFirst(phrase)}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]+(?: [a-z]+)*$/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** "old one" below "brake": the noun of the line above in the place of "one". Null for other terms. */
export function nameOne(term: string, context: LineContext): string | null {
  const match = /^(?:the\s+)?([a-z]+) ones?$/i.exec(term);
  const owner = context.scope.phrase;
  if (!match || !owner) return null;
  const noun = lowerFirst(owner);
  return `${(match[1] ?? '').toLowerCase()} ${/ones$/i.test(term) ? noun : singularOf(noun)}`;
}

const LEGEND = new Pattern(
  '^abbrev ^abbrevs ^abbreviation ^abbreviations ^legend ^key ^shorthand ^symbols',
  /^(?:abbrev(?:iation)?s?\.?|legend|key|shorthand|symbols)\s*:\s+(?=.*=)/i,
);

/** True for "Abbrev: MOA = mechanism of action, SE = side effects": it tells how to read the note. */
export function isLegend(text: string): boolean {
  return LEGEND.test(text);
}

/** The shorthand that a note explains for itself. */
export function readLegend(nodes: readonly OutlineNode[]): ReadonlyMap<string, string> {
  const legend = new Map<string, string>();
  for (const node of nodes) {
    if (!isLegend(node.text)) continue;
    for (const match of LEGEND.replace(node.text, '').matchAll(/([^\s,;=]{1,6})\s*=\s*([^,;=]{3,40})(?=[,;]|$)/g))
      legend.set(match[1] ?? '', (match[2] ?? '').trim());
  }
  return legend;
}

/** "side effects" above "amlodipine → swollen ankles": the label that the lines of a list have in common. Null for other lists. */
export function labelAbove(context: LineContext): DependentLabel | null {
  const { parent } = context.node;
  if (parent?.marker !== 'label' || !endsInColon(parent.text)) return null;
  return readDependentLabel(withoutColon(parent.text).trim(), { ...context, node: parent });
}

/** "Spironolactone SE": a thing and a label of it. Null for other terms. */
export function splitOwnedLabel(term: string, context: LineContext): { owner: string; label: string } | null {
  const match =
    /^(.{3,40}?)(?:'s)? ([A-Z][A-Za-z]{1,3}|side effects?|adverse effects?|contraindications?|mechanism|antidote)$/.exec(
      term,
    );
  const label = match ? readDependentLabel(match[2] ?? '', context) : null;
  if (!match || !label || !/^[A-Z]/.test(term)) return null;
  const isShort = /^[A-Z]/.test(match[2] ?? '');
  return !isShort || context.memory.legend.has(match[2] ?? '') || SURE_SHORT.test(match[2] ?? '')
    ? { owner: match[1] ?? '', label: label.label }
    : null;
}
