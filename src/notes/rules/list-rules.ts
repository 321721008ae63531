import { joinWords } from '../ask/ask.ts';
import { mentions } from '../ask/ask-fact.ts';
import { invert, writeGerund, writeSentence } from '../ask/sentence.ts';
import { type Clause, findClause } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { beFor, capitalise, decapitalise, isPlural, lowerTerm, withArticle } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, countToWord, PREPOSITIONS, wordToCount } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import type { OutlineNode } from '../outline/outline-types.ts';
import { completeSubject, type LineContext } from './line-context.ts';
import { sentenceOf } from './reason-rules.ts';
import { factBase, type RuleInfo } from './rule.ts';

export const setRule: RuleInfo = {
  name: 'list-set',
  kind: 'set',
  confidence: 0.75,
  about:
    'A line that announces several things, and short lines under it. Up to four are asked together, more as gaps among their neighbours.',
  sample: '### Traffic lights\n-three colours:\n* red\n* yellow\n* green',
  becomes: ['What are the three colours of traffic lights?', 'Red\nYellow\nGreen'],
  refuses: '-three colours:\n* only one item',
};

export const stepsRule: RuleInfo = {
  name: 'list-steps',
  kind: 'step',
  confidence: 0.75,
  about: 'Steps under a task: each card asks what comes after the one before.',
  sample: '### How to bake bread\n1. mix the dough\n2. let it rest\n3. bake it',
  becomes: ['Bake bread: what is the first step?', 'Mix the dough'],
  refuses: '### Animals\n1. cat\n2. dog\n3. cow',
};

export const partsRule: RuleInfo = {
  name: 'contents-parts',
  kind: 'set',
  confidence: 0.65,
  about: 'Names under a label in the contents of a note: the parts of that thing, asked once.',
  sample: '# A, B and C\n-what this is about\nCPU:\n* ALU\n* Registers\n* Cache\nRAM\n### More\n-text',
  becomes: ['What are the three parts of CPU?', 'ALU\nRegisters\nCache'],
  refuses: '# A, B and C\n-one\n-two\n-three\n### More\n-text',
};

export const qualityRule: RuleInfo = {
  name: 'item-quality',
  kind: 'comparison',
  confidence: 0.65,
  about: 'A listed name with an adjective in front: asks for the adjective.',
  sample: '### Colleges\n-famous colleges:\n1. Private Yale\n1. Public Berkeley',
  becomes: ['Of what kind is Yale among the famous colleges?', 'Private'],
  refuses: '-famous colleges:\n1. Yale\n1. Berkeley',
};

/** The name a list item starts with: without definition, brackets, web address, "etc". */
export function itemHead(text: string, lead?: string): string {
  const bold =
    lead !== undefined && lead !== text && text.startsWith(lead) && lead.split(' ').length <= 6
      ? lead.replace(/\s*\([^()]*\)$/, '')
      : null;
  if (bold) return bold.replace(/[.,;:\s]+$/, '').trim();
  if (/^(?:default|max|maximum|min|minimum)\b/i.test(text)) return text.replace(/[.,;:\s]+$/, '').trim();
  const head = text.split(/\s*(?:→|\s=\s|:\s|\s[-–—]\s|;)\s*|\s*\((?![^)]*\)\S)/)[0] ?? text;
  return head.replace(/[.,;:\s]+$/, '').trim();
}

interface Members {
  readonly items: readonly string[];
  readonly isOpen: boolean;
}

/** Short items of a list; empty when the lines are sentences of their own. */
export function readMembers(children: readonly OutlineNode[]): Members {
  const lines = children.filter(
    (child) => !child.block && child.marker !== 'plain' && child.marker !== '>' && child.text !== '',
  );
  const items: string[] = [];
  let isOpen = false;
  for (const child of lines) {
    if (/\betc\b|\.\.\.$|…$/i.test(child.text)) isOpen = true;
    const text = child.text.replace(/,?\s*(?:and so on|etc)\.?$/i, '').replace(/…$|\.{3}$/, '');
    const head = isWholeBold(child) ? text.replace(/\s*\([^()]*\)$/, '') : itemHead(text, child.inline.bold[0]);
    if (head === '' || head.length > 90 || /\?$/.test(head)) continue;
    if (/^etc$/i.test(head)) continue;
    items.push(capitalise(head));
  }
  return { items: [...new Set(items)], isOpen };
}

