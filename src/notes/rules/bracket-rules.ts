import { findClause } from '../english/clause.ts';
import { PARTICLES } from '../english/find-verb.ts';
import { isPlural, lowerTerm } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { findVerbForm, isParticiple } from '../english/verbs.ts';
import { ADVERBS, bareWord, countWords, DETERMINERS, firstWord, lastWord, PREPOSITIONS } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { Pattern } from '../needs.ts';
import { isCase } from './authority-rule.ts';
import { definitionFacts } from './definition-facts.ts';
import { agreesWithInitials } from './initials.ts';
import { labelledListRule } from './labelled-list-rule.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

export const expansionRule: RuleInfo = {
  name: 'expansion',
  kind: 'expansion',
  confidence: 0.95,
  about: 'An acronym and its words, one of them in brackets. The initials have to agree.',
  sample: '-DNS (Domain Name System) finds addresses',
  becomes: ['What does DNS stand for?', 'Domain Name System'],
  refuses: 'EC2 (Linux)',
};

export const bracketDefinitionRule: RuleInfo = {
  name: 'bracket-definition',
  kind: 'definition',
  confidence: 0.75,
  about: 'A term with its description in brackets behind it.',
  sample: '-create a Makefile (describes how to build the program)',
  becomes: ['What does Makefile describe?', 'How to build the program'],
  refuses: '-three files (a, b, c) are read',
};

export const aliasRule: RuleInfo = {
  name: 'alias',
  kind: 'alias',
  confidence: 0.85,
  about: 'Two names of one thing: aka, also known as, also called.',
  sample: 'Table salt aka sodium chloride',
  becomes: ['What is another name for table salt?', 'Sodium chloride'],
  refuses: 'Akaba is a city',
};

export const bracketExampleRule: RuleInfo = {
  name: 'bracket-example',
  kind: 'example',
  confidence: 0.5,
  about: 'Examples in brackets or after "e.g.": a weak card of its own, kept in the tray.',
  sample: '-noble gases (e.g. helium, neon) do not react',
  becomes: ['Give an example of noble gases.', 'Helium, neon'],
  refuses: '-two gases (see the table) do not react',
};

/** A line that only gives an example of what the lines above are about. */
export function exampleFact(example: string, of: string, context: LineContext): Fact {
  return makeFact(factBase(bracketExampleRule, context), {
    kind: 'example',
    of,
    example: example.replace(/,?\s*etc\.?$/i, ''),
  });
}

export interface BracketReading {
  /** The line without the brackets that became facts or are remarks. */
  readonly text: string;
  readonly facts: readonly Fact[];
}

export const dateRule: RuleInfo = {
  name: 'dated-term',
  kind: 'attribute',
  confidence: 0.75,
  about: 'A name with its date in brackets.',
  sample: '-Battle of Hastings (1066): the Normans defeated the English',
  becomes: ['What is the date of the Battle of Hastings?', '1066'],
  refuses: '-Battle of Hastings (see map)',
};

const DATE = new Pattern(
  '1',
  /^(?:c\.?\s?|ca\.?\s?|around\s)?(?:\d{1,2}\.?\s)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.?\s(?:\d{1,2},?\s)?)?(?:1\d{3}|20\d{2}|\d{3,4}(?=\s(?:AD|BC|CE|BCE)))(?:\s?(?:[-–]|to)\s?(?:\d{2,4}))?(?:\s(?:AD|BC|CE|BCE))?$/,
);
const REMARK =
  /^(?:see\b|cf\.?\b|image|picture|video|diagram|optional|more (?:on|about)|as (?:seen|shown)|above|below|hands[ -]?on|not (?:on|in) (?:the )?exam|exam|important|note\b|my\b|todo|\?+|source|link|duh|lol|haha|i think|maybe|not sure|again|obviously|of course|yes|no)\b/i;
