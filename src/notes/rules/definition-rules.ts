import { mentions } from '../ask/name-topic.ts';
import { findClause } from '../english/clause.ts';
import { capitalise, decapitalise, isPlural, lowerTerm, withArticle } from '../english/noun-phrase.ts';
import { findObject } from '../english/object.ts';
import { ADVERBIAL } from '../english/plain-order.ts';
import { findVerbForm } from '../english/verbs.ts';
import { ADVERBS, countWords, firstWord } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { needs, Pattern } from '../needs.ts';
import { isAttributeName, isValue } from './attribute-name.ts';
import { datedLineRule, splitTrailingDate } from './dated-line-rule.ts';
import { definitionFacts, numberedTerm } from './definition-facts.ts';
import { isDeedLabel, isMaybeSide, isSideLabel, readWhyLabel, sideFacts } from './generic-label.ts';
import { isTermLike, type LineContext } from './line-context.ts';
import { isWholeBold, readCount } from './list-members.ts';
import { factBase, makeFact, type SentenceRule } from './rule.ts';
import { readSharedLabel } from './shared-label.ts';
import { statementFrom } from './statement-facts.ts';

const NO_TERM =
  /^(?:(?:one|two|three|four|five)\s.*|\d+ [\p{L} -]+s|shortcut|formula|proof|claim|goal here|note|notes|tip|tips|example|examples|e\.?g|warning|caution|important|remember|hint|info|todo|question|answer|q|a|see|source|ref|link|solution|result|output|input|step \d+|update|edit|reminder|nb|ps|fact|summary|also|so|then|result|exam|exam tip|want|we want)$/iu;

/** "Module: CHEM 201", "Lecturer: Dr. Hale": what a note says about itself at its head. */
const COURSE_FIELD =
  /^(?:module|course|course code|class|unit code|lecturer|lecture|instructor|professor|prof|teacher|tutor|author|student|name|semester|term|week|date|room|group|due)$/i;
const COURSE_VALUE = /^(?:[A-Z\d][\p{L}\d.,:/-]*)(?: (?:[A-Z\d][\p{L}\d.,:/-]*|of|and|&|-))*$/u;

