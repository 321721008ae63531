import { splitRest } from '../ask/sentence.ts';
import { type Clause, changeClause, findClause } from '../english/clause.ts';
import { startsNounPhrase } from '../english/find-verb.ts';
import { articleFor, capitalise, decapitalise, findHeadNoun, isPlural } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, COUNT_HEADS, DETERMINERS, firstWord } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { bindObject, bindPronouns, completeSubject, type LineContext, rememberClause } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

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
  const second = findSecond(complete);
  if (
    second &&
    countOf(second[1] ?? '', '(') === countOf(second[1] ?? '', ')') &&
    !/\b(?:that|which|who|if|when|what|how|where)\b/i.test(second[1] ?? '') &&
    (complete.subject.toLowerCase() !== 'you' || /^(?:can|cannot|must|should)\s/i.test(second[2] ?? ''))
  ) {
    const more = findClause(`${complete.subject} ${nameObject(second[2] ?? '', second[1] ?? '', context)}`);
    const facts = statementFrom(
      rule,
      changeClause(complete, complete.subject, second[1] ?? ''),
      context,
      lead,
      doubt,
      extraTargets,
    );
    return more && more.subject === complete.subject
      ? [...facts, ...statementFrom(rule, more, context, lead, doubt)]
      : facts;
  }
  const isReported = /^that (?:it|they)\b/i.test(complete.rest) && context.memory.subject?.node === context.node;
  const other = isReported || complete.subject.toLowerCase() === 'you' ? null : otherThing(complete, context);
  const near =
    complete.subject.toLowerCase() === 'you'
      ? null
      : isReported
        ? (context.memory.subject?.phrase ?? null)
        : (other ?? complete.subject);
  const isEmptyIt = /^(?:make|find)$/.test(complete.base) && /^it \S+ (?:for \S+ )?to\b/i.test(complete.rest);
  const bind = other ? bindPronouns : bindObject;
  const rest = (isEmptyIt ? complete.rest : bind(complete.rest, context, near))
    .replace(/[.;,:\s]+$/, '')
    .replace(OPEN_COLON, '$1 ');
  const dated = /^(in \d{4}),? (that .+)$/i.exec(complete.rest);
  if (dated && !complete.front)
    return statementFrom(
      rule,
      changeClause(complete, complete.subject, dated[2] ?? '', dated[1] ?? ''),
      context,
      lead,
      doubt,
      extraTargets,
    );
  const front = complete.front ? capitalise(bindPronouns(complete.front, context, near)) : '';
  const subject = complete.subject.includes('(')
    ? complete.subject.replace(/\s*\([^()]*\)/g, '').trim() || complete.subject
    : complete.subject.trim() || complete.subject;
  const isNamed = extraTargets.includes(subject) && /^[A-Z][a-z]+$/.test(subject);
  const resolved = changeClause(complete, isNamed ? subject : nameSubject(subject), rest, front);
  rememberClause(resolved, context);
  const base = factBase(rule, context, REFERS.test(rest) ? doubt + 0.2 : doubt);
  const split = splitRest(rest, resolved.base);
  const targets = [...extraTargets, ...context.targets].filter((target, index, all) => all.indexOf(target) === index);
  const needsLead = subject.toLowerCase() === 'you' || !/[A-Z\ue000-\ue0ff]/.test(subject);
  const statement: Fact = makeFact(base, {
    kind: 'statement',
    clause: resolved,
    lead: needsLead ? lead : null,
    targets,
  });
  const purposeTail =
    split.tailKind === 'purpose' &&
    split.core !== '' &&
    !isEmptyIt &&
    !resolved.isNegated &&
    resolved.shape !== 'copula';
  if (!purposeTail) return [statement];
  const effect = joinSentence(resolved, split.core);
  const reason: Fact = makeFact(base, {
    kind: 'reason',
    effect,
    cause: split.tail.replace(/^in order to\b/i, 'to'),
    relation: 'purpose',
  });
  const isMeans = resolved.subject.toLowerCase() === 'you' && /^to\b/i.test(split.tail);
  return isMeans ? [reason] : [statement, reason];
}

