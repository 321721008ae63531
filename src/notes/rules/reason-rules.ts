import { mentions } from '../ask/name-topic.ts';
import { findClause } from '../english/clause.ts';
import { findImpliedClause } from '../english/implied-clause.ts';
import { beFor, decapitalise, findHeadNoun, isPlural, withArticle } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, countWords, DETERMINERS, firstWord, MODALS, PREPOSITIONS, withoutColon } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { needs } from '../needs.ts';
import { lastNoun, sentenceOf } from './complete-sentence.ts';
import { bindPronouns, isTermLike, type LineContext, rememberClause } from './line-context.ts';
import { measureFact } from './measure-facts.ts';
import { factBase, makeFact, type RuleInfo, type SentenceRule } from './rule.ts';

/** `X because Y`. */
export const becauseRule: SentenceRule = {
  name: 'because',
  kind: 'reason',
  confidence: 0.85,
  about: 'A statement and its reason, joined by because, b/c, since or due to.',
  sample: 'Copper is used in cables because it conducts well',
  becomes: ['Why is Copper used in cables?', 'Because Copper conducts well'],
  refuses: 'since 1990 the lake has been clean',
  needs: needs('because since ^as due thanks'),
  find: (text, context) => {
    const front = /^(?:because|since|as|due to the fact that)\s+(.+)$/i.exec(text);
    if (front && !/^since\s+\d/i.test(text)) {
      const parts = splitCause(front[1] ?? '');
      if (parts) return reasonFacts(becauseRule, parts.effect, parts.cause, context);
      if (!/^because/i.test(text)) return null;
      const above = context.node.previous ?? context.node.parent;
      if (!above || above.isQuestion || above.marker === 'heading') return [];
      const effect = withoutColon(above.text);
      return reasonFacts(becauseRule, effect, nameObject(front[1] ?? '', effect), context, 0.15);
    }
    const named = /^([^:=→,]{3,40}?)\s[-–—]\s+\S/.exec(text)?.[1];
    if (named && isTermLike(named) && !findClause(named)) return null;
    const middle = /^(.{3,}?),?\s+(because of|because|due to|since|thanks to)\s+(.+)$/i.exec(text);
    if (!middle) return null;
    const [, effect = '', word = '', cause = ''] = middle;
    if (
      /\b(?:says?|said|states?|stated|holds?|argues?|argued|claims?|claimed|wrote|shows?|showed|pointed out|believed?)(?: in \d{4})? that\b/i.test(
        effect,
      )
    )
      return null;
    if (
      /^(?:(?:[Aa]n?|[Tt]he) )?[\p{L}' -]{2,40} (?:is|are) (?:an?|the) .*\b(?:which|that|who|where|when)\b/u.test(
        effect,
      )
    )
      return null;
    if (/^since$/i.test(word) && (/^\d|^the\b/.test(cause) || !findClause(cause))) return null;
    const isNoun = /of$|^due|^thanks/i.test(word);
    const isBare = isNoun || !findClause(cause)?.subject;
    const measure = measureFact(becauseRule, effect, isBare ? `of ${cause}` : cause, context);
    if (measure) return [measure];
    return reasonFacts(
      becauseRule,
      effect.replace(/[,;(]\s*$/, '').replace(/\s(?:but|and)$/, ''),
      isNoun ? `of ${cause}`.replace(/^of of /, 'of ') : cause,
      context,
    );
  },
};

/** "you can paint doors with it" below "it comes with a brush": behind a preposition, "it" is what was done something with. */
function nameObject(cause: string, above: string): string {
  const rest = findClause(above)?.rest ?? '';
  const object = findObject(PREPOSITIONS.has(bareWord(firstWord(rest))) ? rest.replace(/^\S+\s+/, '') : rest);
  if (object === '' || isPlural(object)) return cause;
  return cause.replace(/\b(with|by|from|in|on|to|through|via|using|into|for) it\b(?! is\b)/gi, (_, word: string) => {
    return `${word} ${object.replace(/^an?\s+/i, 'the ')}`;
  });
}

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
  const named = !effect.clause && isPlural(effectText) && countWords(effectText) <= 3 ? effectText : null;
  const near = effect.clause && effect.clause.subject.toLowerCase() !== 'you' ? effect.clause.subject : named;
  const cause = causeIsNoun
    ? { text: bindPronouns(causeText, context, near), clause: null }
    : sentenceOf(causeText, context, near);
  const effectFull = effect.clause ? effect.text : nameEffect(effect.text, context);
  if (!effectFull) return [];
  if (cause.clause) rememberClause(cause.clause, context);
  return [
    makeFact(factBase(rule, context, doubt), {
      kind: 'reason',
      effect: effectFull,
      cause: cause.text,
      relation: 'cause',
    }),
  ];
}

