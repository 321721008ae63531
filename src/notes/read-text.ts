import { invert, writeSentence } from './ask/sentence.ts';
import { findClause } from './english/clause.ts';
import { isAdjective } from './english/implied-clause.ts';
import { capitalise, decapitalise, isPlural, lowerTerm, withArticle } from './english/noun-phrase.ts';
import { findObject } from './english/object.ts';
import type { Fact, StatementFact } from './fact.ts';
import { Pattern } from './needs.ts';
import { isAttributeName } from './rules/attribute-name.ts';
import { authorityRule, citedFor, findDecision, readSource, splitCitation } from './rules/authority-rule.ts';
import { findFormulaLine } from './rules/block-rules.ts';
import { datedFacts, datedLineRule, splitLeadingDate } from './rules/dated-line-rule.ts';
import { definitionFacts } from './rules/definition-facts.ts';
import { colonRule } from './rules/definition-rules.ts';
import { readDependentLabel } from './rules/dependent-label.ts';
import { isSideLabel } from './rules/generic-label.ts';
import type { LineContext } from './rules/line-context.ts';
import { readSentence } from './rules/sentence-pipeline.ts';
import { readSharedLabel } from './rules/shared-label.ts';
import { isChatter, isCourseTalk } from './rules/skip.ts';
import { splitSentences } from './rules/split-sentences.ts';

/** The facts of the sentences of a line. `isKnown` is false when no rule knew any of them: a fragment. */
export function readText(
  text: string,
  context: LineContext,
  isOn: (rule: string) => boolean,
): { facts: readonly Fact[]; isKnown: boolean } {
  const all: Fact[] = [];
  const shared =
    context.scope.versus && /^[^:=]{2,40}:\s/.test(text) ? readSharedLabel(colonRule, text, context) : null;
  if (shared && isOn(colonRule.name)) return { facts: shared, isKnown: true };
  const pair = readDescribedPair(text, context);
  if (pair) return { facts: pair, isKnown: true };
  let isKnown = false;
  let term: string | null = null;
  const sides = splitSides(text);
  const bare = sides ? readBareSides(sides, context) : null;
  if (bare) return { facts: bare, isKnown: true };
  const scope = sides ? { ...context.scope, versus: sides.versus } : context.scope;
  for (const part of splitSentences(sides?.rest ?? text)) {
    if (isCourseTalk(part) || isChatter(part)) continue;
    const { text: whole, example } = splitExampleTail(term === null ? part : completeTwin(part, term));
    const dated = isOn(datedLineRule.name) ? splitLeadingDate(whole) : null;
    if (dated) {
      all.push(...datedFacts(dated.date, dated.rest, context));
      isKnown = true;
    }
    const sentence = dated ? dated.rest : whole;
    const exception = exceptionTo(all[all.length - 1], sentence);
    if (exception) {
      all.push(exception);
      continue;
    }
    const reason = reasonOf(all[all.length - 1], sentence);
    if (reason) {
      all.push(reason);
      continue;
    }
    const source = readSource(sentence);
    if (source !== null && isOn(authorityRule.name)) {
      all.push(...citedFor(all, '', source, context));
      continue;
    }
    const isLabelled = sides !== null && /^[^:]{3,40}:\s/.test(sentence);
    const own = /^([^:=]{2,40}?)\s=\s/.exec(sentence)?.[1];
    const isOwnTerm =
      own !== undefined &&
      !/^(?:the )?(?:most|least|[a-z]{3,}est)\b/i.test(own) &&
      !isSideLabel(own) &&
      !isAttributeName(own) &&
      readDependentLabel(own, context) === null;
    const isTwin = term !== null && isTwinTerm(sentence, term, context);
    const named = term && !sides && !isOwnTerm && !isTwin ? { ...context.scope, phrase: term } : context.scope;
    const inherited = isLabelled ? scope : named;
    const about = inherited === context.scope ? context : { ...context, scope: inherited };
    const decision = isOn(authorityRule.name) ? findDecision(sentence, about) : null;
    if (decision) {
      all.push(...decision);
      isKnown = true;
      continue;
    }
    const citation = isOn(authorityRule.name) ? splitCitation(sentence) : null;
    const facts = readSentence(citation?.said ?? sentence, about, isOn);
    if (citation) all.push(...citedFor(facts ?? [], citation.said, citation.cited, about));
    if (facts === null) {
      if (isOn('formula')) all.push(...(findFormulaLine(sentence, context) ?? []));
      continue;
    }
    isKnown = true;
    const defined = facts.find((fact) => fact.kind === 'definition');
    if (defined?.kind === 'definition') term = lowerTerm(defined.term);
    // "SW bread: must be eaten warm, great for hotels": what comes next is said of the same.
    const head = context.scope.versus ? /^([^:=]{2,30}):\s/.exec(sentence)?.[1] : undefined;
    const said = facts[0];
    if (head && term === null && said?.kind === 'statement' && said.clause.subject.toLowerCase() === head.toLowerCase())
      term = head;
    all.push(...facts);
    const last = facts[facts.length - 1];
    const shown =
      example && last && !/^(?:can|could|may|might|must|should|will|is|are)\s/.test(example)
        ? exampleOf(last, sentence, example)
        : null;
    if (shown) all.push(shown);
  }
  return { facts: all, isKnown };
}

