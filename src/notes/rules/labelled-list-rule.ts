import { joinWords } from '../ask/ask.ts';
import { mentions } from '../ask/name-topic.ts';
import { invert, writeSentence } from '../ask/sentence.ts';
import { findClause } from '../english/clause.ts';
import { isAdjective } from '../english/implied-clause.ts';
import { capitalise, decapitalise, findHeadNoun, isPlural, lowerTerm, withArticle } from '../english/noun-phrase.ts';
import { isParticiple } from '../english/verbs.ts';
import { countToWord, countWords, firstWord, PREPOSITIONS, wordToCount } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { needs, Pattern } from '../needs.ts';
import { isAttributeName, isValue } from './attribute-name.ts';
import { readDependentLabel } from './dependent-label.ts';
import { isSideLabel } from './generic-label.ts';
import { agreesWithInitials } from './initials.ts';
import { completeSubject, type LineContext } from './line-context.ts';
import { factBase, makeFact, type SentenceRule } from './rule.ts';
import { isTypedCommand } from './typed-command.ts';

/** `3 states: A, B, C`, `needs (i) a, (ii) b, (iii) c`: a list on one line. */
export const labelledListRule: SentenceRule = {
  name: 'labelled-list',
  kind: 'set',
  confidence: 0.75,
  about:
    'A list on one line: a number and a noun before a colon, a noun in the plural before the names of several things, or members numbered in brackets.',
  sample: '### Alarms\n3 states: calm, unsure, loud',
  becomes: ['What are the three states of alarms?', 'Calm\nUnsure\nLoud'],
  refuses: '### Alarms\n3 states: calm and loud',
  needs: needs(':=→-–—('),
  find: (text, context) =>
    readNumbered(text, context) ??
    readCounted(text, context) ??
    readObject(text, context) ??
    readPlural(text, context) ??
    readParts(text, context),
};

const MARK = /\s*(?:,|;|\band\b|\bor\b|,\s*and)?\s*\((?:[ivx]{1,4}|[a-h]|\d)\)\s*/i;

/** "Needs (i) a, (ii) b and (iii) c." */
function readNumbered(text: string, context: LineContext): Fact[] | null {
  if (!/\((?:i|a|1)\)\s/i.test(text) || !/\((?:ii|b|2)\)\s/i.test(text)) return null;
  const at = text.search(/\((?:i|a|1)\)\s/i);
  const open = text
    .slice(0, at)
    .trim()
    .replace(/[:=→]$/, '')
    .trim();
  const items = text
    .slice(at)
    .split(MARK)
    .map((item) =>
      item
        .replace(/[,;.\s]+$/, '')
        .replace(/,?\s+(?:and|or)$/, '')
        .trim(),
    )
    .filter(Boolean);
  if (items.length < 2 || items.length > 9 || open === '' || items.some((item) => item.length > 110)) return null;
  const clause = findClause(`${open} things`);
  const complete = clause ? completeSubject(clause, context) : null;
  const number = countToWord(items.length);
  if (/\b(?:if|when|because|where|that|unless|to|by|on|in)\b/i.test(open) && complete)
    return [
      setOf(context, `Name the ${number} ways to complete this: ${decapitalise(open)} …`, capitalise(open), items),
    ];
  if (complete) {
    const bare = { ...complete, rest: complete.rest.replace(/\s*things$/, '') };
    return [setOf(context, `Which ${number} things ${invert(bare, bare.rest)}?`, capitalise(open), items)];
  }
  const owner = context.scope.phrase;
  const label =
    owner && countWords(open) < 3 && !mentions(open, owner) ? `${decapitalise(open)} (${owner})` : decapitalise(open);
  return [setOf(context, `Name the ${number} points of this: ${label}.`, capitalise(label), items)];
}

function setOf(context: LineContext, ask: string, frame: string, items: readonly string[]): Fact {
  return makeFact(factBase(labelledListRule, context), {
    kind: 'set',
    ask,
    frame,
    items: items.map((item) => (isTypedCommand(item) ? item : capitalise(item))),
    isOpen: false,
  });
}

