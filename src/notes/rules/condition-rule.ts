import { findClause } from '../english/clause.ts';
import { isAdjective } from '../english/implied-clause.ts';
import { beFor, capitalise, decapitalise } from '../english/noun-phrase.ts';
import { findVerbForm, isParticiple, isPersonVerb } from '../english/verbs.ts';
import { bareWord, firstWord, lastWord } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { needs } from '../needs.ts';
import { sentenceOf } from './complete-sentence.ts';
import { bindPronouns, definite, type LineContext, rememberClause } from './line-context.ts';
import { factBase, makeFact, type RuleInfo, type SentenceRule } from './rule.ts';
import { statementFrom } from './statement-facts.ts';

/** `if X, Y` and `when X, Y`. */
export const conditionRule: SentenceRule = {
  name: 'condition',
  kind: 'consequence',
  confidence: 0.8,
  about: 'A condition in front and what happens then.',
  sample: 'If the pressure drops, the valve opens',
  becomes: ['What happens if the pressure drops?', 'The valve opens'],
  refuses: 'the valve is open',
  needs: needs('^even ^if ^when ^whenever ^once ^in ^as ^unless'),
  find: (text, context) => {
    const match =
      /^((?:even )?(?:if|when|whenever|once|in case|as soon as|unless)\s+.+?)(?:,\s+then\s+|:\s+(?=[a-z])|,\s+(?!and\b|or\b|but\b)|\s*→\s*)(.+)$/i.exec(
        text,
      ) ?? /^((?:if|when|whenever|once|in case)\s+.+?)\s+then\s+(.+)$/i.exec(text);
    const inside =
      /^((?:if|when|whenever|once)\s[^,]+?)\s+((?:it|they|you)\s+(?:will|can|cannot|must|may|is|are|should)\b.+)$/i.exec(
        text,
      );
    if (inside && !REPORTS.test(inside[1] ?? '') && findClause((inside[1] ?? '').replace(/^\w+\s/, '')))
      return conditionFacts(conditionRule, inside[1] ?? '', inside[2] ?? '', context);
    const plain = match ? null : splitAtSubject(text);
    if (plain) return conditionFacts(conditionRule, plain.condition, plain.effect, context);
    if (!match || /^even/i.test(match[1] ?? '')) return null;
    return conditionFacts(conditionRule, match[1] ?? '', match[2] ?? '', context);
  },
};

/** "when the pump detects it is running dry": what is said belongs to the verb. */
const REPORTS =
  /\s(?:detects?|sees?|knows?|notices?|finds?|thinks?|says?|checks?|believes?|assumes?|tells?|shows?|means?|realizes?|reports?|learns?)$/i;

/** "when you work on a function you work on a draft": the second subject begins what happens then. */
function splitAtSubject(text: string): { condition: string; effect: string } | null {
  if (!/^(?:if|when|whenever|once)\s/i.test(text) || text.includes(',')) return null;
  for (const match of text.matchAll(/\s(?=(?:you|it|they)\s)/gi)) {
    const condition = text.slice(0, match.index);
    const effect = text.slice(match.index + 1);
    if (findClause(condition.replace(/^\S+\s/, ''))?.rest && findClause(effect)?.subject) return { condition, effect };
  }
  return null;
}

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
  if (ADVICE.test(effect) && !/^[A-Z][a-z]+ \d+ /.test(effect) && /^(?:if|when|in case|whenever)\b/i.test(cause)) {
    return [
      makeFact(base, {
        kind: 'consequence',
        cause: cause.replace(/^(?:if|when|whenever|in case)\s+/i, ''),
        effect,
        relation: 'need',
      }),
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
  const facts: Fact[] = [makeFact(base, { kind: 'consequence', cause, effect: full.text, relation: 'condition' })];
  for (let i = 1; i < parts.length; i++) {
    const next = sentenceOf(parts[i] ?? '', context);
    facts.push(makeFact(base, { kind: 'consequence', cause: full.text, effect: next.text, relation: 'result' }));
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
  if (/\w+ing$/.test(firstWord(body))) return `${word === 'if' ? 'when' : word} ${body}`;
  const recent = context.memory.subject;
  const isState =
    /^(?:not )?[a-z]+$/.test(body) && (isAdjective(lastWord(body)) || isParticiple(lastWord(body)) || /^un/.test(body));
  if (isState && recent?.node === context.node)
    return `${word} ${decapitalise(definite(recent.phrase))} ${beFor(recent.phrase)} ${body}`;
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
        !/[<>=]/.test(body) &&
        !body
          .split(' ')
          .some(
            (token) => /^(?:is|are|was|were|has|have)$/.test(token) || findVerbForm(bareWord(token))?.form === 'third',
          )
      ? `in case of ${bindPronouns(body.replace(/^of\s+/i, ''), context, null)}`
      : `${word} ${bindPronouns(body, context, null)}`;
}

function isAcronymStart(text: string): boolean {
  return /^(?:[A-Z]{2}|[A-Z]-|[A-Z][a-z]*[/+&][A-Z]|[A-Z][a-z]*[A-Z0-9]|[A-Z][a-z]+ [A-Z])/.test(text);
}

function conditionNoun(condition: string): string | null {
  const clause = findClause(condition.replace(/^\w+\s+/, ''));
  if (!clause || clause.subject.toLowerCase() === 'you') return null;
  return clause.subject === '' ? null : clause.subject;
}