/** `**Docker** = a platform`: the equals sign of study notes. */
export const equalsRule: SentenceRule = {
  name: 'equals-definition',
  kind: 'definition',
  confidence: 0.9,
  about:
    'A term, an equals sign and what it means. `default =` and the like are read as a value of what the lines above name.',
  sample: '**Idempotent** = running it twice has the same effect as once',
  becomes: ['What is Idempotent?', 'Running it twice has the same effect as once'],
  refuses: 'the check a == b fails',
  needs: needs('='),
  find: (text, context) => {
    const match = /^(.{1,80}?)\s*(?<![=!<>:])=(?![=>])\s*(.+)$/.exec(text);
    if (!match) return null;
    const shared = readSharedLabel(equalsRule, text, context);
    if (shared) return shared;
    const [, left = '', right = ''] = match;
    const term = left.trim();
    if ((NO_TERM.test(term) && !(term === context.leadTerm && /^[A-Z]$/.test(term))) || right.trim() === '')
      return null;
    // "fill a tank (= chamber)": what stands in brackets is said of one word, not of the line.
    if (countOf(term, '(') > countOf(term, ')') && /\)/.test(right) && findClause(`${term})`)?.rest) return null;
    const named = context.targets.find((target) => target !== term && term.endsWith(target));
    const said = named ? findClause(term) : null;
    if (named && said?.subject)
      return [
        ...definitionFacts(equalsRule, named, right, context),
        ...statementFrom(equalsRule, said, context, null, 0.1),
      ];
    const behind = /^([^:]{2,40}):\s+(\S.*)$/.exec(term);
    if (behind && countWords(behind[2] ?? '') > 3 && isTermLike((behind[1] ?? '').replace(/\s*\([^()]*\)$/, '')))
      return null;
    const whole = findClause(term);
    if (
      whole?.subject &&
      countOf(term, '(') === countOf(term, ')') &&
      whole.rest &&
      !named &&
      /^\p{Ll}/u.test(right) &&
      term !== context.leadTerm &&
      /\b(?:by|in|with|on|to|a|an|the)\b|\(/.test(term)
    )
      return statementFrom(equalsRule, whole, context, null);
    const owned = /^([^:=]{2,30}):\s+((?:default|max|maximum|min|minimum|average)\b[^:=]{0,30})$/i.exec(term);
    if (owned && isValue(right))
      return [
        makeFact(factBase(equalsRule, context), {
          kind: 'attribute',
          attribute: owned[2] ?? '',
          owner: owned[1] ?? '',
          value: right,
        }),
      ];
    if (!isTermLike(term) && !isAttributeName(term)) {
      if (term === context.leadTerm) return definitionFacts(equalsRule, term, right, context);
      const said = findClause(term);
      if (/^[^:]{2,30}:\s+\S*\d/.test(term)) return null;
      if (countOf(term, '(') !== countOf(term, ')')) return null;
      if (said?.subject && said.rest && /^\p{Ll}|^not\b/u.test(right))
        return statementFrom(equalsRule, said, context, null);
      const part = /^(?:[^:=]{2,30}:\s+|.*,\s+)([^,:]{2,40})$/.exec(term)?.[1];
      if (part && isTermLike(part) && !/^(?:\d|too\b|very\b|so\b)/.test(part) && !findClause(part))
        return definitionFacts(equalsRule, part, right, context, 0.1);
      if (!said && !/[,:]/.test(term) && countWords(term) <= 10 && countWords(right) <= 3)
        return [
          makeFact(factBase(equalsRule, context, 0.1), {
            kind: 'comparison',
            question: `What is this called: ${decapitalise(term)}?`,
            answer: right,
            terms: [term, right],
          }),
        ];
      const tail = /^(.*?)[,;]?\s+(\S+(?:\s\S+)?)$/.exec(term);
      if (!tail || findClause(term)) return null;
      return definitionFacts(equalsRule, term, right, context, countWords(term) <= 2 ? 0.15 : 0.35);
    }
    return definitionFacts(equalsRule, term, right, context);
  },
};

/** `Gene: a sequence that codes for a protein`. */
export const colonRule: SentenceRule = {
  name: 'colon-definition',
  kind: 'definition',
  confidence: 0.85,
  about:
    'A short term, a colon and its meaning on one line. Labels such as "Note:" are no terms; times and web addresses are no colons.',
  sample: '- Osmosis: movement of water through a membrane',
  becomes: ['What is Osmosis?', 'Movement of water through a membrane'],
  refuses: 'Note: the lab is closed on Mondays',
  needs: needs(':：'),
  find: (text, context) => {
    const match = /^([^:：]{1,60}?)\s*[:：]\s+(.+)$/.exec(text);
    if (!match || isWholeBold(context.node)) return null;
    const shared = context.scope.versus || text.includes(' for ') ? readSharedLabel(colonRule, text, context) : null;
    if (shared) return shared;
    const aim = /^(?:in order )?to\s+(\S+.*)$/i.exec(match[1] ?? '')?.[1];
    if (aim && !/^do\b/.test(aim) && findVerbForm(firstWord(aim))?.form === 'base')
      return [meansFact(aim, match[2] ?? '', context)];
    const price = /^(?:[$€£]\s?\d[\d.,]*.*|free(?: of charge)?)$/i.exec((match[2] ?? '').trim());
    if (price && !isAttributeName(match[1] ?? '') && countWords(match[1] ?? '') <= 8)
      return [
        makeFact(factBase(colonRule, context), {
          kind: 'comparison',
          question: `What is the price of ${lowerTerm(match[1] ?? '')}?`,
          answer: match[2] ?? '',
          terms: [match[1] ?? '', match[2] ?? ''],
        }),
      ];
    return defineTerm(match[1] ?? '', match[2] ?? '', context, colonRule);
  },
};

/** "to undo a mix: start a new bowl": how to do something. */
function meansFact(aim: string, means: string, context: LineContext): Fact {
  const topic = context.scope.phrase;
  const asked = `how do you ${aim}?`;
  const question =
    topic && !mentions(aim, topic) ? `For ${lowerTerm(withArticle(topic))}, ${asked}` : capitalise(asked);
  return makeFact(factBase(colonRule, context), { kind: 'comparison', question, answer: means, terms: [aim, means] });
}