const NOUN_BEFORE =
  /((?:[\p{L}\p{N}\ue000-\ue0ff][\p{L}\p{N}\ue000-\ue0ff'./&+-]*\s+){0,5}[\p{L}\p{N}\ue000-\ue0ff][\p{L}\p{N}\ue000-\ue0ff'./&+-]*)\s*$/u;

/** Takes the brackets of a line apart: expansions, definitions, examples, remarks. Other brackets stay in the text. */
export function readBrackets(text: string, context: LineContext): BracketReading {
  if (!text.includes('(')) return { text, facts: [] };
  const facts: Fact[] = [];
  let out = '';
  let at = 0;
  for (const group of findGroups(text)) {
    const before = text.slice(at, group.from);
    out += before;
    at = group.to;
    const outcome = readGroup(out, group.content, text.slice(group.to), context);
    facts.push(...outcome.facts);
    if (outcome.keep) out += text.slice(group.from, group.to);
    else out = out.replace(/\s+$/, '');
  }
  out += text.slice(at);
  return {
    text: out
      .replace(/\s+([,.;:])(?=\s|$)/g, '$1')
      .replace(/\s{2,}/g, ' ')
      .trim(),
    facts,
  };
}

function findGroups(text: string): { from: number; to: number; content: string }[] {
  const groups: { from: number; to: number; content: string }[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') {
      if (depth === 0) from = i;
      depth += 1;
    } else if (text[i] === ')' && depth > 0) {
      depth -= 1;
      if (depth === 0) groups.push({ from, to: i + 1, content: text.slice(from + 1, i).trim() });
    }
  }
  return groups;
}

const INNER_DEFINITION = new Pattern('=', /^([A-Z][\p{L}\p{N} .-]{1,40}?)\s*=\s*(.+)$/u);

