import { beFor, capitalise, isPlural, lowerTerm } from '../english/noun-phrase.ts';
import { countWords } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { needs } from '../needs.ts';
import { isAttributeName, isValue } from './attribute-name.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type SentenceRule } from './rule.ts';
import { readSharedLabel } from './shared-label.ts';

interface Pair {
  readonly name: string;
  readonly value: string;
}

const BARE_NAME = /^(?:default|max|maximum|min|minimum|average|avg|limit|free)$/i;

/** `default = 4 days, max = 14 days`: several values of one quantity, or of one thing. */
export const valueListRule: SentenceRule = {
  name: 'value-list',
  kind: 'attribute',
  confidence: 0.85,
  about:
    'Two or more named values on one line: default, minimum and maximum of a quantity, or a range with its default. One card for each value.',
  sample: '### Ovens\n-default temperature = 180 °C, max = 250 °C',
  becomes: ['What is the default temperature for Ovens?', '180 °C'],
  refuses: '### Ovens\n-default temperature is high, like the price',
  needs: needs('1 default'),
  find: (text, context) => {
    const shared = /\d/.test(text) ? readSharedLabel(valueListRule, text, context) : null;
    if (shared) return shared;
    const paired = readPaired(text, context);
    if (paired) return paired;
    const range = readRange(text);
    if (!range && !/\d/.test(text)) return null;
    const head = range ? null : /^([^=:]{2,40}?):\s+(?=\S)/.exec(text);
    const pairs = range ?? readPairs(head ? text.slice(head[0].length) : text);
    if (!pairs) return null;
    const owner = head?.[1] ?? context.scope.phrase;
    if (!owner) return null;
    return pairs.map((pair) => attributeOf(pair, head?.[1] ?? null, owner, context));
  },
};

function attributeOf(pair: Pair, head: string | null, owner: string, context: LineContext): Fact {
  const name = head !== null && !BARE_NAME.test(pair.name) && isAttributeName(pair.name) ? pair.name : pair.name;
  return makeFact(factBase(valueListRule, context), { kind: 'attribute', attribute: name, owner, value: pair.value });
}