const COUNTED_LIST = new Pattern(
  '1 two three four five six seven eight nine',
  /^(?:([^:=→]{2,40}?)(?::|,| has| have|\s[-–—])\s+)?(?:the )?(\d|two|three|four|five|six|seven|eight|nine)\s+((?:[\p{L}-]+\s){0,3}[\p{L}-]+)(?:\s+(of|for|in|to)\s+([^:=→]{2,40}?))?\s*(?::|=|→|\s[-–—])\s+(.+)$/iu,
);

/** "3 states: A, B, C", "ECS: three ways = a, b, c". */
function readCounted(text: string, context: LineContext): Fact[] | null {
  const match = COUNTED_LIST.exec(text);
  if (!match) return null;
  const [, before = '', number = '', noun = '', link = '', of = '', list = ''] = match;
  const count = wordToCount(number);
  const items = readList(list);
  if (!count || count < 2 || !isPlural(noun) || items?.length !== count || TIME.test(noun)) return null;
  const owner = of || before.trim() || context.scope.phrase || '';
  const joined =
    owner === '' || mentions(noun, owner) ? noun : `${noun} ${link || linkFor(noun)} ${lowerTerm(withArticle(owner))}`;
  return [setOf(context, `What are the ${countToWord(count)} ${joined}?`, capitalise(joined), items)];
}

const TIME = /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|yrs|mins?|h|s)$/i;

function linkFor(noun: string): string {
  return /\b(?:ways|options|reasons|rules|steps|modes)$/i.test(noun) ? 'for' : 'of';
}

/** Kinds of things that a list of names can follow. Terms in the plural are defined more often than listed. */
function readPlural(text: string, context: LineContext): Fact[] | null {
  const match = /^((?:[\p{L}\d-]+\s){0,3}[\p{L}\d-]+)\s*(?::|=)\s+(.+)$/u.exec(text);
  if (!match) return null;
  const [, named = '', list = ''] = match;
  const label = named.replace(/^(?:all )?(?:the|these|those)\s+/i, '');
  const items = readList(list);
  if (
    !items ||
    items.length < 2 ||
    !isPlural(label) ||
    !/^[a-z]/.test(findHeadNoun(label)) ||
    isAttributeName(label) ||
    findClause(label)?.subject ||
    /^(?:describe|define|list|know|compare|configure|specify)\s/i.test(label)
  )
    return null;
  if (label === context.leadTerm || items.some((item) => countWords(item) > 4 || isValue(item))) return null;
  const isNamed = items.every((item) => /[A-Z\ue000-\ue0ff]/.test(item));
  if (!isNamed && items.length < 3) return null;
  if (/^(?:examples?|e\.?g|notes?|types|kinds|tips?)$/i.test(label)) return null;
  const owner = context.scope.phrase;
  const shown = lowerTerm(label);
  const place = owner && !mentions(shown, owner) ? ` (${owner})` : '';
  const ask = `What are the ${countToWord(items.length)} ${shown}${place}?`;
  return [setOf(context, ask, `${capitalise(shown)}${place}`, items)];
}

/** "uses these parts: A, B, C": which parts it uses. */
function readObject(text: string, context: LineContext): Fact[] | null {
  const match = /^([^:=→]{6,80}):\s+(.+)$/.exec(text);
  const [, said = '', list = ''] = match ?? [];
  const found = match ? findClause(said) : null;
  const isYours = found !== null && found.subject === '' && found.verb === found.base && found.shape === 'verb';
  if (!found || found.shape === 'copula' || found.isNegated || found.front !== '' || isYours) return null;
  const named =
    /^(?:all )?(?:of )?(?:(?:the|these|those|its)\s+)?(?:(?:following|same|many|several|various|different|multiple|some|(two|three|four|five|six|seven|\d))\s+)?((?:[\p{L}-]+\s){0,2}[\p{L}-]+)$/u.exec(
      found.rest,
    );
  const noun = (named?.[2] ?? '').trim();
  const items = readList(list);
  const isKind = /^[a-z]/.test(noun) && isPlural(noun) && !noun.split(' ').some((word) => PREPOSITIONS.has(word));
  if (!items || items.length < 2 || !isKind || isAttributeName(noun)) return null;
  const isNamed = items.every((item) => /[A-Z\ue000-\ue0ff]/.test(item));
  const isCounted =
    wordToCount(/\b(?:two|three|four|five|six|seven|\d)\b/i.exec(found.rest)?.[0] ?? '') === items.length;
  if ((!isNamed && !isCounted && items.length < 3) || items.some((item) => countWords(item) > 4 || isValue(item)))
    return null;
  const whole = completeSubject(found, context);
  if (!whole) return [];
  const owner = context.scope.phrase;
  const place = whole.subject.toLowerCase() === 'you' && owner && !mentions(noun, owner) ? ` (${owner})` : '';
  const frame = capitalise(writeSentence({ ...whole, rest: noun }));
  return [
    setOf(
      context,
      `Which ${joinWords(named?.[1] ?? '', noun)} ${invert({ ...whole, rest: '' }, '')}${place}?`,
      frame,
      items,
    ),
  ];
}

