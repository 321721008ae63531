import { type Clause, findClause } from '../english/clause.ts';
import { isAdjective } from '../english/implied-clause.ts';
import { capitalise, isPlural, lowerTerm, singularOf, withArticle } from '../english/noun-phrase.ts';
import { findVerbForm, isPersonVerb } from '../english/verbs.ts';
import { ADJECTIVES, bareWord, countWords, firstWord, lastWord, splitWords } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { Pattern } from '../needs.ts';
import { readTopic } from '../outline/topic.ts';
import { ATTRIBUTE_WORD, isAttributeName, isValue } from './attribute-name.ts';
import { cleanMeaning } from './clean-meaning.ts';
import { commandFact, isCodeCommand } from './code-run.ts';
import { labelAbove, nameOne, ownerOfLabel, readDependentLabel, splitOwnedLabel } from './dependent-label.ts';
import { splitExpansion } from './initials.ts';
import { bindPronouns, type LineContext } from './line-context.ts';
import { readPredicate } from './read-predicate.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';
import { statementFrom } from './statement-facts.ts';

interface NumberedFact {
  readonly kind: 'comparison';
  readonly question: string;
  readonly answer: string;
  readonly terms: readonly string[];
}

/** "22 = SSH" below "Ports": the number is a port. */
export function numberedTerm(term: string, meaning: string, context: LineContext): NumberedFact[] | null {
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
/** "Max I/O: higher latency, throughput": a name that begins like a limit, and no number. */
function isWordy(term: string, meaning: string): boolean {
  return (
    /^m(?:ax|in) [A-Z]/i.test(term) &&
    !/\d|\b(?:one|two|three|no|none|unlimited)\b/i.test(meaning) &&
    countWords(meaning) > 2
  );
}

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
  const bound = bindPronouns(said, context, lowerTerm(rawTerm.replace(/[.:,;\s]+$/, '')));
  // "who signed it" is not the term itself: a meaning that names its own term would give it away.
  const isOwnName =
    bound.toLowerCase().includes(term.toLowerCase()) &&
    !said.toLowerCase().includes(term.toLowerCase()) &&
    /\b(?:it|them|they)\b\W*$/i.test(said);
  const ownSubject = /\b(?:its|it)\b/i.test(said) ? findClause(said)?.subject : undefined;
  const isOwn =
    ownSubject !== undefined &&
    /^[a-z]+$/.test(ownSubject) &&
    !isPlural(ownSubject) &&
    !/^(?:it|you|they|this|that)$/.test(ownSubject);
  const isLost = isOwn || isOwnName || (/^they\b/i.test(said) && !isPlural(term));
  // "pass its input to its output": in what one does with a thing, "its" is that of the thing asked for.
  const isDone = /\bits\b/i.test(said) && findClause(said.replace(/^(?:simply|just) /i, ''))?.subject === '';
  const meaning =
    isLost || isDone || /^\p{L}+ing it\b/u.test(said) ? said : bindPronouns(said, context, lowerTerm(term));
  if (term === '' || meaning === '') return [];
  const base = factBase(rule, context, doubt);
  const dependent = rawTerm === context.leadTerm ? null : readDependentLabel(term, context);
  if (dependent) {
    const owner = ownerOfLabel(dependent, context);
    return owner ? [makeFact(base, { kind: 'attribute', attribute: dependent.label, owner, value: meaning })] : [];
  }
  const own =
    isPlural(term) && /^(?:colon|dash|equals)/.test(rule.name) && /^(?:the|an?|each|every)\s|^[a-z]+s\s/i.test(meaning)
      ? findClause(meaning)
      : null;
  if (own?.subject && own.rest !== '')
    return statementFrom(rule, own, { ...context, scope: { ...context.scope, phrase: lowerTerm(term) } }, null, doubt);
  if (isCodeCommand(term) && context.node.inline.code.includes(term) && /^(?:bold|colon|dash|equals)/.test(rule.name))
    return [commandFact(term, meaning, context)];
  const kind = kindOfTopic(term, context);
  if (kind) return definitionFacts(rule, kind, rawMeaning, context, doubt);
  if (/^def(?:inition|n)?\.?$/i.test(term) && context.scope.phrase)
    return definitionFacts(
      rule,
      context.scope.phrase,
      rawMeaning,
      { ...context, scope: { ...context.scope, phrase: null } },
      doubt,
    );
  const shared = labelAbove(context);
  if (shared && !/^(?:colon-definition)$/.test(rule.name))
    return [makeFact(base, { kind: 'attribute', attribute: shared.label, owner: term, value: meaning })];
  const owned = splitOwnedLabel(term, context);
  if (owned) return [makeFact(base, { kind: 'attribute', attribute: owned.label, owner: owned.owner, value: meaning })];
  const one = nameOne(term, context);
  if (one)
    return [
      makeFact(base, {
        kind: 'definition',
        term: one,
        shownTerm: `the ${one}`,
        meaning,
        role: 'noun',
        isReversible: false,
      }),
    ];
  if (
    isAttributeName(term) &&
    (isValue(meaning) || (/^(?:default|max|min|free|average)/i.test(term) && !isWordy(term, meaning)))
  ) {
    const topic = context.scope.phrase;
    if (!topic) return [];
    const owner = sharesWord(term, topic) ? '' : topic;
    return [makeFact(base, { kind: 'attribute', attribute: term, owner, value: meaning })];
  }
  const { versus, aspect } = context.scope;
  if (versus && aspect === 'differences' && rule.name === 'colon-definition') {
    const question = `How do ${versus[0]} and ${versus[1]} differ in ${lowerTerm(term)}?`;
    return [makeFact(base, { kind: 'comparison', question, answer: meaning, terms: [term, ...versus] })];
  }
  const superlative = readSuperlative(term, context);
  if (superlative) return [makeFact(base, { kind: 'attribute', ...superlative, value: meaning })];
  const occasion = /^(?:to )?used? (when|if|for) (.+)$/i.exec(meaning);
  if (occasion && /^(?:to )?use\b|^used (?:when|if)\b/i.test(meaning)) {
    const isFor = (occasion[1] ?? '').toLowerCase() === 'for';
    const asked = `do you use ${withArticle(term)}`;
    return [
      makeFact(base, {
        kind: 'comparison',
        question: isFor ? `What ${asked} for?` : `When ${asked}?`,
        answer: isFor ? (occasion[2] ?? '') : `${occasion[1]} ${occasion[2]}`,
        terms: [term, meaning],
      }),
    ];
  }
  if (/^only (?:if|when) \S+ \S/i.test(meaning))
    return [
      makeFact(base, {
        kind: 'comparison',
        question: `When do you use ${withArticle(term)}?`,
        answer: meaning,
        terms: [term, meaning],
      }),
    ];
  const [ban = '', ...orders] = /^(?:do not|never|always)\s/i.test(meaning) ? meaning.split(/,\s+(?=use\s)/) : [];
  const order = findClause(ban);
  if (order && order.subject === '') {
    const about = { ...context, scope: { ...context.scope, phrase: lowerTerm(term) } };
    const others = orders.map((text) => findClause(`you ${text}`)).filter((clause) => clause !== null);
    return [order, ...others].flatMap((clause) => statementFrom(rule, clause, about, null, doubt));
  }
  const numbered = numberedTerm(term, meaning, context);
  if (numbered) return numbered.map((fact) => makeFact(base, fact));
  if (/^\d\S* \p{L}/u.test(term) && isValue(meaning))
    return [
      makeFact(base, {
        kind: 'comparison',
        question: `What does ${term} equal?`,
        answer: meaning,
        terms: [term, meaning],
      }),
    ];
  const side = readTopic(term);
  // "CI" and "SE" are contraindications and side effects only where such shorthand is read as a label, further up.
  if (
    side.aspect &&
    !/^(?:ci|se)s?$/.test(side.aspect) &&
    rawTerm !== context.leadTerm &&
    (side.phrase === null || /^\w+ (?:of|for) /i.test(term) || /,|\+|\band\b|\bor\b/.test(meaning)) &&
    (side.phrase ?? context.scope.phrase)
  ) {
    return [
      makeFact(base, {
        kind: 'attribute',
        attribute: side.aspect,
        owner: side.phrase ?? context.scope.phrase ?? '',
        value: meaning,
      }),
    ];
  }
  const expansion = splitExpansion(term, meaning);
  if (expansion) {
    const facts: Fact[] = [makeFact(base, { kind: 'expansion', short: term, long: expansion.long })];
    context.memory.mention(term);
    return expansion.rest ? [...facts, ...definitionFacts(rule, term, expansion.rest, context, doubt)] : facts;
  }
  if ((isValue(meaning) || /^[A-Z]{2,5} \d+$/.test(meaning)) && /\d/.test(meaning)) {
    const label =
      context.scope.leadIn?.text.replace(/[:：]$/, '') ?? context.scope.path[context.scope.path.length - 1] ?? '';
    const noun = /([a-z]+s)$/i.exec(label)?.[1] ?? '';
    if (noun && isPlural(noun) && /^[A-Z]/.test(term) && countWords(meaning) <= 4) {
      return [makeFact(base, { kind: 'attribute', attribute: singular(noun), owner: term, value: meaning })];
    }
    const isName = term === context.leadTerm && /^[A-Z]/.test(term) && countWords(term) > 2;
    if (/^[a-z]/.test(term) || (!isName && ATTRIBUTE_WORD.test(bareWord(lastWord(term))))) {
      const isLimit =
        /limit|quota/.test(context.scope.aspect ?? '') && !/limit|quota|max|min|default|time|size/i.test(term);
      const attribute = isLimit ? `limit for ${lowerTerm(term)}` : term;
      return [makeFact(base, { kind: 'attribute', attribute, owner: ownerFor(term, context), value: meaning })];
    }
  }
  const first = bareWord(firstWord(meaning));
  const second = bareWord(meaning.split(' ')[1] ?? '');
  const form = findVerbForm(first);
  context.memory.mention(lowerTerm(term));
  if (first === 'to' && second !== '')
    return [
      makeFact(base, { kind: 'definition', term, meaning: capitalise(meaning), role: 'purpose', isReversible: false }),
    ];
  if (
    first === 'for' &&
    /^for\s+(?:\w+ing|how|when|the|a|an|all|any|your|more|low|high|very|use|large|small|[a-z]+)\b/i.test(meaning)
  ) {
    return [
      makeFact(base, {
        kind: 'definition',
        term,
        meaning: meaning.replace(/^for\s+/i, ''),
        role: 'purpose',
        isReversible: false,
      }),
    ];
  }
  const considered = /^(consider|prefer|avoid) (\S.*)$/i.exec(meaning);
  if (considered && rule.name === 'colon-definition')
    return [
      makeFact(base, {
        kind: 'comparison',
        question: `What should you ${(considered[1] ?? '').toLowerCase()} for ${withArticle(term)}?`,
        answer: considered[2] ?? '',
        terms: [term, meaning],
      }),
    ];
  const choice = readChoices(meaning);
  if (choice && /^[A-Z]\w*[a-z][A-Z]\w*$/.test(term))
    return [makeFact(base, { kind: 'attribute', attribute: 'possible values', owner: term, value: choice })];
  const duty = rule.name === 'colon-definition' && term !== context.leadTerm ? readDuty(meaning) : null;
  if (duty)
    return statementFrom(rule, duty, { ...context, scope: { ...context.scope, phrase: lowerTerm(term) } }, null, doubt);
  const adverbial = /^((?:[a-z]+ly|also|only|just|always)\s+)(.+)$/i.exec(meaning);
  const asClause = readPredicate(term, meaning, adverbial ? bareWord(firstWord(adverbial[2] ?? '')) : first);
  if (asClause) {
    // "great for artists, one bed with a lamp": a second thing behind the comma.
    const more = asClause.shape === 'copula' ? /^(.+?),\s+(?:one|an?|two|three)\s[^,]+$/.exec(asClause.rest) : null;
    return statementFrom(rule, more ? { ...asClause, rest: more[1] ?? '' } : asClause, context, null, doubt, [term]);
  }
  const bare = /^[a-z]/.test(meaning) && meaning.includes(' ') ? findClause(meaning) : null;
  const deed =
    bare !== null &&
    bare.subject === '' &&
    bare.front === '' &&
    bare.shape === 'verb' &&
    bare.verb === bare.base &&
    first !== 'default';
  const isPhrasal = /^(?:sign|log|check|opt)$/.test(first) && /^(?:in|up|out|on)$/.test(second);
  if (isPhrasal)
    return [
      makeFact(base, { kind: 'definition', term, meaning, role: 'noun', isReversible: isSpecific(term, meaning) }),
    ];
  const isRead =
    /^(?:read|put|set|run|cut|let|hit|split)$/.test(first) &&
    /^[a-z]/.test(meaning) &&
    /^(?:from|to|all|data|multiple|an?|the|up|one|every|each)$/.test(second);
  const isOrder =
    isRead ||
    (form?.form === 'base' &&
      !form.nounToo &&
      !ADJECTIVES.has(first) &&
      first !== 'default' &&
      /^[a-z]/.test(meaning) &&
      meaning.includes(' '));
  const isNamedThing = /^(?:that|which|who|of)$/.test(second);
  const isWay =
    /\b(?:strategy|concept|approach|method|policy|technique|principle|rule|tactic|pricing|phase|stage)$|^[a-z]+ing$/i.test(
      term,
    );
  if ((deed || isOrder) && isWay && !isNamedThing)
    return [
      makeFact(base, { kind: 'definition', term, meaning, role: 'noun', isReversible: isSpecific(term, meaning) }),
    ];
  if ((deed || isOrder) && !isNamedThing) {
    return [makeFact(base, { kind: 'definition', term, meaning, role: 'instruction', isReversible: true })];
  }
  // A quantity such as "visibility timeout" has an article, and several would fit its meaning: it is not asked backwards.
  const isQuantity = isAttributeName(term);
  if (isQuantity) {
    const shownTerm = `the ${lowerTerm(term)}`;
    return [makeFact(base, { kind: 'definition', term, shownTerm, meaning, role: 'noun', isReversible: false })];
  }
  return [makeFact(base, { kind: 'definition', term, meaning, role: 'noun', isReversible: isSpecific(term, meaning) })];
}

