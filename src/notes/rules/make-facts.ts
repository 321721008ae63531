import { splitRest } from '../ask/sentence.ts';
import { type Clause, findClause } from '../english/clause.ts';
import { startsNounPhrase } from '../english/find-verb.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import {
  articleFor,
  capitalise,
  decapitalise,
  findHeadNoun,
  isPlural,
  lowerTerm,
  singularOf,
} from '../english/noun-phrase.ts';
import { findVerbForm, isParticiple } from '../english/verbs.ts';
import { ADJECTIVES, bareWord, COUNT_HEADS, DETERMINERS, MODALS, PREPOSITIONS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { readTopic } from '../outline/topic.ts';
import { bindPronouns, completeSubject, isTermLike, type LineContext, rememberClause } from './line-context.ts';
import { factBase, type RuleInfo } from './rule.ts';

const ATTRIBUTE_WORD =
  /^(?:default|defaults|max|maximum|min|minimum|average|avg|free|limit|limits|price|cost|costs|size|timeout|duration|retention|range|port|ports|value|unit|units|capacity|quota|latency|throughput|availability|durability|frequency|interval|period|count|number|amount|rate|length|memory|storage|year|date|age|weight|height|area|population|capital|symbol|formula|ph|charge|mass|radius|distance|speed|example|e\.?g|note|recommended|typical|optimal|soft|hard|upper|lower|per|total|time|standard|first|initial|period)$/i;
const VALUE =
  /^(?:up to |at least |at most |about |around |approx\.? |~|<|>|≤|≥)?(?:[$€£]\s?)?\d|^(?:unlimited|none|zero|one|two|three|four|five|six|ten|infinite|false|true|on|off|enabled|disabled|free)\b/i;

/** True for `default`, `max size`: the left side of a value, no term of its own. */
export function isAttributeName(text: string): boolean {
  const words = text.split(' ').map(bareWord);
  const first = words[0] ?? '';
  const last = words[words.length - 1] ?? '';
  if (words.length > 5) return false;
  return (
    /^(?:default|max|maximum|min|minimum|average|avg|free|recommended|typical|total)$/.test(first) ||
    (words.length <= 2 && ATTRIBUTE_WORD.test(last) && text === text.toLowerCase())
  );
}

export function isValue(text: string): boolean {
  return VALUE.test(text) && text.split(' ').length <= 14;
}

export function cleanMeaning(text: string): string {
  return text
    .replace(/^(?:is|are|=|:|-|–|means|i\.e\.,?)\s+(?=\S)/i, '')
    .replace(/[.;,:\s]+$/, '')
    .trim();
}

interface NumberedFact {
  readonly kind: 'comparison';
  readonly question: string;
  readonly answer: string;
  readonly terms: readonly string[];
}

/** "22 = SSH" below "Ports": the number is a port. */
function numberedTerm(term: string, meaning: string, context: LineContext): NumberedFact[] | null {
  if (/^\d[\d,.]*\s\p{L}+s?$/u.test(term) && /^(?:max|maximum|at most|up to|min|minimum|at least)\b.*\d/i.test(meaning))
    return [
      { kind: 'comparison', question: `What is the limit with ${term}?`, answer: meaning, terms: [term, meaning] },
    ];
  if (!/^\d[\dx.]*$/.test(term)) return null;
  const label = context.scope.leadIn?.text ?? context.scope.path[context.scope.path.length - 1] ?? '';
  const noun = /([a-z]+s)(?:\s+to (?:know|remember))?\s*[:：]?$/i.exec(label)?.[1] ?? '';
  if (noun === '' || !isPlural(noun)) return null;
  const one = singularOf(noun.toLowerCase());
  const terms = [`${one} ${term}`, meaning];
  return [
    { kind: 'comparison', question: `What does ${one} ${term} stand for?`, answer: meaning, terms },
    {
      kind: 'comparison',
      question: `Which ${one} stands for ${lowerTerm(meaning)}?`,
      answer: term,
      terms: [meaning, `${one} ${term}`],
    },
  ];
}

/** Facts of "term = meaning" in all its spellings. An empty list when the pair says nothing that can be asked. */
export function definitionFacts(
  rule: RuleInfo,
  rawTerm: string,
  rawMeaning: string,
  context: LineContext,
  doubt = 0,
): Fact[] {
  const term = rawTerm
    .replace(/[.:,;\s]+$/, '')
    .replace(/^(?:the|an?)\s+/i, '')
    .trim();
  const said = cleanMeaning(rawMeaning);
  const meaning = /^\p{L}+ing it\b/iu.test(said) ? said : bindPronouns(said, context, lowerTerm(term));
  if (term === '' || meaning === '') return [];
  const base = factBase(rule, context, doubt);
  if (isAttributeName(term) && (rule.name !== 'arrow' || isValue(meaning) || /^(?:default|max|min)/i.test(term))) {
    const topic = context.scope.phrase;
    if (!topic) return [];
    const owner = sharesWord(term, topic) ? '' : topic;
    return [{ ...base, kind: 'attribute', attribute: term, owner, value: meaning }];
  }
  const numbered = numberedTerm(term, meaning, context);
  if (numbered) return numbered.map((fact) => ({ ...base, ...fact }));
  const side = readTopic(term);
  if (
    side.aspect &&
    (side.phrase === null || /^\w+ (?:of|for) /i.test(term) || /,|\+|\band\b|\bor\b/.test(meaning)) &&
    (side.phrase ?? context.scope.phrase)
  ) {
    return [
      {
        ...base,
        kind: 'attribute',
        attribute: side.aspect,
        owner: side.phrase ?? context.scope.phrase ?? '',
        value: meaning,
      },
    ];
  }
  const expansion = splitExpansion(term, meaning);
  if (expansion) {
    const facts: Fact[] = [{ ...base, kind: 'expansion', short: term, long: expansion.long }];
    context.memory.mention(term);
    return expansion.rest ? [...facts, ...definitionFacts(rule, term, expansion.rest, context, doubt)] : facts;
  }
  if ((isValue(meaning) || /^[A-Z]{2,5} \d+$/.test(meaning)) && /\d/.test(meaning)) {
    const label =
      context.scope.leadIn?.text.replace(/[:：]$/, '') ?? context.scope.path[context.scope.path.length - 1] ?? '';
    const noun = /([a-z]+s)$/i.exec(label)?.[1] ?? '';
    if (noun && isPlural(noun) && /^[A-Z]/.test(term) && meaning.split(' ').length <= 4) {
      return [{ ...base, kind: 'attribute', attribute: singular(noun), owner: term, value: meaning }];
    }
    if (/^[a-z]/.test(term) || ATTRIBUTE_WORD.test(bareWord(term.split(' ').pop() ?? ''))) {
      const isLimit =
        /limit|quota/.test(context.scope.aspect ?? '') && !/limit|quota|max|min|default|time|size/i.test(term);
      const attribute = isLimit ? `limit for ${lowerTerm(term)}` : term;
      return [{ ...base, kind: 'attribute', attribute, owner: ownerFor(term, context), value: meaning }];
    }
  }
  const first = bareWord(meaning.split(' ')[0] ?? '');
  const second = bareWord(meaning.split(' ')[1] ?? '');
  const form = findVerbForm(first);
  context.memory.mention(lowerTerm(term));
  if (first === 'to' && second !== '')
    return [{ ...base, kind: 'definition', term, meaning: capitalise(meaning), role: 'purpose', isReversible: false }];
  if (
    first === 'for' &&
    /^for\s+(?:\w+ing|how|when|the|a|an|all|any|your|more|low|high|very|use|large|small|[a-z]+)\b/i.test(meaning)
  ) {
    return [
      {
        ...base,
        kind: 'definition',
        term,
        meaning: meaning.replace(/^for\s+/i, ''),
        role: 'purpose',
        isReversible: false,
      },
    ];
  }
  const adverbial = /^((?:[a-z]+ly|also|only|just|always)\s+)(.+)$/i.exec(meaning);
  const asClause = readPredicate(term, meaning, adverbial ? bareWord((adverbial[2] ?? '').split(' ')[0] ?? '') : first);
  if (asClause) return statementFrom(rule, asClause, context, null, doubt, [term]);
  const bare = /^[a-z]/.test(meaning) && meaning.includes(' ') ? findClause(meaning) : null;
  const deed =
    bare !== null && bare.subject === '' && bare.front === '' && bare.shape === 'verb' && bare.verb === bare.base;
  const isRead =
    /^(?:read|put|set|run|cut|let|hit|split)$/.test(first) &&
    /^[a-z]/.test(meaning) &&
    /^(?:from|to|all|data|multiple|an?|the|up|one|every|each)$/.test(second);
  const isOrder =
    isRead ||
    (form?.form === 'base' &&
      !form.nounToo &&
      !ADJECTIVES.has(first) &&
      /^[a-z]/.test(meaning) &&
      meaning.includes(' '));
  if (deed || isOrder) {
    return [{ ...base, kind: 'definition', term, meaning, role: 'instruction', isReversible: true }];
  }
  return [{ ...base, kind: 'definition', term, meaning, role: 'noun', isReversible: isSpecific(term, meaning) }];
}

function sharesWord(one: string, other: string): boolean {
  const words = new Set(other.toLowerCase().split(' ').map(singularOf));
  return one
    .toLowerCase()
    .split(' ')
    .some((word) => word.length > 3 && words.has(singularOf(word)));
}

function singular(noun: string): string {
  return noun.toLowerCase().replace(/s$/, '');
}

function ownerFor(term: string, context: LineContext): string {
  const topic = context.scope.phrase ?? '';
  return topic && term.toLowerCase().includes(topic.toLowerCase()) ? '' : topic;
}

/** What events and people did: "abolished feudalism" is a deed, "managed service" is none. */
const DEEDS = new Set(
  'abolish introduce end establish ban grant give make take lead kill discover invent prove win lose force defeat conquer sign found invade declare cause begin become write overthrow divide'.split(
    ' ',
  ),
);

/** The meaning as the predicate of the term: "used to ...", "allows ...", "can ...", "serverless". */
function readPredicate(term: string, meaning: string, first: string): Clause | null {
  const form = findVerbForm(first);
  const isPredicate = form?.form === 'third' || MODALS.has(first) || /^(?:does|do|has|have|is|are)$/.test(first);
  if (isPredicate) {
    const clause = findClause(`${term} ${meaning}`);
    if (clause && clause.subject.toLowerCase() === term.toLowerCase()) return clause;
    const own = findClause(meaning);
    if (own && own.subject === '' && own.front === '') return { ...own, subject: term };
  }
  const rest = meaning.split(' ').slice(1).join(' ');
  const isPast =
    form !== null &&
    DEEDS.has(form.base) &&
    (form.form === 'past' || form.form === 'participle') &&
    rest !== '' &&
    !PREPOSITIONS.has(bareWord(rest.split(' ')[0] ?? '')) &&
    !/^to\b/.test(rest);
  if (isPast)
    return {
      front: '',
      subject: term,
      adverb: '',
      auxiliary: '',
      isNegated: false,
      base: form.base,
      verb: first,
      shape: 'past',
      rest,
    };
  const implied = findImpliedClause(meaning);
  if (implied && implied.subject === '') return { ...implied, subject: term, auxiliary: isPlural(term) ? 'are' : 'is' };
  if (isParticiple(first) && !/\s/.test(meaning)) return null;
  return null;
}

/** "Elastic Compute Cloud, a web service" for EC2: the expansion and what follows it. */
function splitExpansion(term: string, meaning: string): { long: string; rest: string } | null {
  const isDotted = /^(?:[A-Za-z]\.){2,}$/.test(`${term}.`.replace(/\.\.$/, '.'));
  if (!isDotted && (!/^[A-Z0-9][A-Za-z0-9/-]{1,7}$/.test(term) || !/[A-Z]/.test(term.slice(1)))) return null;
  const head = /^([^,;:(=→]+?)(?:\s*(?:[,;:=→(]|\s[-–—]\s)\s*(.*))?$/.exec(meaning);
  const long = (head?.[1] ?? '').trim();
  if (!agreesWithInitials(term, long)) return null;
  return { long, rest: cleanMeaning((head?.[2] ?? '').replace(/\)$/, '')) };
}

/** True when the letters of the acronym are found in order as initials: "ECR" in "Elastic Container Registry". Digits may count letters. */
export function agreesWithInitials(acronym: string, long: string): boolean {
  const letters = acronym
    .replace(/s$/, '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  const words = long.split(/[\s/-]+/).filter((word) => /^[A-Za-z]/.test(word));
  if (letters.length < (/\d/.test(acronym) ? 1 : 2) || words.length < 2 || words.length > 9) return false;
  const content = words.filter((word) => !/^(?:of|the|and|for|in|to|on|a|an|as|by)$/i.test(word));
  const digits = /\d/.exec(acronym)?.[0];
  const initials = content.map((word) => (word[0] ?? '').toLowerCase()).join('');
  const allInitials = words.map((word) => (word[0] ?? '').toLowerCase()).join('');
  if (initials === letters || allInitials === letters) return true;
  const collapsed = initials.replace(/(.)\1+/g, '$1');
  return digits !== undefined && collapsed === letters && initials.length === letters.length + Number(digits) - 1;
}

/** A meaning that fits one term only, so that it can be asked the other way round. */
function isSpecific(term: string, meaning: string): boolean {
  if (meaning.length > 130 || meaning.length < 12) return false;
  const content = meaning.split(/\s+/).filter((word) => word.length > 3);
  if (content.length < 3 || (meaning.match(/,/g) ?? []).length >= 2 || /^(?:when|if|where|how|why)\b/i.test(meaning))
    return false;
  const words = new Set(meaning.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const termWords = term
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
  return !termWords.some((word) => words.has(word));
}

/** The facts of a finished clause: the statement, and the purpose in it. */
export function statementFrom(
  rule: RuleInfo,
  clause: Clause,
  context: LineContext,
  lead: string | null,
  doubt = 0,
  extraTargets: readonly string[] = [],
): Fact[] {
  const complete = completeSubject(clause, context);
  if (!complete) return [];
  const second =
    /^(.*?)(?:,\s+(?:and\s+)?|\s+and\s+)((?:must|can|cannot|should|will|may|has|have|is|are|does|do|needs?)\s.+)$/i.exec(
      complete.rest,
    ) ?? splitThirdPerson(complete.rest);
  const isInside = ((second?.[1] ?? '').match(/\(/g) ?? []).length !== ((second?.[1] ?? '').match(/\)/g) ?? []).length;
  if (
    second &&
    !isInside &&
    !/\b(?:that|which|who|if|when)\b/i.test(second[1] ?? '') &&
    complete.subject.toLowerCase() !== 'you'
  ) {
    const more = findClause(`${complete.subject} ${second[2] ?? ''}`);
    const facts = statementFrom(rule, { ...complete, rest: second[1] ?? '' }, context, lead, doubt, extraTargets);
    return more && more.subject === complete.subject
      ? [...facts, ...statementFrom(rule, more, context, lead, doubt)]
      : facts;
  }
  const isReported = /^that (?:it|they)\b/i.test(complete.rest) && context.memory.subject?.node === context.node;
  const near =
    complete.subject.toLowerCase() === 'you'
      ? null
      : isReported
        ? (context.memory.subject?.phrase ?? null)
        : complete.subject;
  const rest = bindPronouns(complete.rest, context, near).replace(/[.;,:\s]+$/, '');
  const front = complete.front ? capitalise(bindPronouns(complete.front, context, near)) : '';
  const subject = complete.subject.replace(/\s*\([^()]*\)/g, '').trim() || complete.subject;
  const resolved: Clause = {
    ...complete,
    rest,
    front,
    subject: extraTargets.includes(subject) && /^[A-Z][a-z]+$/.test(subject) ? subject : nameSubject(subject),
  };
  rememberClause(resolved, context);
  const base = factBase(rule, context, doubt);
  const split = splitRest(rest, resolved.base);
  const targets = [...extraTargets, ...context.targets].filter((target, index, all) => all.indexOf(target) === index);
  const needsLead = subject.toLowerCase() === 'you' || !/[A-Z\ue000-\ue0ff]/.test(subject);
  const statement: Fact = { ...base, kind: 'statement', clause: resolved, lead: needsLead ? lead : null, targets };
  const purposeTail =
    split.tailKind === 'purpose' && split.core !== '' && !resolved.isNegated && resolved.shape !== 'copula';
  if (!purposeTail) return [statement];
  const effect = joinSentence(resolved, split.core);
  const reason: Fact = {
    ...base,
    kind: 'reason',
    effect,
    cause: split.tail.replace(/^in order to\b/i, 'to'),
    relation: 'purpose',
  };
  const isMeans = resolved.subject.toLowerCase() === 'you' && /^to\b/i.test(split.tail);
  return isMeans ? [reason] : [statement, reason];
}

/** "files up to 5 GB, parallelizes uploads": a second verb after a comma. */
function splitThirdPerson(rest: string): RegExpExecArray | null {
  const match = /^([^()]*?),\s+(?:and\s+)?([a-z]+s\s.+)$/.exec(rest);
  const form = match ? findVerbForm(bareWord((match[2] ?? '').split(' ')[0] ?? '')) : null;
  const next = (match?.[2] ?? '').split(' ')[1] ?? '';
  return form?.form === 'third' && (!form.nounToo || startsNounPhrase(next)) ? match : null;
}

function joinSentence(clause: Clause, rest: string): string {
  const verb =
    clause.shape === 'modal' ? `${clause.auxiliary} ${clause.isNegated ? 'not ' : ''}${clause.base}` : clause.verb;
  return [clause.subject, clause.adverb, verb, rest].filter(Boolean).join(' ');
}

/** The subject as it stands inside a sentence: notes leave articles out, "stream can be read" means "a stream". */
function nameSubject(subject: string): string {
  if (subject.toLowerCase() === 'you') return 'you';
  const inside = decapitalise(subject);
  const first = bareWord(inside.split(' ')[0] ?? '');
  const head = findHeadNoun(inside);
  const needsArticle =
    COUNT_HEADS.has(head) && !DETERMINERS.has(first) && !isPlural(inside) && !/[\d(/&+]|\b(?:and|or)\b/.test(inside);
  return needsArticle && !/^(?:each|every|any|no|only|one|other|another|both|what|[a-z]+ing)$/.test(first)
    ? `${articleFor(inside)} ${inside}`
    : inside;
}

/** A text with its subject named, for use inside another card. Fragments come back with pronouns bound. */
export function completeText(
  text: string,
  context: LineContext,
  near: string | null = null,
): { text: string; clause: Clause | null } {
  const clean = text.replace(/[.;,\s]+$/, '').trim();
  const clause = findClause(clean) ?? findImpliedClause(clean);
  if (!clause) return { text: bindPronouns(clean, context, near), clause: null };
  const complete =
    clause.subject === '' && near && clause.shape === 'copula'
      ? { ...clause, subject: near }
      : completeSubject(clause, context, near);
  if (!complete) return { text: bindPronouns(clean, context, near), clause: null };
  const rest = bindPronouns(
    complete.rest,
    context,
    near ?? (complete.subject.toLowerCase() === 'you' ? null : complete.subject),
  );
  return { text: '', clause: { ...complete, rest, subject: complete.subject } };
}

export { isTermLike };