/** "guarantee: 6 yrs for frames, 12 yrs for chains": a value for each of several things. */
function readPaired(text: string, context: LineContext): Fact[] | null {
  const head = /^([^:=]{3,40}?)\s*(?::|=|\s[-–—])\s+(.+)$/.exec(text);
  if (!head || !/\d/.test(text)) return null;
  const name = (head[1] ?? '').replace(/^(?:the|an?)\s+/i, '');
  const parts = (head[2] ?? '').replace(/[.;]$/, '').split(/\s*[,;]\s+(?:and\s+|but\s+)?|\s+(?:and|but)\s+(?=\S*\d)/);
  if (parts.length < 2 || parts.length > 5) return null;
  const facts: Fact[] = [];
  for (const part of parts) {
    const pair = /^(\S*\d.{0,25}?)\s+(for|in|with|at|on|under|per)\s+(\S.{1,50})$/.exec(part);
    const often = /^(.{2,40}?)\s+(every\s+\S*\d\S*(?:\s\p{L}+)?)(?:\s\([^()]*\))?$/u.exec(part);
    if (often) {
      const when = /^default$/i.test(often[1] ?? '') ? 'by default' : often[1];
      facts.push(
        makeFact(factBase(valueListRule, context), {
          kind: 'comparison',
          question: `${capitalise(name)}: how often ${when}?`,
          answer: often[2] ?? '',
          terms: [`${name} ${when}`, often[2] ?? ''],
        }),
      );
      continue;
    }
    const noted = /^(\S*\d\S*(?:\s\p{L}+)?)\s+\(([^()]{2,30})\)$/u.exec(part);
    if (noted) {
      const asked = isPlural(name) ? `How many ${name}` : `What is the ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      facts.push(
        makeFact(factBase(valueListRule, context), {
          kind: 'comparison',
          question: `${asked}: ${noted[2]}?`,
          answer: noted[1] ?? '',
          terms: [`${name} ${noted[2]}`, noted[1] ?? ''],
        }),
      );
      continue;
    }
    const turned = pair
      ? null
      : /^(?:(for|in|with|at|on|under)\s+)?([^\d:=]{2,40}?)\s+((?:[$€£~<>≤≥]|up to |about )?\d\S*(?:\s\S+){0,2})$/.exec(
          part,
        );
    const value = pair?.[1] ?? turned?.[3];
    const thing = pair?.[3] ?? turned?.[2];
    if (
      !value ||
      !thing ||
      !isValue(value) ||
      (turned !== null &&
        /\b(?:is|are|of|than|max|min|default|up to|after|about|to|until|by|at|in|for|from|with|every|and|or)$/i.test(
          thing,
        ))
    )
      return null;
    const link = pair?.[2] ?? turned?.[1] ?? 'for';
    const shown = lowerTerm(name.charAt(0).toLowerCase() + name.slice(1));
    facts.push(
      makeFact(factBase(valueListRule, context), {
        kind: 'comparison',
        question: `What ${beFor(shown)} the ${/[A-Z]{2}/.test(name) ? name : shown} ${link} ${thing}?`,
        answer: value,
        terms: [`${name} ${thing}`, value],
      }),
    );
  }
  return facts;
}

/** "retention between 1 day (default) and 365 days". */
function readRange(text: string): Pair[] | null {
  if (!/\(default\)/i.test(text)) return null;
  const match =
    /^(.{3,40}?)\s+(?:is\s+|=\s*|:\s*)?(?:between|from)\s+(\S+(?:\s\p{L}+)?)\s+\(default\)\s+(?:and|to)\s+(\S+(?:\s\p{L}+)?)$/u.exec(
      text,
    );
  if (!match || !isValue(match[2] ?? '') || !isValue(match[3] ?? '')) return null;
  const quantity = (match[1] ?? '')
    .replace(/^(?:the|an?)\s+/i, '')
    .replace(/:$/, '')
    .toLowerCase();
  return [
    { name: `default ${quantity}`, value: match[2] ?? '' },
    { name: `maximum ${quantity}`, value: match[3] ?? '' },
  ];
}

/** All parts of the line as pairs of a name and a value; null when one part is something else, or there is only one. */
function readPairs(text: string): Pair[] | null {
  if (text.length > 160 || !/\d/.test(text) || !/[,;(]|\sand\s/i.test(text)) return null;
  const parts = text
    .replace(/\s*\(((?:default|min|max|minimum|maximum)\b[^()]*)\)/gi, ', $1')
    .split(/\s*[,;]\s+(?=\D)|\s+and\s+(?=(?:a )?(?:default|max|min)\b)/i);
  if (parts.length < 2 || parts.length > 4) return null;
  const pairs: Pair[] = [];
  for (const part of parts) {
    const match =
      /^(?:an?\s+|the\s+)?(.{2,45}?)\s*(?:=|:|\s(?:is|of)\s)\s*(.+)$/i.exec(part) ??
      /^(default|max|min|maximum|minimum)\s+(.+)$/i.exec(part);
    if (!match) return null;
    const name = (match[1] ?? '').trim().replace(/^(.+)\s(default|max|min|maximum|minimum)$/i, '$2 $1');
    const value = (match[2] ?? '').trim();
    if (!isValue(value) || !/\d/.test(value) || countWords(name) > 5 || countWords(value) > 8) return null;
    pairs.push({ name: completeName(name, pairs[0]?.name ?? null), value });
  }
  return pairs;
}

/** "max" after "default retention of messages" is the maximum retention of messages; "bulk" after "standard retrieval" is bulk retrieval. */
function completeName(name: string, first: string | null): string {
  if (first === null || name.includes(' ')) return name;
  const quantity = first.replace(/^(?:default|max|maximum|min|minimum)\s+/i, '');
  if (BARE_NAME.test(name)) return BARE_NAME.test(quantity) ? name : `${name} ${quantity}`;
  const words = quantity.split(' ');
  return /^[a-z]+$/.test(name) && words.length > 1 ? `${name} ${words.slice(1).join(' ')}` : name;
}