/** A line that is bold from end to end is a name, whatever marks are in it. */
export function isWholeBold(node: OutlineNode): boolean {
  const [bold, ...more] = node.inline.bold;
  return bold !== undefined && more.length === 0 && bold.replace(/[.:]$/, '') === node.inline.text.replace(/[.:]$/, '');
}

function isFragment(child: OutlineNode): boolean {
  const head = itemHead(child.text);
  return head.split(' ').length <= 9 && findClause(head) === null;
}

/** True when the children of a line are bare names or phrases, so that they make one set. */
export function isNameList(children: readonly OutlineNode[]): boolean {
  const lines = children.filter((child) => !child.block && child.marker !== '>');
  return lines.length >= 2 && lines.filter(isFragment).length >= lines.length * 0.7;
}

/** "3 choices", "two main types": the number a line announces, and its noun. */
export function readCount(text: string): { count: number; noun: string; before: string } | null {
  const pattern = /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+((?:[a-z-]+\s){0,3}?[a-z-]+s)\b/gi;
  for (const match of text.matchAll(pattern)) {
    const count = wordToCount(match[1] ?? '');
    const noun = match[2] ?? '';
    if (
      !count ||
      count < 2 ||
      /^(?:seconds|minutes|hours|days|weeks|months|years|times|bytes|bits|is|was|has|as)\b/i.test(
        noun.split(' ').pop() ?? '',
      )
    )
      continue;
    if (!isPlural(noun)) continue;
    return { count, noun, before: text.slice(0, match.index).replace(/[,:\s]+$/, '') };
  }
  return null;
}

const SIDES = /^(?:pros|cons|advantages?|disadvantages?|benefits?|drawbacks?)$/i;