/** "authenticate (default), deny, allow": values to choose from. Null for other meanings. */
function readChoices(meaning: string): string | null {
  const parts = meaning.split(/,\s+(?:or\s+|and\s+)?|\sor\s/);
  return parts.length >= 2 && parts.every((part) => /^\S+(?: \(default\))?$/.test(part)) && /\(default\)/.test(meaning)
    ? meaning
    : null;
}

/** "must create a certificate": what a person has to do about the term, not what the term does. */
function readDuty(meaning: string): Clause | null {
  if (!/^(?:must|should|need to|have to)\s/i.test(meaning)) return null;
  const clause = findClause(meaning);
  return clause && clause.subject === '' && clause.rest !== '' && isPersonVerb(clause.base)
    ? { ...clause, subject: 'you' }
    : null;
}

/** "plagal" below "Cadences" is a plagal cadence: an adjective alone, below the plural that it divides. Null for other terms. */
function kindOfTopic(term: string, context: LineContext): string | null {
  const { parent } = context.node;
  const topic = context.scope.phrase;
  if (!topic || !parent || (parent.marker !== 'heading' && parent.marker !== 'label')) return null;
  const isOne = /^[a-z]+(?:-[a-z]+)?$/.test(term);
  const lines = parent.children.filter((line) => /^[a-z]+(?:-[a-z]+)?(?:\s\([^()]*\))?:\s/.test(line.text));
  const isDivided =
    isPlural(topic) ||
    (/^[A-Z]?[a-z]+$/.test(topic) &&
      !/(?:ic|al|ive|ous|ed|ary)$/.test(topic) &&
      lines.length >= 2 &&
      parent.marker === 'label');
  if (!isOne || !isDivided || countWords(topic) > 2 || isPlural(term)) return null;
  const isKind =
    isAdjective(term) ||
    /(?:ic|al|ive|ous|ed|ary|ful|less|ile|ite|ing|ble)$/.test(term) ||
    /^(?:half|full|double|single)$/.test(term);
  if (!isKind || /(?:thing|string|ring|metal|signal|mineral|animal|topic|logic|traffic|interval)$/.test(term))
    return null;
  const topicWords = topic.split(' ');
  const head = singularOf((topicWords.pop() ?? '').toLowerCase());
  return [term, ...topicWords.map((word) => word.toLowerCase()), head].join(' ');
}