/** "reverse: ..." behind "normal fault: ...": an adjective alone takes the noun of the term before it. */
function completeTwin(sentence: string, term: string): string {
  const match = /^([a-z]+(?:-[a-z]+)?)((?:\s=|:)\s+\S.*)$/.exec(sentence);
  const own = match?.[1] ?? '';
  const [quality = '', noun, ...more] = term.replace(/^(?:an?|the)\s+/i, '').split(' ');
  const isPair = noun !== undefined && more.length === 0 && /^[a-z]+$/.test(noun) && isQuality(quality.toLowerCase());
  if (!match || isSideLabel(own) || isAttributeName(own)) return sentence;
  if (isPair && isQuality(own)) return `${own} ${noun}${match[2]}`;
  return sentence;
}

/** Adjectives, and the two that divide most: "normal" and "reverse". */
function isQuality(word: string): boolean {
  return (
    isAdjective(word) ||
    /(?:ic|al|ive|ous|ary|ed|ful|less|ar|ish)$/.test(word) ||
    /^(?:major|minor|normal|reverse|left|right|upper|lower|inner|outer|push|pull|early|late)$/.test(word)
  );
}

/** "dip: ..." behind "strike: ...": one word beside another stands for itself. */
function isTwinTerm(sentence: string, term: string, context: LineContext): boolean {
  const own = /^([\p{L}-]+)(?:\s=|:)\s+\S/u.exec(sentence)?.[1];
  return (
    own !== undefined &&
    !term.includes(' ') &&
    !isSideLabel(own) &&
    readDependentLabel(own, context) === null &&
    !isAttributeName(own) &&
    !/s$/.test(own)
  );
}

const DESCRIBED_PAIR = new Pattern(
  '()',
  /^([^()=:→]{3,40}?) \(([^()]{3,80})\) (?:vs?\.?|versus) ([^()=:→]{3,40}?) \(([^()]{3,80})\)(?:\s[-–—]\s.*)?$/,
);

/** "episodic (events) vs semantic (facts)": two terms with what they are in brackets. */
function readDescribedPair(text: string, context: LineContext): Fact[] | null {
  const match = DESCRIBED_PAIR.exec(text);
  if (!match) return null;
  const [, one = '', first = '', two = '', second = ''] = match;
  return [...definitionFacts(colonRule, one, first, context), ...definitionFacts(colonRule, two, second, context)];
}

const SIDES = new Pattern('v vs versus', /^([^:=→()]{2,40}?) (?:v|vs|versus)\.? ([^:=→()]{2,40}?):\s+(\S.*)$/);

/** "Rust vs mildew: rust is ...": both names, and what is said about them. Null when the line starts otherwise. */
function splitSides(text: string): { versus: readonly [string, string]; rest: string } | null {
  const match = SIDES.exec(text);
  if (!match) return null;
  const [, left = '', right = '', rest = ''] = match;
  const isName = /^[A-Z]/.test(right) && / v\.? /.test(text.slice(0, left.length + 4));
  const names = rest.toLowerCase();
  const shared = !left.includes(' ') && / \S+$/.test(right) ? right.slice(0, right.lastIndexOf(' ')) : right;
  const sides = [left, shared].filter((side) => names.includes(side.toLowerCase()));
  return isName || sides.length < 2 ? null : { versus: [lowerTerm(decapitalise(left)), right], rest };
}

const REASON_LABEL = new Pattern('^the ^reason ^why ^because', /^(?:the )?(?:reason|why|because)\s*:\s+(\S.*)$/i);

/** "Reason: X" behind a statement. */
function reasonOf(before: Fact | undefined, sentence: string): Fact | null {
  const match = REASON_LABEL.exec(sentence);
  if (!match || before?.kind !== 'statement') return null;
  return {
    ...before,
    kind: 'comparison',
    question: `What is the reason for this: ${decapitalise(writeSentence(before.clause))}?`,
    answer: match[1] ?? '',
    terms: [writeSentence(before.clause), match[1] ?? ''],
  };
}

/** "HAL vs LL: HAL portable + big, LL thin": what each side is, without a verb. Null for sentences. */
function readBareSides(
  sides: { versus: readonly [string, string]; rest: string },
  context: LineContext,
): Fact[] | null {
  const [one, two] = sides.versus;
  const at = sides.rest.search(new RegExp(`[,;]\\s+(?=${two.replace(/[^\p{L}\p{N} ]/gu, '.')}\\s)`, 'iu'));
  if (at < 0) return null;
  const first = sides.rest.slice(0, at);
  const second = sides.rest.slice(at).replace(/^[,;]\s+/, '');
  const isBare = (text: string, side: string): boolean =>
    text.toLowerCase().startsWith(`${side.toLowerCase()} `) &&
    findClause(text) === null &&
    text.length > side.length + 3;
  if (!isBare(first, one) || !isBare(second, two)) return null;
  const scoped = { ...context, scope: { ...context.scope, versus: null } };
  return [
    ...definitionFacts(colonRule, one, first.slice(one.length + 1), scoped),
    ...definitionFacts(colonRule, two, second.slice(two.length + 1), scoped),
  ];
}