/** The set below a lead-in, label or heading. Null when its children are no set. */
export function findSet(context: LineContext, topic: { phrase: string | null; aspect: string | null }): Fact | null {
  const { node, scope } = context;
  const lines = node.children.filter((child) => child.zone === node.zone && !child.block);
  const { items, isOpen } = readMembers(lines);
  if (items.length < 2 || items.length > 14) return null;
  const leadIn = stripCount(
    node.text
      .replace(/[:：?]$/, '')
      .replace(/^(?:you )?must know\s+/i, '')
      .trim(),
  );
  const counted = readCount(node.text);
  if (counted && counted.count !== items.length && lines.every((child) => child.marker === '1')) return null;
  const number = isOpen ? null : items.length;
  const word = number ? countToWord(number) : 'some';
  const base = factBase(setRule, context);
  const make = (ask: string, frame: string, doubt = 0): Fact => ({
    ...base,
    confidence: Math.round((base.confidence - doubt) * 100) / 100,
    to: Math.max(node.to, ...lines.map((child) => child.to)),
    kind: 'set',
    ask: isOpen ? ask.replace(/^What are the some/, 'Name some of the').replace(/\?$/, '.') : ask,
    frame,
    items,
    isOpen,
  });
  const owner = scope.phrase;
  if (counted) {
    const noun = counted.noun;
    const beforeClause = findClause(counted.before) ?? null;
    const lastObject = beforeClause ? findObject(beforeClause.rest).replace(/^(?:an?|the)\s+/i, '') : '';
    const subject =
      beforeClause?.subject && !/^(?:there|you|it|they)$/i.test(beforeClause.subject) ? beforeClause.subject : '';
    const of =
      lastObject ||
      subject ||
      (counted.before.split(' ').length <= 4 && !beforeClause && !/\b(?:there|has|have|are)\b/i.test(counted.before)
        ? counted.before
        : '') ||
      owner ||
      '';
    const full = mentions(noun, of || noun) && of ? noun : of ? `${noun} of ${lowerTerm(of)}` : noun;
    if (!of && noun.split(' ').length < 2) return null;
    return make(`What are the ${countToWord(counted.count)} ${full}?`, capitalise(full));
  }
  const over = /^(\w+)( over .+)$/i.exec(topic.aspect ?? '');
  if (over && owner)
    return make(
      `What are the ${word} ${over[1]?.toLowerCase()} of ${withArticle(owner)}${over[2]}?`,
      `${capitalise(over[1] ?? '')} of ${withArticle(owner)}${over[2]}`,
    );
  if (items.every((item) => /^\d/.test(item) && item.split(' ').length === 1)) return null;
  if (topic.aspect && /^examples?$/.test(topic.aspect) && (topic.phrase ?? owner)) {
    const of = withArticle(topic.phrase ?? owner ?? '');
    return make(`Give ${word} examples for ${of}.`, `Examples for ${of}`);
  }
  if (topic.aspect && (topic.phrase ?? owner) && (isPlural(topic.aspect) || SIDES.test(topic.aspect))) {
    const of = topic.phrase ?? owner ?? '';
    return make(
      `What are the ${word} ${topic.aspect} of ${withArticle(of)}?`,
      `${capitalise(topic.aspect)} of ${withArticle(of)}`,
    );
  }
  const clauseSet = setFromClause(context, leadIn, word, make);
  if (clauseSet) return clauseSet;
  if (findClause(leadIn)) return null;
  if (!isNameList(lines)) return null;
  const core = leadIn.replace(
    /\s+(?:supported|available|needed|required|used|allowed|included|offered|provided)$/i,
    '',
  );
  if (/[:：]$/.test(node.text) && isPlural(core) && leadIn.split(' ').length <= 6) {
    const noun = lowerTerm(decapitalise(leadIn.replace(/^(?:some|the|all)\s+/i, '')));
    const link = core !== leadIn ? 'by' : /^(?:types|kinds|parts)/.test(noun) ? 'of' : 'for';
    const isOwned = /\b(?:for|of|in|to|on)\b/.test(noun);
    const full = owner && !isOwned && !mentions(noun, owner) ? `${noun} ${link} ${withArticle(owner)}` : noun;
    return make(`What are the ${word} ${full}?`, capitalise(full));
  }
  if (isPlural(leadIn) && leadIn.split(' ').length <= 5 && node.marker !== '-' && node.marker !== '*') {
    return make(`What are the ${word} ${lowerTerm(decapitalise(leadIn))}?`, capitalise(leadIn), 0.1);
  }
  const name = topic.phrase ?? (leadIn.split(' ').length <= 5 ? leadIn : null);
  if (!name) return null;
  const values = lines.filter((child) => /^[^:=]{2,45}?(?::\s|\s=\s)\s*\S*\d/.test(child.text)).length;
  if (values >= items.length * 0.5) return null;
  const isNames = items.every((item) => /^[A-Z]/.test(item) && item.split(' ').length <= 4) && /[:：]$/.test(node.text);
  if (isNames) return make(`Which ${word} things belong to "${leadIn}"?`, capitalise(leadIn), 0.1);
  if (items.length > 8) return null;
  return make(
    `Name ${isOpen ? 'some' : word} properties of ${withArticle(name)}.`,
    `Properties of ${withArticle(name)}`,
    0.1,
  );
}

function stripCount(text: string): string {
  return text.replace(/\s*\((?:\d+|two|three|four|five)\)$/i, '');
}