const SUPERLATIVE = new Pattern(
  'cause causes type types form forms site sites sign signs symptom symptoms reason reasons example examples source sources kind kinds effect effects complication complications treatment treatments drawback drawbacks advantage advantages use uses',
  /^(?:(?:most|least) [a-z]+|[a-z]{3,}est) (?:[a-z]+ )?(cause|type|form|site|sign|symptom|reason|example|source|kind|effect|complication|treatment|drawback|advantage|use)s?(?: .+)?$/i,
);

/** "most common cause", "commonest site in children": a side of what was named before, no term of its own. */
function readSuperlative(term: string, context: LineContext): { attribute: string; owner: string } | null {
  const owner = context.scope.phrase;
  const match = SUPERLATIVE.exec(term);
  return match && owner && !sharesWord(term, owner)
    ? { attribute: term.charAt(0).toLowerCase() + term.slice(1), owner }
    : null;
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

/** A meaning that fits one term only, so that it can be asked the other way round. */
function isSpecific(term: string, meaning: string): boolean {
  if (meaning.length > 130 || meaning.length < 12 || /^(?:it|they|he|she)\b/i.test(meaning)) return false;
  const content = splitWords(meaning).filter((word) => word.length > 3);
  if (content.length < 3 || (meaning.match(/,/g) ?? []).length >= 2 || /^(?:when|if|where|how|why)\b/i.test(meaning))
    return false;
  const words = new Set(meaning.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const termWords = term
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
  return !termWords.some((word) => words.has(word));
}