const EXCEPTION_LABEL = new Pattern(
  'exception exceptions',
  /^(?:an? |one |the )?((?:[a-z]+ )?exceptions?):\s+(\S.*)$/i,
);

/** "Exception: X" behind a statement. */
function exceptionTo(before: Fact | undefined, sentence: string): Fact | null {
  const match = EXCEPTION_LABEL.exec(sentence);
  if (!match || before?.kind !== 'statement') return null;
  const label = (match[1] ?? '').toLowerCase();
  const said = decapitalise(writeSentence(before.clause));
  return {
    ...before,
    kind: 'comparison',
    question: `What ${/s$/.test(label) ? 'are' : 'is'} the ${label} to this: ${said}?`,
    answer: splitCitation(match[2] ?? '')?.said ?? match[2] ?? '',
    terms: [said, match[2] ?? ''],
  };
}

/** The example behind a sentence: of the whole statement, or of the noun it ends with. */
function exampleOf(fact: Fact, sentence: string, example: string): Fact | null {
  const base = { ...fact, kind: 'example', rule: 'bracket-example', confidence: 0.6, example } as const;
  if (fact.kind === 'statement') {
    const lead = fact.lead ? `${fact.lead.charAt(0).toLowerCase()}${fact.lead.slice(1)}, ` : '';
    const of = `this: ${lead}${decapitalise(writeSentence(fact.clause))}`;
    const question = askExample(fact, example);
    return question
      ? { ...base, of, question }
      : { ...base, confidence: 0.5, of, question: `${capitalise(of.slice(6))}: what is an example?` };
  }
  const noun = /(?:a |an |the |multiple |many |several |different )?((?:[\p{L}\d-]+\s){0,2}[\p{L}\d-]+)$/u.exec(
    sentence,
  );
  // "where you grind corn, e.g. Old Mill" tells the term; "for foreign guests, e.g. sailors" tells the guests.
  const named = (noun?.[1] ?? '').replace(/^.*\b(?:of|with|without|for|in|on|to|from|by|through|at) /, '');
  const isOwn = isPlural(named) && !/^(?:your|its|their|the|all)\s/i.test(named) && fact.rule !== 'arrow';
  if (fact.kind === 'definition' && !isOwn) return { ...base, of: withArticle(fact.term) };
  return noun ? { ...base, of: lowerTerm(named) } : null;
}

/** "many services can write to it" -> "Which services can write to it, for example?". Null when no noun is counted. */
function askExample(fact: StatementFact, example: string): string | null {
  const { clause } = fact;
  const lead = fact.lead ? `${fact.lead}, ` : '';
  const finish = (asked: string): string => `${lead ? lead + decapitalise(asked) : asked}, for example?`;
  if (/^(?:by|using|via|with|through)\s/i.test(example)) return finish(`How ${invert(clause, clause.rest)}`);
  const counted = /^(?:many|several|some|multiple|most|various|different)\s+(.+)$/i;
  const things = counted.exec(clause.subject)?.[1];
  if (things && isPlural(things)) return finish(writeSentence({ ...clause, subject: `Which ${things}`, front: '' }));
  const object = findObject(clause.rest);
  if (clause.shape === 'copula' || clause.isNegated || !isPlural(object) || /^(?:the|your)\s/i.test(object))
    return null;
  const after = clause.rest.slice(object.length).trim();
  return finish(`Which ${counted.exec(object)?.[1] ?? object} ${invert(clause, after)}`);
}

const MAYBE_EXAMPLE = new Pattern(
  'one e eg example instance ex',
  /\bone\s|\be\.?g\b|\bfor (?:example|instance)\b|\bex:/i,
);

/** ", one with a, one with b" and ", e.g. a, b": the examples at the end of a sentence. */
function splitExampleTail(text: string): { text: string; example: string | null } {
  if (!MAYBE_EXAMPLE.test(text)) return { text, example: null };
  const ones = /^(.{10,}?),\s+(one\s.+,\s+one\s.+)$/i.exec(text);
  if (ones) return { text: ones[1] ?? text, example: ones[2] ?? null };
  const eg = /^(.{10,}?)[,:]?\s+(?:e\.g\.,?|eg\.?|for example,?|for instance,?|ex:)\s+([^,].*)$/i.exec(text);
  if (eg && !/^(?:if|when|to|because)\b/i.test(text))
    return { text: (eg[1] ?? text).replace(/[-–—,:]\s*$/, ''), example: (eg[2] ?? '').replace(/,?\s*etc\.?$/i, '') };
  return { text, example: null };
}