/** The question of a lead-in that is a statement left open: "S3 supports:" -> "What does S3 support?". */
function setFromClause(
  context: LineContext,
  leadIn: string,
  word: string,
  make: (ask: string, frame: string, doubt?: number) => Fact,
): Fact | null {
  if (!/[:：]$/.test(context.node.text)) return null;
  const because = /^(?:because|since)\s+(.+?),\s+(.+)$/i.exec(leadIn);
  if (because) {
    const cause = sentenceOf(because[1] ?? '', context);
    if (!cause.clause) return null;
    const named = writeGerund(cause.clause);
    return make(`What are the ${word} consequences of ${named}?`, `Consequences of ${named}`);
  }
  if (/^(?:if|when|whenever|once|unless|means that if)\b/i.test(leadIn)) return null;
  const purpose = /^(.+?) (?:is |are )?(not )?(needed|required|used|meant|useful) (?:to|for)$/i.exec(leadIn);
  if (purpose && findImpliedClause(purpose[1] ?? '') === null) {
    const thing = (purpose[1] ?? '').replace(/\s(?:is|are)$/i, '');
    const state = `${purpose[2] ? 'not ' : ''}${(purpose[3] ?? '').toLowerCase()}`;
    return make(
      `What ${beFor(thing)} ${thing} ${state} for (${word} things)?`.replace(/\((some) things\)/, ''),
      `${capitalise(thing)} ${beFor(thing)} ${state} to`,
    );
  }
  const found = findClause(leadIn);
  const clause = found ? completeSubject(found, context) : null;
  if (!clause) return null;
  const sentence = capitalise(writeSentence(clause));
  if (
    clause.rest === '' &&
    /^(?:fail|succeed|start|end|stop|crash|happen|occur|change|expire|die|terminate|finish|break|restart)$/.test(
      clause.base,
    )
  ) {
    const event = decapitalise(writeSentence(clause));
    return make(`What happens when ${event}?`, `When ${event}`);
  }
  if (clause.rest === 'to' && clause.shape === 'copula') {
    const thing = /^(?:the|an?|your|its)\s/i.test(clause.subject)
      ? decapitalise(clause.subject)
      : `the ${decapitalise(clause.subject)}`;
    return make(`What ${beFor(clause.subject)} ${thing}?`, `${capitalise(thing)} ${beFor(clause.subject)} to`);
  }
  if (isOpenEnded(clause)) {
    const tail = clause.rest;
    const question = joinWords('What', invert(clause, tail), needsDo(clause, leadIn, context) && 'do');
    return make(
      `${question} (${word === 'some' ? 'some things' : `${word} things`})?`
        .replace(/ \((\w+ things)\)\?$/, '? ($1)')
        .replace(/\? \((\w+) things\)$/, '?'),
      sentence,
      0.05,
    );
  }
  const announced = /^(?:the |these |those )?(?:following|(?:\d|two|three|four|five|six)(?: following)?)\s+(.+)$/i.exec(
    clause.subject,
  );
  if (announced && isPlural(clause.subject) && clause.rest !== '')
    return make(
      `Which ${announced[1]} ${joinWords(clause.shape === 'copula' ? 'are' : clause.auxiliary, clause.isNegated && 'not', clause.shape === 'copula' ? '' : clause.base, clause.rest)}?`,
      sentence,
    );
  const object = findObject(clause.rest);
  if (object && isPlural(object) && clause.shape !== 'copula') {
    const after = clause.rest.slice(object.length).trim();
    return make(`${capitalise(joinWords('Which', object, invert(clause, after)))}?`, sentence, 0.05);
  }
  return null;
}

function isOpenEnded(clause: Clause): boolean {
  if (clause.rest === '') return true;
  const last = bareWord(clause.rest.split(' ').pop() ?? '');
  return PREPOSITIONS.has(last) || last === 'to';
}

function needsDo(clause: Clause, leadIn: string, context: LineContext): boolean {
  if (!/\bto$/.test(leadIn)) return false;
  const first = bareWord(context.node.children[0]?.text.split(' ')[0] ?? '');
  return findVerbForm(first)?.form === 'base' || clause.base === 'use';
}

