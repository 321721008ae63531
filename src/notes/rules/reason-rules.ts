import { writeSentence } from '../ask/sentence.ts';
import { type Clause, findClause } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { beFor, capitalise, findHeadNoun, isPlural } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { findVerbForm, isPersonVerb } from '../english/verbs.ts';
import { bareWord, MODALS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { bindPronouns, isTermLike, type LineContext, nounOfDeed, rememberClause } from './line-context.ts';
import { completeText, definitionFacts, statementFrom } from './make-facts.ts';
import { factBase, type RuleInfo, type SentenceRule } from './rule.ts';

/** The sentence with its subject, as text. */
export function sentenceOf(
  text: string,
  context: LineContext,
  near: string | null = null,
): { text: string; clause: Clause | null } {
  const done = completeText(text, context, near);
  return done.clause ? { text: writeSentence(done.clause), clause: done.clause } : { text: done.text, clause: null };
}

/** The last noun of a statement, for a pronoun in the next half: "make a container from your app" -> "your app". */
function lastNoun(text: string): string | null {
  const match = /\b((?:a|an|the|your|our|its|each)\s+(?:[\p{L}\d.-]+\s?){1,3})$/iu.exec(text.replace(/[.,;]+$/, ''));
  return match ? (match[1] ?? '').trim() : null;
}

/** `X because Y`. */
export const becauseRule: SentenceRule = {
  name: 'because',
  kind: 'reason',
  confidence: 0.85,
  about: 'A statement and its reason, joined by because, b/c, since or due to.',
  sample: 'Copper is used in cables because it conducts well',
  becomes: ['Why is Copper used in cables?', 'Because Copper conducts well'],
  refuses: 'since 1990 the lake has been clean',
  find: (text, context) => {
    const front = /^(?:because|since|as|due to the fact that)\s+(.+)$/i.exec(text);
    if (front && !/^since\s+\d/i.test(text)) {
      const parts = splitCause(front[1] ?? '');
      if (parts) return reasonFacts(becauseRule, parts.effect, parts.cause, context);
      if (!/^because/i.test(text)) return null;
      const above = context.node.previous ?? context.node.parent;
      return above && !above.isQuestion && above.marker !== 'heading'
        ? reasonFacts(becauseRule, above.text.replace(/[:：]$/, ''), front[1] ?? '', context, 0.15)
        : [];
    }
    if (!/\b(?:because|due to|since|thanks to)\b/i.test(text)) return null;
    const middle = /^(.{3,}?),?\s+(because of|because|due to|since|thanks to)\s+(.+)$/i.exec(text);
    if (!middle) return null;
    const [, effect = '', word = '', cause = ''] = middle;
    if (/^(?:(?:an?|the) )?[\p{L}' -]{2,40} (?:is|are) (?:an?|the) .*\b(?:which|that|who|where|when)\b/iu.test(effect))
      return null;
    if (/^since$/i.test(word) && (/^\d|^the\b/.test(cause) || !findClause(cause))) return null;
    const isNoun = /of$|^due|^thanks/i.test(word);
    return reasonFacts(
      becauseRule,
      effect.replace(/[,;(]\s*$/, '').replace(/\s(?:but|and)$/, ''),
      isNoun ? `of ${cause}`.replace(/^of of /, 'of ') : cause,
      context,
    );
  },
};

/** "A, B" or "the daemon is lighter can run more": cause and effect of a sentence that starts with because. */
function splitCause(text: string): { cause: string; effect: string } | null {
  const comma = /^(.+?),\s+(?:then |so )?(.+)$/.exec(text);
  if (comma && (findClause(comma[1] ?? '') || findImpliedClause(comma[1] ?? '')))
    return { cause: comma[1] ?? '', effect: comma[2] ?? '' };
  const clause = findClause(text);
  if (!clause) return null;
  const words = text.split(' ');
  const restWords = clause.rest.split(' ');
  for (let i = 1; i < restWords.length; i++) {
    if (MODALS.has(bareWord(restWords[i] ?? ''))) {
      const at = words.length - restWords.length + i;
      return { cause: words.slice(0, at).join(' '), effect: words.slice(at).join(' ') };
    }
  }
  return null;
}

export function reasonFacts(
  rule: RuleInfo,
  effectText: string,
  causeText: string,
  context: LineContext,
  doubt = 0,
): Fact[] {
  const causeIsNoun = /^of /i.test(causeText);
  const effect = sentenceOf(effectText, context);
  const near = effect.clause && effect.clause.subject.toLowerCase() !== 'you' ? effect.clause.subject : null;
  const cause = causeIsNoun
    ? { text: bindPronouns(causeText, context, near), clause: null }
    : sentenceOf(causeText, context, near);
  const effectFull = effect.clause ? effect.text : nameEffect(effect.text, context);
  if (!effectFull) return [];
  if (cause.clause) rememberClause(cause.clause, context);
  return [
    { ...factBase(rule, context, doubt), kind: 'reason', effect: effectFull, cause: cause.text, relation: 'cause' },
  ];
}

/** A fragment as effect: "revolutionary" -> "Docker is revolutionary", "no servers to manage" -> "there are no servers to manage". */
function nameEffect(text: string, context: LineContext): string | null {
  const topic = context.scope.phrase;
  if (/^no\s/i.test(text))
    return `There ${beFor(findHeadNoun(text.replace(/^no\s+/i, '')))} ${text.replace(/^No/, 'no')}`;
  const isAdjective = /^[A-Za-z-]+(?: [a-z-]+)?$/.test(text) && !isPlural(text);
  if (topic && isAdjective) return `${topic} ${beFor(topic)} ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return text.split(' ').length >= 3 ? text : null;
}

/** `X, therefore Y`. */
export const thereforeRule: SentenceRule = {
  name: 'therefore',
  kind: 'consequence',
  confidence: 0.8,
  about: 'A cause and what follows from it, joined by therefore, so, hence, thus, which means.',
  sample: 'Ice is lighter than water, therefore lakes freeze from the top',
  becomes: ['What is the consequence of Ice being lighter than water?', 'Lakes freeze from the top'],
  refuses: 'so far only two planets have rings',
  find: (text, context) => {
    if (!/\b(?:therefore|thus|hence|consequently|as a result|means|meaning|so)\b/i.test(text)) return null;
    const match =
      /^(.{4,}?)[,;]?\s+(?:therefore|thus|hence|consequently|as a result|which means|meaning|this means|that means|so\b(?!\s+(?:that|far|much|many|called|on|as)\b))\s*(?:that\s+)?[:,]?\s*(.{3,})$/i.exec(
        text,
      );
    if (!match || /^so that\b/i.test(match[2] ?? '')) return null;
    const isPlainSo = /\sso\s+(?:that\s+)?[:,]?\s*$/i.test(text.slice(0, text.length - (match[2] ?? '').length));
    const follows =
      /^(?:you|it|they|can|cannot|must|need|needs|no|there|the|if|only|all|your|any|not|will|a|an|more|less|make|use)\b/i;
    if (isPlainSo && !follows.test(match[2] ?? '') && !findClause(match[2] ?? '')?.subject) return null;
    return consequenceFacts(thereforeRule, (match[1] ?? '').replace(/[,;]$/, ''), match[2] ?? '', context);
  },
};

export function consequenceFacts(
  rule: RuleInfo,
  causeText: string,
  effectText: string,
  context: LineContext,
  doubt = 0,
): Fact[] {
  const facts: Fact[] = [];
  const equals = /^(.{2,40}?)\s*=\s*(.+)$/.exec(causeText);
  let causeFull = causeText;
  if (equals && isTermLike(equals[1] ?? '')) {
    facts.push(...definitionFacts(rule, equals[1] ?? '', equals[2] ?? '', context));
    const clause = findImpliedClause(equals[2] ?? '');
    causeFull =
      clause && clause.subject === ''
        ? `${equals[1]} ${beFor(equals[1] ?? '')} ${equals[2]}`
        : causeText.replace('=', beFor(equals[1] ?? ''));
  }
  const cause = sentenceOf(causeFull, context);
  const near =
    cause.clause && cause.clause.subject.toLowerCase() !== 'you'
      ? nounOfDeed(cause.clause.subject)
      : lastNoun(causeFull);
  if (cause.clause?.base === 'have' && !cause.clause.isNegated) {
    const owned = findClause(effectText) ?? findImpliedClause(effectText);
    const object = findObject(cause.clause.rest);
    if (owned && owned.subject === '' && object) {
      facts.push(...statementFrom(rule, cause.clause, context, null, doubt));
      facts.push(...statementFrom(rule, { ...owned, subject: object.replace(/^an? /i, 'the ') }, context, null, doubt));
      return facts;
    }
  }
  const effect = sentenceOf(effectText, context, near);
  if (cause.clause) rememberClause(cause.clause, context);
  const base = factBase(rule, context, doubt);
  if (cause.clause && cause.clause.subject.toLowerCase() === 'you' && !cause.clause.front) {
    const deed = writeSentence({
      ...cause.clause,
      auxiliary: '',
      shape: cause.clause.shape === 'modal' ? 'verb' : cause.clause.shape,
    });
    facts.push({ ...base, kind: 'consequence', cause: `when ${deed}`, effect: effect.text, relation: 'condition' });
  } else {
    const causeName = cause.text || causeFull;
    if (!cause.clause && causeName.split(' ').length < 2 && !context.scope.phrase) return facts;
    if (cause.clause && cause.clause.rest === '' && cause.clause.shape === 'verb') {
      const happened = effect.text.replace(/^default\s*[:=]\s*/i, '');
      return [
        ...facts,
        { ...base, kind: 'consequence', cause: `when ${causeName}`, effect: happened, relation: 'condition' },
      ];
    }
    facts.push({ ...base, kind: 'consequence', cause: causeName, effect: effect.text, relation: 'result' });
  }
  if (facts.length === 1 && cause.clause && !equals && cause.clause.subject.toLowerCase() !== 'you')
    facts.push(...statementFrom(rule, cause.clause, context, null, doubt + 0.05));
  return facts;
}

/** `X, otherwise Y`: what happens when X is not done. */
export const otherwiseRule: SentenceRule = {
  name: 'otherwise',
  kind: 'consequence',
  confidence: 0.75,
  about: 'A duty and what happens without it, joined by "otherwise" or "or else".',
  sample: 'You must turn the valve, otherwise the pipe bursts',
  becomes: ['What must you turn?', 'The valve'],
  refuses: 'otherwise it is a normal valve',
  find: (text, context) => {
    if (!/\b(?:otherwise|or else|if not)\b/i.test(text)) return null;
    const match = /^(.{6,}?)(?:[,;]|\s+[-–—])?\s+(?:otherwise|or else|if not,?)\s+(.{3,})$/i.exec(text);
    if (!match) return null;
    const duty = sentenceOf(match[1] ?? '', context);
    if (!duty.clause) return null;
    const facts = statementFrom(otherwiseRule, duty.clause, context, null);
    const denied = denyClause(duty.clause);
    if (!denied) return facts;
    const effect = (match[2] ?? '').replace(/^(?:you (?:will )?)?(?=get\b)/i, 'you ');
    return [
      ...facts,
      {
        ...factBase(otherwiseRule, context),
        kind: 'consequence',
        cause: `if ${denied}`,
        effect,
        relation: 'condition',
      },
    ];
  },
};

/** "port 22 must be open" -> "port 22 is not open". Null for sentences that are no duty. */
function denyClause(clause: Clause): string | null {
  if (clause.isNegated || clause.front) return null;
  const isDuty = clause.shape === 'modal' && /^(?:must|should|need to|have to)$/.test(clause.auxiliary);
  if (!isDuty) return null;
  if (clause.base === 'be') return writeSentence({ ...clause, shape: 'copula', auxiliary: 'is', isNegated: true });
  const auxiliary = clause.subject.toLowerCase() === 'you' || isPlural(clause.subject) ? 'do' : 'does';
  return writeSentence({ ...clause, auxiliary, isNegated: true });
}

/** `the more X, the more Y`. */
export const proportionRule: SentenceRule = {
  name: 'the-more',
  kind: 'consequence',
  confidence: 0.8,
  about: 'Two quantities that grow together: "the more X, the more Y".',
  sample: 'The more salt you add, the higher the boiling point',
  becomes: ['What follows the more salt you add?', 'The higher the boiling point'],
  refuses: 'the more common form is red',
  find: (text, context) => {
    const match =
      /^(the (?:more|less|fewer|higher|lower|bigger|larger|smaller|longer|shorter|faster|slower)\s[^,]{3,60}),\s+(the (?:more|less|fewer|higher|lower|bigger|larger|smaller|longer|shorter|faster|slower|better|worse)\s.+)$/i.exec(
        text,
      );
    if (!match) return null;
    const cause = match[1] ?? '';
    return [
      {
        ...factBase(proportionRule, context),
        kind: 'comparison',
        question: `What follows ${cause.charAt(0).toLowerCase()}${cause.slice(1)}?`,
        answer: match[2] ?? '',
        terms: [cause, match[2] ?? ''],
      },
    ];
  },
};

/** `do X so that Y`. */
export const soThatRule: SentenceRule = {
  name: 'so-that',
  kind: 'reason',
  confidence: 0.8,
  about: 'A deed and its purpose, joined by "so that" or "in order to".',
  sample: 'Bees dance so that others find the flowers',
  becomes: ['Why do Bees dance?', 'So that others find the flowers'],
  refuses: 'so that is why the sky is blue',
  find: (text, context) => {
    if (!/so that/i.test(text)) return null;
    const match = /^(.{4,}?),?\s+so that\s+(.+)$/i.exec(text);
    if (!match) return null;
    const deed = (match[1] ?? '').replace(/^you need to consider (?=how )/i, 'you need to know ');
    const effect = sentenceOf(deed, context);
    if (!effect.clause) return null;
    const near = lastNoun(deed) ?? (effect.clause.subject.toLowerCase() === 'you' ? null : effect.clause.subject);
    const purpose = bindPronouns(match[2] ?? '', context, near);
    return [
      {
        ...factBase(soThatRule, context),
        kind: 'reason',
        effect: effect.text,
        cause: `So that ${purpose}`,
        relation: 'purpose',
      },
    ];
  },
};

/** `if X, Y` and `when X, Y`. */
export const conditionRule: SentenceRule = {
  name: 'condition',
  kind: 'consequence',
  confidence: 0.8,
  about: 'A condition in front and what happens then.',
  sample: 'If the pressure drops, the valve opens',
  becomes: ['What happens if the pressure drops?', 'The valve opens'],
  refuses: 'the valve is open',
  find: (text, context) => {
    const match =
      /^((?:even )?(?:if|when|whenever|once|in case|as soon as|unless)\s+.+?)(?:,\s+then\s+|,\s+(?!and\b|or\b|but\b)|\s*→\s*)(.+)$/i.exec(
        text,
      ) ?? /^((?:if|when|whenever|once|in case)\s+.+?)\s+then\s+(.+)$/i.exec(text);
    const inside =
      /^((?:if|when|whenever|once)\s[^,]+?)\s+((?:it|they|you)\s+(?:will|can|cannot|must|may|is|are|should)\b.+)$/i.exec(
        text,
      );
    if (inside && findClause((inside[1] ?? '').replace(/^\w+\s/, '')))
      return conditionFacts(conditionRule, inside[1] ?? '', inside[2] ?? '', context);
    if (!match || /^even/i.test(match[1] ?? '')) return null;
    return conditionFacts(conditionRule, match[1] ?? '', match[2] ?? '', context);
  },
};

const ADVICE =
  /^(?:you (?:should|can|need to|must|have to) |should |must )?(?:use|choose|pick|need|consider|go with|go for|enable|try|check|make sure|ensure|verify|increase|decrease|add|set|create|configure)\b/i;

export function conditionFacts(
  rule: RuleInfo,
  condition: string,
  effectText: string,
  context: LineContext,
  doubt = 0,
): Fact[] {
  const cause = completeCondition(condition, context);
  const base = factBase(rule, context, doubt);
  const effect = effectText.replace(/^(?:then|so|therefore|it means|this means|that means|means)\s+(?:that\s+)?/i, '');
  if (ADVICE.test(effect) && /^(?:if|when|in case|whenever)\b/i.test(cause)) {
    return [
      {
        ...base,
        kind: 'consequence',
        cause: cause.replace(/^(?:if|when|whenever|in case)\s+/i, ''),
        effect,
        relation: 'need',
      },
    ];
  }
  const parts = effect.split(/\s*→\s*/);
  const raw = findClause(parts[0] ?? effect);
  const isOrder =
    raw !== null &&
    raw.subject === '' &&
    raw.front === '' &&
    raw.shape === 'verb' &&
    raw.verb === raw.base &&
    !isPersonVerb(raw.base);
  const full = isOrder
    ? { text: parts[0] ?? effect, clause: null }
    : sentenceOf(parts[0] ?? effect, context, conditionNoun(cause));
  const clause = full.clause;
  if (clause && clause.subject.toLowerCase() === 'you' && !clause.isNegated && parts.length === 1) {
    return statementFrom(rule, clause, context, capitalise(cause), doubt);
  }
  if (clause) rememberClause(clause, context);
  const facts: Fact[] = [{ ...base, kind: 'consequence', cause, effect: full.text, relation: 'condition' }];
  for (let i = 1; i < parts.length; i++) {
    const next = sentenceOf(parts[i] ?? '', context);
    facts.push({ ...base, kind: 'consequence', cause: full.text, effect: next.text, relation: 'result' });
  }
  return facts;
}

/** The condition with its subject: "if it fails" -> "if the task fails", "if need more" -> "if you need more". */
export function completeCondition(condition: string, context: LineContext): string {
  const match =
    /^((?:if|when|whenever|once|in case|as soon as|unless|after|before|while|until)(?:\s+that)?)\s+(.+)$/i.exec(
      condition.trim(),
    );
  if (!match) return condition;
  const word = (match[1] ?? 'if').toLowerCase();
  const body = match[2] ?? '';
  if (/\w+ing$/.test(body.split(' ')[0] ?? '')) return `${word === 'if' ? 'when' : word} ${body}`;
  const example = /^(.*?),?\s+(e\.g\.,?\s.+|such as\s.+|for example,?\s.+)$/i.exec(body);
  const bare = findClause(example?.[1] ?? body);
  const isDoing =
    bare !== null && bare.subject === '' && bare.shape !== 'copula' && bare.base !== 'be' && bare.verb === bare.base;
  const full = sentenceOf(isDoing ? `you ${example?.[1] ?? body}` : (example?.[1] ?? body), context);
  const tail = example ? `, ${example[2]}` : '';
  const text = full.text.charAt(0).toLowerCase() + full.text.slice(1);
  return full.clause
    ? `${word} ${isAcronymStart(full.text) ? full.text : text}${tail}`
    : /^(?:if|when|whenever|in case)$/.test(word) &&
        !body
          .split(' ')
          .some(
            (token) => /^(?:is|are|was|were|has|have)$/.test(token) || findVerbForm(bareWord(token))?.form === 'third',
          )
      ? `in case of ${bindPronouns(body.replace(/^of\s+/i, ''), context, null)}`
      : `${word} ${bindPronouns(body, context, null)}`;
}

function isAcronymStart(text: string): boolean {
  return /^(?:[A-Z]{2}|[A-Z][a-z]*[A-Z0-9]|[A-Z][a-z]+ [A-Z])/.test(text);
}

function conditionNoun(condition: string): string | null {
  const clause = findClause(condition.replace(/^\w+\s+/, ''));
  if (!clause || clause.subject.toLowerCase() === 'you') return null;
  return clause.subject === '' ? null : clause.subject;
}