/** "that fee", "these keys": an answer that points at what was said before. */
const REFERS = /^(?:that|this|those|these|the same) [a-z]+$/i;

/** "a note with: name, number". */
const OPEN_COLON = /\b(with|for|from|by|via|through|including|like):\s+(?=\S)/i;

/** "the schema and generates code for it": a pronoun in the second deed is what the first was done to. */
function nameObject(deed: string, before: string, context: LineContext): string {
  const object = findObject(before)
    .replace(/ of .*$/, '')
    .replace(/^an? /i, 'the ');
  const isMeant =
    /\b(?:for|to|from|with|in|on|of|by) (?:it|them)$/i.test(deed) || /^\S+ (?:it|them|its|their)\b/i.test(deed);
  return isMeant && object !== '' && !object.includes(',') ? bindPronouns(deed, context, object) : deed;
}

/** "it" right behind the verb is not the subject: "glucagon raises it" after "insulin lowers blood glucose". */
function otherThing(clause: Clause, context: LineContext): string | null {
  const recent = context.memory.subject;
  const isNear = recent !== null && (recent.node === context.node || recent.node === context.node.previous);
  if (!/^(?:it|them)\b/i.test(clause.rest) || clause.shape === 'copula' || !isNear) return null;
  const named = /^it\b/i.test(clause.rest) ? context.memory.singular : context.memory.plural;
  return named !== null &&
    /^[\p{L}][\p{L} -]+$/u.test(named) &&
    named.toLowerCase() !== recent.phrase.toLowerCase() &&
    named.toLowerCase() !== clause.subject.toLowerCase() &&
    named.toLowerCase() !== (context.scope.phrase ?? '').toLowerCase()
    ? named
    : null;
}

/** A second predicate behind a comma or "and": "is fast and can be shared". */
function findSecond(clause: Clause): RegExpExecArray | null {
  const { rest } = clause;
  if (!/,\s|\sand\s/i.test(rest)) return null;
  return (
    /^(.*?)(?:,\s+(?:and\s+)?|\s+and\s+)((?:must|can|cannot|should|will|may|has|have|is|are|does|do|needs?)\s.+)$/i.exec(
      rest,
    ) ??
    splitThirdPerson(rest) ??
    (clause.shape === 'past' ? splitPast(rest) : null)
  );
}

function countOf(text: string, char: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) count += 1;
  return count;
}

/** "left the gold standard and recovered early": a second deed in the past. */
function splitPast(rest: string): RegExpExecArray | null {
  const match = /^([^()]*?),?\s+and\s+(?:also\s+)?([a-z]+\s.+)$/.exec(rest);
  const form = match ? findVerbForm(bareWord(firstWord(match[2] ?? ''))) : null;
  return form && (form.form === 'past' || form.form === 'participle') && !form.nounToo ? match : null;
}

/** "files up to 5 GB, parallelizes uploads": a second verb after a comma. */
function splitThirdPerson(rest: string): RegExpExecArray | null {
  const match =
    /^([^()]*?),\s+(?:and\s+)?([a-z]+s\s.+)$/.exec(rest) ?? /^([^(),]*?\S)\s+and\s+([a-z]+s\s.+)$/.exec(rest);
  const form = match ? findVerbForm(bareWord(firstWord(match[2] ?? ''))) : null;
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
  const first = bareWord(firstWord(inside));
  const head = findHeadNoun(inside);
  if (/^\S+['’]s?\s/.test(inside)) return inside;
  const needsArticle =
    (COUNT_HEADS.has(head) || /^(?:batch|branch|directory|stage|spare|part|piece|copy)$/.test(head)) &&
    !DETERMINERS.has(first) &&
    !isPlural(inside) &&
    !/[\d(/&+]|\b(?:and|or)\b/.test(inside);
  return needsArticle && !/^(?:each|every|any|no|only|one|other|another|both|what|[a-z]+ing)$/.test(first)
    ? `${articleFor(inside)} ${inside}`
    : inside;
}