/** Steps below a task, in order. Null when the lines are no steps. */
export function findSteps(context: LineContext, task: string | null): Fact | null {
  const { node } = context;
  const lines = node.children.filter(
    (child) => !child.block && child.text !== '' && child.marker !== '>' && child.zone === 'body',
  );
  if (lines.length < 3 || lines.length > 15) return null;
  const verbs = lines.filter((child) => startsWithVerb(child.text)).length;
  const isNumbered = lines.every((child) => child.marker === '1') && countsUp(lines);
  const label = node.text.replace(/[:：?]$/, '').trim();
  const isStepLabel =
    /\b(?:steps?|process|workflow|lifecycle|life cycle|phases|stages|procedure|sequence|order|pipeline|flow)\b/i.test(
      label,
    );
  const isTask = task !== null;
  if (
    !(isTask && verbs >= lines.length * 0.6) &&
    !(isStepLabel && (isNumbered || verbs >= lines.length * 0.6)) &&
    !(isNumbered && verbs >= lines.length * 0.8)
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
      : (task ??
        (isStepLabel ? joinTask(label, context) : label.split(' ').length <= 8 && label !== '' ? label : null));
  if (!name) return null;
  const steps = lines.map((child) => ({ text: shortStep(child.text), from: child.from, to: child.to }));
  if (steps.some((step) => step.text.length > 120)) return null;
  return {
    ...factBase(stepsRule, context),
    to: Math.max(...lines.map((child) => child.to)),
    kind: 'step',
    task: name.replace(/^(?:how to|how do you|steps? (?:to|for|of)|to)\s+/i, ''),
    steps,
  };
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
  const words = text
    .replace(/^(?:then|next|first|finally|now|you|need to|have to|must)\s+/gi, '')
    .replace(/^(?:need to|have to)\s+/i, '')
    .split(' ');
  const form = findVerbForm(bareWord(words[0] ?? ''));
  return form !== null && form.form === 'base' && words.length > 1;
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

const KIND_ADJECTIVES =
  /^(private|public|free|paid|managed|global|regional|local|open|closed|virtual|physical|temporary|permanent|manual|automatic|internal|external|optional|mandatory|serverless|relational|hybrid|dedicated|shared)\s+((?:[A-Z\ue000-\ue0ff][\p{L}\p{N}]*\s?)+)$/iu;

/** "Private Amazon ECR" among "famous repos": what kind it is. */
export function findQualities(context: LineContext): Fact[] {
  const facts: Fact[] = [];
  const label = context.node.text.replace(/[:：]$/, '').trim();
  if (!isPlural(label) || findClause(label) || label.split(' ').length > 5) return facts;
  const owner = context.scope.phrase;
  for (const child of context.node.children) {
    const match = KIND_ADJECTIVES.exec(itemHead(child.text));
    if (!match) continue;
    const name = (match[2] ?? '').trim();
    const noun = decapitalise(label.replace(/^(?:\d+|two|three|four)\s+/i, ''));
    const full = owner && !mentions(noun, owner) ? `${noun} for ${withArticle(owner)}` : noun;
    facts.push({
      ...factBase(qualityRule, context),
      from: child.from,
      to: child.to,
      kind: 'comparison',
      question: `Of what kind ${beFor(name)} ${name} among the ${full}?`,
      answer: capitalise((match[1] ?? '').toLowerCase()),
      terms: [name, match[1] ?? ''],
    });
  }
  return facts;
}

export const mnemonicRule: RuleInfo = {
  name: 'mnemonic',
  kind: 'set',
  confidence: 0.7,
  about: 'Letters and what they stand for, below the word they make.',
  sample: '## Mnemonic: SMART\n- S - specific\n- M - measurable\n- A - achievable',
  becomes: ['What do the letters of the mnemonic SMART stand for?', 'S: specific\nM: measurable\nA: achievable'],
  refuses: '## Vitamins\n- A - needed for sight\n- B',
};

/** The letters of a mnemonic with their words. */
export function findMnemonic(context: LineContext): Fact | null {
  const lines = context.node.children.filter((child) => !child.block);
  const letters = lines.map((child) => /^([A-Z])\s*(?:[-–—:=]|→)\s*(.+)$/.exec(child.text));
  if (lines.length < 3 || letters.some((match) => match === null)) return null;
  const items = letters.map((match) => `${match?.[1]}: ${match?.[2]}`);
  const name =
    context.node.text.replace(/^.*?\bmnemonic\b\s*[:–-]?\s*/i, '').replace(/[:.]$/, '') ||
    items.map((item) => item[0]).join('');
  return {
    ...factBase(mnemonicRule, context),
    to: Math.max(...lines.map((child) => child.to)),
    kind: 'set',
    ask: `What do the letters of the mnemonic ${name} stand for?`,
    frame: `Mnemonic ${name}`,
    items,
    isOpen: false,
  };
}

/** The set of names under a label in the contents of a note. */
export function findParts(context: LineContext, phrase: string | null): Fact | null {
  const lines = context.node.children.filter((child) => child.marker !== 'plain' && !child.block);
  const { items } = readMembers(lines);
  if (!phrase || items.length < 2 || items.length > 6 || !lines.every(isFragment)) return null;
  return {
    ...factBase(partsRule, context),
    topic: null,
    to: Math.max(...lines.map((child) => child.to)),
    kind: 'set',
    ask: `What are the ${countToWord(items.length)} parts of ${withArticle(phrase)}?`,
    frame: `Parts of ${withArticle(phrase)}`,
    items,
    isOpen: false,
  };
}
