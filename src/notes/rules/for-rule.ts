import { invert } from '../ask/sentence.ts';
import { findClause } from '../english/clause.ts';
import { lowerTerm, singularOf } from '../english/noun-phrase.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, countWords, firstWord, lastWord, PREPOSITIONS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { needs } from '../needs.ts';
import { definitionFacts } from './definition-facts.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type SentenceRule } from './rule.ts';

/** `X for Y`: what a thing is there for. */
export const forRule: SentenceRule = {
  name: 'x-for-y',
  kind: 'definition',
  confidence: 0.65,
  about: 'A name, the word "for" or "to" and a purpose, without a verb. Two pairs in one line give two cards.',
  sample: 'Aspirin for mild pain and Morphine for severe pain',
  becomes: ['What is for mild pain?', 'Aspirin'],
  refuses: 'waiting for the results of the test',
  needs: needs('for to'),
  find: (text, context) => {
    if (/^not\b/i.test(text)) return null;
    // "describe dishes: card.txt for soups": an order that is the label of a list.
    if (findClause(/^([^:]{3,40}): \S/.exec(text)?.[1] ?? '')?.subject === '') return null;
    const pairs = readPairs(text);
    if (pairs.length >= 2) return pairs.map((pair) => pairFact(pair, context));
    const how = /^([A-Z\ue000-\ue0ff][^,;→=]{1,40}?)\s+for\s+how\s+(.{6,})$/.exec(text);
    const clause = how ? findClause(how[2] ?? '') : null;
    if (how && clause?.subject)
      return [
        makeFact(factBase(forRule, context), {
          kind: 'comparison',
          question: `How ${invert(clause, clause.rest)}?`,
          answer: `With ${how[1]}`,
          terms: [how[1] ?? '', how[2] ?? ''],
        }),
      ];
    // A whole line in bold is a name: "**Bin for Old Bread**".
    if (context.node.inline.bold[0] === text || findClause(text)) return null;
    const aim = /^([A-Z\ue000-\ue0ff]\S*(?: [A-Z]\S*){0,3}) to ([a-z]+) \S/.exec(text);
    if (aim && /[a-z][A-Z]|[A-Z]{3}| /.test(aim[1] ?? '') && findVerbForm(aim[2] ?? '')?.form === 'base')
      return definitionFacts(forRule, aim[1] ?? '', text.slice((aim[1] ?? '').length + 1), context);
    const bare = /^for\s+((?!(?:example|instance|free|now|each|every)\b).{8,})$/i.exec(text);
    if (bare && context.scope.phrase && !/,\s+(?:you|the|it|use)\b/.test(text))
      return definitionFacts(forRule, context.scope.phrase, text, context);
    const match = /^([A-Z\ue000-\ue0ff][^,;→=]{1,40}?)\s+(?:is\s+)?for\s+(.{6,})$/.exec(text);
    if (!match || countWords(match[1] ?? '') > 4) return null;
    return definitionFacts(forRule, match[1] ?? '', `for ${match[2]}`, context);
  },
};

interface Pair {
  readonly frame: string;
  readonly name: string;
  readonly use: string;
}

/** "push to A (for x) and/or B for y" -> the two names and what each is for. */
export function readPairs(text: string): Pair[] {
  const parts = text.split(/\s+(?:and\/or|and|or)\s+|,\s+/);
  if (parts.length < 2 || parts.length > 4) return [];
  const pairs: Pair[] = [];
  for (const [index, part] of parts.entries()) {
    const match = /^(.*?)\s*\(?\bfor\s+([^()]{3,50})\)?$/i.exec(part.trim());
    if (!match) return [];
    let name = (match[1] ?? '').trim();
    let frame = '';
    if (index === 0) {
      const words = name.split(' ');
      let from = 0;
      for (let i = 0; i < words.length; i++)
        if (PREPOSITIONS.has(bareWord(words[i] ?? '')) || findVerbForm(bareWord(words[i] ?? ''))?.form === 'base')
          from = i + 1;
      frame = words.slice(0, from).join(' ');
      name = words.slice(from).join(' ');
    }
    if (name === '' || countWords(name) > 4 || findClause(name)) return [];
    pairs.push({ frame: pairs[0]?.frame ?? frame, name, use: (match[2] ?? '').trim() });
  }
  return pairs;
}

function pairFact(pair: Pair, context: LineContext): Fact {
  const words = pair.frame.split(' ').filter(Boolean);
  const verbAt = words.findIndex((word) => {
    const form = findVerbForm(bareWord(word));
    return form?.form === 'gerund' || form?.form === 'base';
  });
  const deed = words
    .slice(Math.max(0, verbAt))
    .join(' ')
    .replace(/^(?:(?:set ?up|need to)\s+)+/i, '');
  const isPlace = /\b(?:to|in|on|from|at)$/.test(deed);
  const preposition = /\b(to|in|on|from|at|with|via|by)$/.exec(deed)?.[1] ?? '';
  const act = deed.replace(/\s(?:to|in|on|from|at|with|via|by)$/, '');
  const gerundMatch = findVerbForm(bareWord(firstWord(act)));
  const question =
    !act || verbAt < 0 || !gerundMatch
      ? `What ${/s$/.test(pair.name) ? 'are' : 'is'} for ${pair.use}?`
      : `${isPlace ? 'Where' : 'What'} do you ${gerundMatch.base} ${objectFor(act.split(' ').slice(1).join(' '), pair.use)}${isPlace ? '' : ` ${preposition}`}?`;
  return makeFact(factBase(forRule, context), {
    kind: 'comparison',
    question: verbAt < 0 && context.scope.phrase ? question : question.replace(/\s{2,}/g, ' '),
    answer: lowerTerm(pair.name),
    terms: [pair.name, pair.use],
  });
}

/** "docker images" and "public images" name one thing: the longer question is not needed. */
function objectFor(object: string, use: string): string {
  const last = (text: string): string => singularOf(bareWord(lastWord(text)));
  return last(object) === last(use) ? use : `${object} for ${use}`;
}
