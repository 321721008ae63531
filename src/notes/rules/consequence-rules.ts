import { writeSentence } from '../ask/sentence.ts';
import { type Clause, findClause } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { beFor, isPlural, lowerTerm } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { bareWord, countWords, firstWord, lastWord, PREPOSITIONS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { needs } from '../needs.ts';
import { revealText } from '../outline/inline-text.ts';
import { lastNoun, sentenceOf } from './complete-sentence.ts';
import { definitionFacts } from './definition-facts.ts';
import { isTermLike, type LineContext, nounOfDeed, rememberClause } from './line-context.ts';
import { factBase, makeFact, type RuleInfo, type SentenceRule } from './rule.ts';
import { statementFrom } from './statement-facts.ts';

/** `X, therefore Y`. */
export const thereforeRule: SentenceRule = {
  name: 'therefore',
  kind: 'consequence',
  confidence: 0.8,
  about: 'A cause and what follows from it, joined by therefore, so, hence, thus, which means.',
  sample: 'Ice is lighter than water, therefore lakes freeze from the top',
  becomes: ['What is the consequence of Ice being lighter than water?', 'Lakes freeze from the top'],
  refuses: 'so far only two planets have rings',
  needs: needs('therefore thus hence consequently result means meaning so'),
  find: (text, context) => {
    if (!/\b(?:therefore|thus|hence|consequently|as a result|means|meaning|so)\b/i.test(text)) return null;
    // "that is how X, therefore Y": what "that" points to stands above, so only Y can be asked.
    const pointed =
      /^(?:→ )?(?:that|this) is (?:how|why|what|when)\b.*?,?\s+(?:therefore|thus|hence|so)\s+(.{3,})$/i.exec(text);
    const follows = pointed ? sentenceOf(pointed[1] ?? '', context).clause : null;
    if (pointed) return follows ? statementFrom(thereforeRule, follows, context, null) : [];
    const match =
      /^(.{4,}?)[,;]?\s+(?:therefore|thus|hence|consequently|as a result|which means|meaning|this means|that means|so\b(?!\s+(?:that|far|much|many|called|on|as|\w+ that)\b))\s*(?:that\s+)?[:,]?\s*(.{3,})$/i.exec(
        text,
      );
    if (!match || /^so that\b/i.test(match[2] ?? '')) return null;
    const isPlainSo = /\sso\s+(?:that\s+)?[:,]?\s*$/i.test(text.slice(0, text.length - (match[2] ?? '').length));
    const opens =
      /^(?:you|it|they|can|cannot|must|need|needs|no|there|the|if|only|all|your|any|not|will|a|an|more|less|make|use)\b/i;
    if (isPlainSo && /^[^=]{2,60}\s=\s/.test(text)) return null;
    if (isPlainSo && !opens.test(match[2] ?? '') && !findClause(match[2] ?? '')?.subject) return null;
    const cause = (match[1] ?? '').replace(/[,;]$/, '');
    // "pleasure box: the box gives joy, so ...": the words before the colon say what it is about.
    const labelled = /^([^:=]{3,40}?):\s+(\S.*)$/.exec(cause);
    const name = (labelled?.[1] ?? '').replace(/\s*\([^()]*\)$/, '');
    if (labelled && isTermLike(name) && findClause(labelled[2] ?? '')?.subject)
      return consequenceFacts(thereforeRule, labelled[2] ?? '', match[2] ?? '', {
        ...context,
        scope: { ...context.scope, phrase: lowerTerm(name) },
      });
    return consequenceFacts(thereforeRule, cause, match[2] ?? '', context);
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
  const people = /^they\b/i.test(effectText) && findClause(causeFull)?.subject === '' ? lastPlural(causeFull) : null;
  const near =
    people ??
    (cause.clause && cause.clause.subject.toLowerCase() !== 'you'
      ? nounOfDeed(cause.clause.subject)
      : lastNoun(causeFull));
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
    facts.push(
      makeFact(base, { kind: 'consequence', cause: `when ${deed}`, effect: effect.text, relation: 'condition' }),
    );
  } else {
    const causeName = cause.text || causeFull;
    if (!cause.clause && countWords(causeName) < 2 && !context.scope.phrase) return facts;
    if (cause.clause && cause.clause.rest === '' && cause.clause.shape === 'verb') {
      const happened = effect.text.replace(/^default\s*[:=]\s*/i, '');
      return [
        ...facts,
        makeFact(base, { kind: 'consequence', cause: `when ${causeName}`, effect: happened, relation: 'condition' }),
      ];
    }
    facts.push(makeFact(base, { kind: 'consequence', cause: causeName, effect: effect.text, relation: 'result' }));
  }
  if (
    facts.length === 1 &&
    cause.clause &&
    !equals &&
    !isPlainState(cause.clause) &&
    cause.clause.subject.toLowerCase() !== 'you'
  )
    facts.push(...statementFrom(rule, cause.clause, context, null, doubt + 0.05));
  return facts;
}

/** "gas is cheap", "guards are outside the house": the questions for reason and consequence ask all of it. */
function isPlainState(clause: Clause): boolean {
  const first = bareWord(firstWord(clause.rest));
  return clause.shape === 'copula' && !clause.isNegated && (!clause.rest.includes(' ') || PREPOSITIONS.has(first));
}

/** "get passes for guests": whom "they" means behind a deed without a doer. */
function lastPlural(text: string): string | null {
  const word = revealText(lastWord(text)).replace(/[^\p{L}]/gu, '');
  return isPlural(word) ? word : null;
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
  needs: needs('otherwise else not'),
  find: (text, context) => {
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
      makeFact(factBase(otherwiseRule, context), {
        kind: 'consequence',
        cause: `if ${denied}`,
        effect,
        relation: 'condition',
      }),
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
  needs: needs('^the'),
  find: (text, context) => {
    const match =
      /^(the (?:more|less|fewer|higher|lower|bigger|larger|smaller|longer|shorter|faster|slower|stronger|weaker|deeper|thicker|thinner|wider|narrower|harder|softer|hotter|colder|warmer|cooler|earlier|later|closer|further|denser|heavier|lighter|younger|older|richer|poorer|cheaper|steeper|flatter)\s[^,]{3,60}),\s+(the (?:more|less|fewer|higher|lower|bigger|larger|smaller|longer|shorter|faster|slower|stronger|weaker|deeper|thicker|thinner|wider|narrower|harder|softer|hotter|colder|warmer|cooler|earlier|later|closer|further|denser|heavier|lighter|younger|older|richer|poorer|cheaper|steeper|flatter|better|worse)\s.+)$/i.exec(
        text,
      );
    if (!match) return null;
    const cause = match[1] ?? '';
    return [
      makeFact(factBase(proportionRule, context), {
        kind: 'comparison',
        question: `What follows ${cause.charAt(0).toLowerCase()}${cause.slice(1)}?`,
        answer: match[2] ?? '',
        terms: [cause, match[2] ?? ''],
      }),
    ];
  },
};