/** `Spot - bid for spare capacity`. */
export const dashRule: SentenceRule = {
  name: 'dash-definition',
  kind: 'definition',
  confidence: 0.8,
  about: 'A short term, a dash with spaces around it and its meaning.',
  sample: '- Mutex - a lock that one thread holds at a time',
  becomes: ['What is Mutex?', 'A lock that one thread holds at a time'],
  refuses: 'opened 9 - 17 on weekdays',
  needs: needs('-–—•'),
  find: (text, context) => {
    const match = /^([^–—]{1,60}?)\s+(?:-{1,2}|–|—|•)\s+(.+)$/.exec(text) ?? /^([^–—]{1,60}?)\s*—\s*(.+)$/.exec(text);
    if (!match || isWholeBold(context.node)) return null;
    return defineTerm(match[1] ?? '', match[2] ?? '', context, dashRule);
  },
};

function countOf(text: string, char: string): number {
  return text.split(char).length - 1;
}

const PERIOD = new Pattern('1', /^([A-Z][\p{L} ]{2,25}?)\s+(\d{3,4}\s?[-–]\s?\d{2,4})\s+([A-Z][^:]{3,60})$/u);

function defineTerm(
  rawTerm: string,
  meaning: string,
  context: LineContext,
  rule: SentenceRule,
): readonly Fact[] | null {
  const dated = splitTrailingDate(rawTerm.trim());
  const isTeam = dated !== null && /^[A-Z][\p{L}'-]+(?:,? (?:&|and|et al\.?)(?: [A-Z][\p{L}'-]+)?)+$/u.test(dated.name);
  if (dated && isTeam) {
    const question = `What did ${dated.name} (${dated.date}) find or do?`;
    return [
      makeFact(factBase(rule, context), {
        kind: 'comparison',
        question,
        answer: meaning,
        terms: [dated.name, meaning],
      }),
    ];
  }
  if (dated) {
    const date: Fact = makeFact(factBase(datedLineRule, context), {
      kind: 'attribute',
      attribute: 'date',
      owner: dated.name,
      value: dated.date,
    });
    return [date, ...(defineTerm(dated.name, meaning, context, rule) ?? [])];
  }
  const period = PERIOD.exec(rawTerm.trim());
  if (period) {
    const [, name = '', years = '', people = ''] = period;
    const base = factBase(datedLineRule, context);
    return [
      makeFact(base, { kind: 'attribute', attribute: 'date', owner: name, value: years }),
      makeFact(base, {
        kind: 'comparison',
        question: `Which names belong to ${name} (${years})?`,
        answer: people,
        terms: [name, people],
      }),
      makeFact(base, {
        kind: 'comparison',
        question: `What is typical of ${name} (${years})?`,
        answer: meaning,
        terms: [name, meaning],
      }),
    ];
  }
  const inner =
    rule.name === 'colon-definition' ? /^([A-Z][\p{L} ]{2,30}?)\s(?:[-–—]|=)\s+(\S.+)$/u.exec(meaning) : null;
  if (inner && isPlural(rawTerm)) return defineTerm(inner[1] ?? '', inner[2] ?? '', context, rule);
  const unlisted = /^([^()]{3,40}?)\s*\([^()]*,[^()]*\)$/.exec(rawTerm.trim())?.[1];
  if (unlisted && isTermLike(unlisted)) return defineTerm(unlisted, meaning, context, rule);
  const term = rawTerm.trim();
  const why = readWhyLabel(term, context);
  if (why)
    return [
      makeFact(factBase(rule, context), { kind: 'comparison', question: why, answer: meaning, terms: [why, meaning] }),
    ];
  if (context.scope.phrase && term !== context.leadTerm) {
    if (isSideLabel(term) || isDeedLabel(term, meaning)) return sideFacts(rule, term, meaning, context);
    if (isMaybeSide(term, meaning)) {
      const said = findClause(meaning);
      if (said?.subject && said.rest) return statementFrom(rule, said, context, null);
      return sideFacts(rule, term, meaning, context);
    }
  }
  if (/\s(?:means|is|are|has|have|was|were)\s/.test(term)) return null;
  if (/^[A-Z]$/.test(term)) return [];
  if (ADVERBIAL.test(term) && !isAttributeName(term)) return null;
  const code = /^[1-5]\d\d$/.test(term) ? numberedFacts(rule, term, meaning, context) : [];
  if (code.length > 0) return code;
  if (
    (NO_TERM.test(term) && !isBoldName(term, context)) ||
    /^\d+$/.test(term) ||
    (/\d$/.test(term) && /^\d/.test(meaning))
  )
    return null;
  if (!isTermLike(term) && !isAttributeName(term) && term !== context.leadTerm) return null;
  const verb = findClause(term);
  const isName =
    isBoldName(term, context) ||
    isCompound(term) ||
    (verb?.shape === 'past' && countWords(term) <= 5 && !/\b(?:he|she|it|they|you)\b/i.test(term));
  if (verb && !isName && !(verb.subject === '' && countWords(term) <= 3 && isValue(meaning))) return null;
  if (COURSE_FIELD.test(term) && COURSE_VALUE.test(meaning)) return [];
  const doubt = term === context.leadTerm || /^[A-Z\ue000-\ue0ff]/.test(term) || countWords(term) <= 3 ? 0 : 0.1;
  return definitionFacts(rule, term, meaning, context, doubt);
}

