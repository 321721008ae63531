import { mentions } from '../ask/name-topic.ts';
import { invert } from '../ask/sentence.ts';
import { findClause } from '../english/clause.ts';
import { capitalise, decapitalise, isPlural, lowerTerm, withArticle } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { countToWord, countWords, endsInColon } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import type { LineContext } from './line-context.ts';
import { isNameList, readCount, readMembers } from './list-members.ts';
import { setFromClause } from './open-lead-in.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';
import { labelOf } from './steps-rule.ts';

export const setRule: RuleInfo = {
  name: 'list-set',
  kind: 'set',
  confidence: 0.75,
  about:
    'A line that announces several things, and short lines under it. Up to four are asked together, more as gaps among the others.',
  sample: '### Traffic lights\n-three colours:\n* red\n* yellow\n* green',
  becomes: ['What are the three colours of traffic lights?', 'Red\nYellow\nGreen'],
  refuses: '-three colours:\n* only one item',
};

const SIDES = /^(?:pros|cons|advantages?|disadvantages?|benefits?|drawbacks?)$/i;

/** The set below a lead-in, label or heading. Null when its children are no set. */
export function findSet(context: LineContext, topic: { phrase: string | null; aspect: string | null }): Fact | null {
  const { node, scope } = context;
  const lines = node.children.filter((child) => child.zone === node.zone && !child.block);
  const { items, isOpen } = readMembers(lines);
  if (items.length < 2 || items.length > 14) return null;
  const leadIn = stripCount(labelOf(node.text).replace(/^(?:you )?must know\s+/i, ''));
  const counted = readCount(node.text);
  const isMiscounted = counted !== null && counted.count !== items.length;
  if (isMiscounted && lines.every((child) => child.marker === '1')) return null;
  // "6 copies:" above four sentences about them.
  if (isMiscounted && counted.count > items.length && lines.every((child) => countWords(child.text) > 3)) return null;
  // Sentences are asked one by one: gaps among them say too little.
  const sentences = lines.filter((line) => /^(?:when|if|to) /.test(line.text) || findClause(line.text)?.subject);
  if (topic.aspect && !counted && items.length > 4 && sentences.length * 5 > items.length * 2) return null;
  const number = isOpen ? null : items.length;
  const word = number ? countToWord(number) : 'some';
  const base = factBase(setRule, context);
  const make = (ask: string, frame: string, doubt = 0): Fact =>
    makeFact(base, {
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
    const open = /^(.+)\sin$/i.exec(counted.before)?.[1];
    const happens = open && noun === 'ways' ? findClause(open) : null;
    if (happens?.subject)
      return make(
        `In which ${countToWord(counted.count)} ways ${invert(happens, happens.rest)}?`,
        capitalise(open ?? ''),
      );
    const subject =
      beforeClause?.subject && !/^(?:there|you|it|they)$/i.test(beforeClause.subject) ? beforeClause.subject : '';
    const named = new RegExp(`\\b${noun}\\s+of\\s+([^:,]{2,40})\\s*[:：]?$`, 'i').exec(node.text)?.[1]?.trim();
    const of =
      named ||
      lastObject ||
      subject ||
      (countWords(counted.before) <= 4 && !beforeClause && !/\b(?:there|has|have|are)\b/i.test(counted.before)
        ? counted.before
        : '') ||
      owner ||
      '';
    const aim = new RegExp(`\\b${noun}\\s+(to [a-z]+ [^:]{3,90}?)\\s*[:：]?$`, 'i').exec(node.text)?.[1];
    if (aim && counted.before === '')
      return make(`What are the ${countToWord(counted.count)} ${noun} ${aim}?`, capitalise(`${noun} ${aim}`));
    if (/['’]s?$/.test(of)) return make(`What are ${of} ${countToWord(counted.count)} ${noun}?`, `${of} ${noun}`);
    const full = mentions(noun, of || noun) && of ? noun : of ? `${noun} of ${lowerTerm(of)}` : noun;
    if (!of && countWords(noun) < 2) return null;
    return make(`What are the ${countToWord(counted.count)} ${full}?`, capitalise(full));
  }
  if (scope.versus && /^(?:similarities|differences)$/.test(topic.aspect ?? '')) {
    const [one, other] = scope.versus;
    return topic.aspect === 'similarities'
      ? make(`What do ${one} and ${other} have in common?`, `${capitalise(one)} and ${other} have in common`)
      : make(`In which ${word} points do ${one} and ${other} differ?`, `${capitalise(one)} and ${other} differ in`);
  }
  const over = /^(\w+)( over .+)$/i.exec(topic.aspect ?? '');
  if (over && owner)
    return make(
      `What are the ${word} ${over[1]?.toLowerCase()} of ${withArticle(owner)}${over[2]}?`,
      `${capitalise(over[1] ?? '')} of ${withArticle(owner)}${over[2]}`,
    );
  if (items.every((item) => /^\d/.test(item) && countWords(item) === 1)) return null;
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
  if (endsInColon(node.text) && isPlural(core) && countWords(leadIn) <= 6) {
    const noun = lowerTerm(decapitalise(leadIn.replace(/^(?:some|the|all)\s+/i, '')));
    const link = core !== leadIn ? 'by' : /^(?:types|kinds|parts)/.test(noun) ? 'of' : 'for';
    const isOwned = /\b(?:for|of|in|to|on)\b/.test(noun);
    const full = owner && !isOwned && !mentions(noun, owner) ? `${noun} ${link} ${withArticle(owner)}` : noun;
    return make(`What are the ${word} ${full}?`, capitalise(full));
  }
  if (
    isPlural(leadIn) &&
    !/^[a-z]+ing\s/i.test(leadIn) &&
    countWords(leadIn) <= 5 &&
    node.marker !== '-' &&
    node.marker !== '*'
  ) {
    return make(`What are the ${word} ${lowerTerm(decapitalise(leadIn))}?`, capitalise(leadIn), 0.1);
  }
  const name = topic.phrase ?? (countWords(leadIn) <= 5 ? leadIn : null);
  if (!name) return null;
  const values = lines.filter((child) => /^[^:=]{2,45}?(?::\s|\s=\s)\s*\S*\d/.test(child.text)).length;
  if (values >= items.length * 0.5) return null;
  const isNames = items.every((item) => /^[A-Z]/.test(item) && countWords(item) <= 4) && endsInColon(node.text);
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