function readGroup(
  before: string,
  content: string,
  after: string,
  context: LineContext,
): { facts: readonly Fact[]; keep: boolean } {
  const keep = { facts: [], keep: true };
  if (isCase(content)) return keep;
  if (content === '' || REMARK.test(content)) return { facts: [], keep: false };
  const inner = INNER_DEFINITION.exec(content);
  if (inner)
    return { facts: definitionFacts(bracketDefinitionRule, inner[1] ?? '', inner[2] ?? '', context), keep: false };
  const counted = /^(?:\d|two|three|four|five|six|seven) [\p{L} -]{3,30}: \S/u.test(content)
    ? findClause(before)?.subject
    : undefined;
  if (counted) {
    const set = labelledListRule.find(content, { ...context, scope: { ...context.scope, phrase: lowerTerm(counted) } });
    if (set?.length) return { facts: set, keep: false };
  }
  const noun = nounBefore(before);
  if (!noun) return keep;
  if (DATE.test(content) && (/ vs?\.? /.test(noun) || /[-–—:(] The [A-Z][\p{L}]+$/u.test(before.trimEnd())))
    return keep;
  if (DATE.test(content) && /^[A-Z]/.test(lastNounPhrase(noun) || noun)) {
    return {
      facts: [
        makeFact(factBase(dateRule, context), {
          kind: 'attribute',
          attribute: 'date',
          owner: noun.replace(/^(?:the|an?)\s+/i, ''),
          value: content,
        }),
      ],
      keep: false,
    };
  }
  const expansion = readExpansion(before, content);
  if (expansion) {
    context.memory.mention(expansion.long);
    return { facts: [makeFact(factBase(expansionRule, context), { kind: 'expansion', ...expansion })], keep: false };
  }
  const alias =
    /^(?:aka|a\.k\.a\.?|also (?:known as|called)|fka|formerly(?: known as| called)?|previously(?: called)?)\s+(.+)$/i.exec(
      content,
    );
  if (alias)
    return {
      facts: [makeFact(factBase(aliasRule, context), { kind: 'alias', name: aliased(noun), other: alias[1] ?? '' })],
      keep: false,
    };
  const example = /^(?:e\.g\.?,?|eg\.?|ex\.?:?|for example,?|for instance,?|such as|like|i\.e\.?)\s+(.+)$/i.exec(
    content,
  );
  if (example) {
    const of = lastNounPhrase(noun);
    const isExample = !/^i\.e/i.test(content) && of !== '' && isPlural(of);
    return {
      facts: isExample
        ? [
            makeFact(factBase(bracketExampleRule, context), {
              kind: 'example',
              of,
              example: (example[1] ?? '').replace(/,?\s*etc\.?$/i, ''),
            }),
          ]
        : [],
      keep: true,
    };
  }
  if (/\betc\.?$/i.test(content) || content.split(/,\s+/).length >= 3) return keep;
  if (after.trim() !== '' && after.trim().length < 3 && /^[,.;]/.test(after) === false) return keep;
  if (ADVERBS.has(bareWord(lastWord(noun))) || PARTICLES.has(bareWord(lastWord(noun)))) return keep;
  if (/^(?:needs?|requires?|must|should|can|could)\s/i.test(content) && findClause(before)) return keep;
  const means = /^by \w+ing\s/i.test(content) && noun === before.trim() && context.scope.phrase;
  if (means)
    return {
      facts: [
        makeFact(factBase(bracketDefinitionRule, context), {
          kind: 'comparison',
          question: `How is ${noun} achieved (${context.scope.phrase})?`,
          answer: content,
          terms: [noun, content],
        }),
      ],
      keep: false,
    };
  const isOfTerm =
    context.leadTerm !== null &&
    /^(?:includes?|excludes?|contains?)\s/i.test(content) &&
    before.startsWith(`${context.leadTerm}:`);
  const term = isOfTerm ? context.leadTerm : definedTerm(noun, content, context);
  if (!term) return keep;
  const meaning = content.replace(
    /^(?:what is|what are|this is|which is|which are|it is|they are|i\.e\.?,?|basically|just|so|where you can|where)\s+/i,
    (lead) => (/^what is/i.test(lead) ? 'what is ' : /^where/i.test(lead) ? lead : ''),
  );
  return { facts: definitionFacts(bracketDefinitionRule, term, meaning, context), keep: false };
}

/** "only for side roads": what has the other name is the noun, not the words before it. */
function aliased(noun: string): string {
  return /^[a-z]/.test(noun) ? lastNounPhrase(noun) || noun : noun;
}

function nounBefore(before: string): string | null {
  const match = NOUN_BEFORE.exec(before.replace(/\s+$/, ''));
  return match ? (match[1] ?? null) : null;
}

/** The words after the last verb, preposition or comma: the phrase the bracket belongs to. */
function lastNounPhrase(text: string): string {
  const words = text.split(/\s+/);
  let from = 0;
  for (let i = 0; i < words.length; i++) {
    const word = bareWord(words[i] ?? '');
    const form = findVerbForm(word);
    const isVerb =
      form !== null &&
      !form.nounToo &&
      form.form !== 'gerund' &&
      !/^[A-Z]/.test(words[i] ?? '') &&
      !(isParticiple(word) && i + 1 < words.length);
    if (
      (PREPOSITIONS.has(word) && word !== 'of') ||
      isVerb ||
      DETERMINERS.has(word) ||
      /^(?:and|or|is|are|can|must|will|to|not|have|has)$/.test(word)
    )
      from = i + 1;
  }
  return words.slice(from).join(' ');
}

/** `ECR (Elastic Container Registry)` and `Virtual Machine (VM)`. */
function readExpansion(before: string, content: string): { short: string; long: string } | null {
  const words = before.trim().split(/\s+/);
  const last = (words[words.length - 1] ?? '').replace(/[^\p{L}\p{N}/-]/gu, '');
  const long = content.split(/\s*(?:[,;:=]|\s[-–—]\s)\s*/)[0] ?? content;
  if (/^[A-Z][A-Za-z0-9/-]{1,9}$/.test(last) && /[A-Z0-9]/.test(last.slice(1)) && agreesWithInitials(last, long))
    return { short: last, long };
  const short = content.trim();
  if (!/^[A-Z][A-Za-z0-9/-]{1,7}$/.test(short) || !/[A-Z0-9]/.test(short.slice(1))) return null;
  for (let count = 2; count <= Math.min(8, words.length); count++) {
    const phrase = words.slice(-count).join(' ');
    if (agreesWithInitials(short, phrase) && !DETERMINERS.has(bareWord(words[words.length - count] ?? '')))
      return { short: short.replace(/s$/, ''), long: phrase };
  }
  return null;
}

/** The term a bracket defines; null when the bracket is an aside. */
function definedTerm(noun: string, content: string, context: LineContext): string | null {
  const first = bareWord(firstWord(content));
  const form = findVerbForm(first);
  const isDescription =
    form?.form === 'third' ||
    /^(?:what is|what are|used (?:to|for|by|in)|a|an|the|where|which (?:is|are)|allows?|lets|basically)\s/i.test(
      content,
    ) ||
    /^(?:what)'s\s/i.test(content) ||
    /^[\p{L}]+'s own\b/u.test(content);
  const words = content.split(' ');
  const isWholeLine = context.leadTerm !== null && noun.endsWith(context.leadTerm);
  const isGerund =
    /^(?!during|including|regarding|according|depending|excluding)\p{L}+ing\s/u.test(content) &&
    words.length >= 3 &&
    noun === context.node.text.slice(0, noun.length);
  const isNounDescription =
    (isWholeLine || isGerund) &&
    words.length >= 2 &&
    words.length <= 14 &&
    !/,/.test(content) &&
    !/^\d|^(?:usually|mostly|mainly|often|typically|normally|sometimes|always|only|also|even)\b/i.test(content) &&
    !/^(?:[A-Z][\p{L}\p{N}]*\s?)+$/u.test(content);
  if (!isDescription && !isNounDescription) return null;
  if (isGerund && countWords(noun) <= 4 && !findClause(noun)) return noun;
  if (words.length < 2) return null;
  const bold = context.targets.find((target) => noun.toLowerCase().endsWith(target.toLowerCase()));
  if (bold) return bold;
  const phrase = lastNounPhrase(noun);
  if (phrase === '' || countWords(phrase) > 4) {
    const object = findObject(noun);
    return object !== '' && countWords(object) <= 4 ? lowerTerm(object) : null;
  }
  return findClause(phrase) ? null : phrase;
}

const OTHER_NAME = new Pattern('aka k also fka formerly', /\b(?:aka|a\.k\.a|also (?:known|called)|fka|formerly)\b/i);

/** Takes "aka" and "also known as" out of running text. */
export function readAlias(text: string, context: LineContext): BracketReading {
  if (!OTHER_NAME.test(text)) return { text, facts: [] };
  const match =
    /^(.{2,60}?)[,;]?\s+(?:aka|a\.k\.a\.|also known as|also called|fka|formerly known as)\s+([^,;=→.(]{2,50})(.*)$/i.exec(
      text,
    );
  const bare =
    /^(?:aka|also known as|also called|fka|formerly(?: known as| called)?|previously(?: called)?)\s+([^,;=→.(]{2,50})$/i.exec(
      text,
    );
  if (bare && context.scope.phrase)
    return {
      text: '',
      facts: [
        makeFact(factBase(aliasRule, context), { kind: 'alias', name: context.scope.phrase, other: bare[1] ?? '' }),
      ],
    };
  if (!match) return { text, facts: [] };
  const name = lastNounPhrase((match[1] ?? '').replace(/^(?:the|an?)\s+/i, ''));
  const other = (match[2] ?? '').trim();
  if (name === '' || countWords(name) > 5 || countWords(other) > 6) return { text, facts: [] };
  const clause = findClause(other);
  if (clause) return { text, facts: [] };
  return {
    text: `${match[1]}${match[3]}`.trim(),
    facts: [makeFact(factBase(aliasRule, context), { kind: 'alias', name, other })],
  };
}