/** "Micro-environment: firm, suppliers, rivals, customers": four names or more that make up one thing. */
function readParts(text: string, context: LineContext): Fact[] | null {
  const match = /^([\p{L}][\p{L} -]{2,40}?)(?:\s*:|\s[-–—])\s+(.+)$/u.exec(text);
  if (!match) return null;
  const [, label = '', list = ''] = match;
  const items = readList(list);
  const isName = (item: string): boolean =>
    countWords(item) <= 3 &&
    !/\d|[()"]|^(?:no|not|less|more|very|only|then|also|for|in|by|with|if|from|to)\b/i.test(item) &&
    !isAdjective(item.toLowerCase()) &&
    !isParticiple(item.toLowerCase()) &&
    !isAdjective(firstWord(item).toLowerCase());
  if (!items || items.length < 4 || !items.every(isName) || countWords(label) > 5) return null;
  if (
    findClause(label) ||
    isSideLabel(label) ||
    readDependentLabel(label, context) ||
    isAttributeName(label) ||
    label === context.leadTerm
  )
    return null;
  if (
    /^(?:types?|kinds?|examples?|notes?|e\.?g|uses?|why|how|when|where|who|what|def)\b/i.test(label) ||
    agreesWithInitials(label, items.join(' '))
  )
    return null;
  const of = withArticle(label);
  const isOrdered =
    /\b(?:cycle|process|order|sequence|series|steps|stages|bottom to top|top to bottom|old to young)\b/i.test(label);
  const ask = isOrdered
    ? `${capitalise(label)}: what is the sequence?`
    : `What belongs to ${/^an? /.test(of) ? of.replace(/^an? /, 'the ') : of}?`;
  return [setOf(context, ask, label, items)];
}

/** The members of a list with commas or slashes; null when one of them is a sentence. */
function readList(text: string): string[] | null {
  const plain = text.replace(/[.;]$/, '');
  if (/\betc\b|\.\.\.?|…|→|\s=\s/.test(plain)) return null;
  const parts = splitOutside(plain).map((part) => shorten(part.trim().replace(/^(?:and|or|&)\s+/i, '')));
  const isMember = (part: string): boolean =>
    part !== '' && part.length <= 70 && countWords(part) <= 7 && !findClause(part)?.subject;
  // "people from Rome, Paris": the first words belong to all of them.
  const isShared =
    / (?:from|in|of|for|with|by|at|on) /.test(parts[0] ?? '') &&
    parts.slice(1).every((part) => /^[A-Z]\S*$/.test(part));
  return parts.length >= 2 && parts.length <= 9 && !isShared && parts.every(isMember) ? parts : null;
}

/** A member without a long remark in brackets. */
function shorten(part: string): string {
  return part.length > 40 ? part.replace(/\s*\([^()]*\)$/, '') : part;
}

/** At commas, semicolons and the last "and", outside brackets. */
function splitOutside(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (depth > 0 || (char !== ',' && char !== ';') || /\d/.test(text[at + 1] ?? '')) continue;
    parts.push(text.slice(start, at));
    start = at + 1;
  }
  const last = text.slice(start);
  const pair = /^(.+?),?\s+(?:and|or|&)\s+([^()]+)$/i.exec(last.trim());
  return pair && !/^(?:and|or|&)\s/i.test(last.trim()) ? [...parts, pair[1] ?? '', pair[2] ?? ''] : [...parts, last];
}