/** "403: no access" below "4xx = guest errors": what the number stands for. */
function numberedFacts(rule: SentenceRule, term: string, meaning: string, context: LineContext): Fact[] {
  return (numberedTerm(term, meaning, context) ?? []).map((fact) => makeFact(factBase(rule, context), fact));
}

/** "**One at a time**": bold words that start with a capital are a name, whatever words they are. */
function isBoldName(term: string, context: LineContext): boolean {
  return term === context.leadTerm && /^[A-Z]/.test(term) && term.includes(' ') && countWords(term) <= 5;
}

/** "build instructions": two nouns, of which the first can be a verb. */
function isCompound(term: string): boolean {
  const [first = '', second = '', ...more] = term.split(' ');
  if (more.length === 0 && /^[a-z]+(?:isms?|ists?)$/.test(second)) return true;
  return (
    more.length === 0 &&
    /^[a-z]+$/.test(second) &&
    findVerbForm(first)?.nounToo === true &&
    !ADVERBS.has(second) &&
    findVerbForm(second)?.form !== 'gerund'
  );
}

/** "its own for small files" in a list of "file systems": the noun that was left out is the one of the list. */
function nameOwn(meaning: string, context: LineContext): string {
  if (!/\bown (?=(?:for|in|to|with|of|by|on)\b)/i.test(meaning)) return meaning;
  const before = readCount(context.scope.leadIn?.text ?? '')?.before ?? '';
  const object = findObject(findClause(before)?.rest ?? '').replace(/^(?:an?|the)\s+/i, '');
  return object === '' ? meaning : meaning.replace(/\bown (?=(?:for|in|to|with|of|by|on)\b)/i, `own ${object} `);
}

/** `**Fargate** Amazon's own for serverless`: a bold term and a description with nothing between. */
export const boldLeadRule: SentenceRule = {
  name: 'bold-lead',
  kind: 'definition',
  confidence: 0.75,
  about: 'A bold term at the start of a line, followed by a description without a verb.',
  sample: '1. **Photons** the smallest packets of light',
  becomes: ['What are Photons?', 'The smallest packets of light'],
  refuses: '**Photons** travel at the speed of light',
  find: (text, context) => {
    const term = context.leadTerm;
    if (!term || countWords(term) > 5 || !text.startsWith(term)) return null;
    const rest = text.slice(term.length).replace(/^[\s,]+/, '');
    if (rest === '' || /^[=→:(–—-]/.test(rest) || countWords(rest) < 2) return null;
    if (findClause(text) || /^(?:and|or|vs|of|in|to|with|from|at|by|on)\b/i.test(rest)) return null;
    return definitionFacts(boldLeadRule, term, nameOwn(rest, context), context);
  },
};