/** A fragment as effect: "revolutionary" -> "Docker is revolutionary", "no servers to manage" -> "there are no servers to manage". */
function nameEffect(text: string, context: LineContext): string | null {
  const topic = context.scope.phrase;
  if (/^no\s/i.test(text))
    return `There ${beFor(
      text
        .replace(/^no\s+/i, '')
        .replace(/\s(?:or|and)\s.*$/, '')
        .replace(/^[^s]*$/, (one) => findHeadNoun(one)),
    )} ${text.replace(/^No/, 'no')}`;
  const isAdjective = /^[A-Za-z-]+(?: [a-z-]+)?$/.test(text) && !isPlural(text);
  if (topic && isAdjective) return `${topic} ${beFor(topic)} ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return countWords(text) >= 3 || /^(?:[a-z]{3,}er|less|more|fewer) [a-z]+$/i.test(text) ? text : null;
}

/** `do X so that Y`. */
export const soThatRule: SentenceRule = {
  name: 'so-that',
  kind: 'reason',
  confidence: 0.8,
  about: 'A deed and its purpose, joined by "so that" or "in order to", or as "to do X, use Y".',
  sample: 'Bees dance so that others find the flowers',
  becomes: ['Why do Bees dance?', 'So that others find the flowers'],
  refuses: 'so that is why the sky is blue',
  needs: needs('so use'),
  find: (text, context) => {
    const means = findMeans(text, context);
    if (means) return [means];
    const match = /^(.{4,}?),?\s+so that\s+(.+)$/i.exec(text);
    if (!match) return null;
    const deed = (match[1] ?? '').replace(/^you need to consider (?=how )/i, 'you need to know ');
    const effect = sentenceOf(deed, context);
    if (!effect.clause) return null;
    const near = lastNoun(deed) ?? (effect.clause.subject.toLowerCase() === 'you' ? null : effect.clause.subject);
    const purpose = bindPronouns(match[2] ?? '', context, near);
    return [
      makeFact(factBase(soThatRule, context), {
        kind: 'reason',
        effect: effect.text,
        cause: `So that ${purpose}`,
        relation: 'purpose',
      }),
    ];
  },
};

/** "to clean a brush (,) use water": what is used for it. */
function findMeans(text: string, context: LineContext): Fact | null {
  const match =
    /^(?:in order )?to ([a-z]+\b[^,:→]{0,70}?),? (?:you (?:can |should |must )?)?(?:just )?use ([^→]{3,})$/i.exec(text);
  const [, goal = '', used = ''] = match ?? [];
  const deed = bareWord(firstWord(goal));
  const form = findVerbForm(deed);
  if (
    !match ||
    DETERMINERS.has(deed) ||
    (form && form.form !== 'base') ||
    /\b(?:to|and|or|you|not|in|on|for)$|\b(?:how|that|which|who|what|when|where|why|whether|if)\b/i.test(goal)
  )
    return null;
  if (/^(?:of|is|are|as|in|on|at(?! most| least)|for|by|cases?|can|will)\b/i.test(used)) return null;
  const topic = context.scope.phrase;
  const answer = bindPronouns(used.replace(/:\s+(?=[a-z])/, ', '), context, null);
  const asked = `do you use to ${bindPronouns(goal, context, null)}?`;
  const question =
    topic && !mentions(goal, topic) && !mentions(used, topic)
      ? `For ${decapitalise(withArticle(topic))}, what ${asked}`
      : `What ${asked}`;
  return makeFact(factBase(soThatRule, context), { kind: 'comparison', question, answer, terms: [goal, used] });
}
