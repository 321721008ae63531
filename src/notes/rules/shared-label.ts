import { beFor, capitalise, decapitalise, isPlural, lowerTerm, singularOf } from '../english/noun-phrase.ts';
import { countWords } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { isAttributeName, isValue } from './attribute-name.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

const QUANTITY = /^(?:default|max|maximum|min|minimum|average|avg|limit|free)\b/i;

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** "max duration: standard = 1 year, express = 5 min": one label, and what it is for each of several things. Null for other lines. */
export function readSharedLabel(rule: RuleInfo, text: string, context: LineContext): Fact[] | null {
  const match = /^([^:=→]{2,40}?):\s+(\S.*)$/.exec(text);
  if (!match) return null;
  const [, label = '', said = ''] = match;
  const uses = readUses(rule, said, context);
  if (uses) return uses;
  const pairs = readEquals(said) ?? readSides(said, context.scope.versus);
  if (!pairs || QUANTITY.test(pairs[0]?.name ?? '') || /^\d/.test(pairs[0]?.name ?? '')) return null;
  const shown = lowerTerm(decapitalise(label))
    .replace(/^max\b\.?/, 'maximum')
    .replace(/^min\b\.?/, 'minimum');
  const { versus } = context.scope;
  const isValues = isAttributeName(label) || pairs.every(({ value }) => isValue(value));
  if (isPlural(shown) && versus === null && !isValues) return null;
  const isOf = versus !== null || isValues;
  const aspect = isPlural(shown) && !/\scases$|\buses$/.test(shown) ? singularOf(shown) : shown;
  const place = versus ? `${capitalise(versus[0])} vs ${versus[1]}: what` : 'What';
  return pairs.map(({ name, value }) =>
    makeFact(factBase(rule, context), {
      kind: 'comparison',
      question: isOf
        ? `${place} ${beFor(aspect)} the ${aspect} of ${name}?`
        : `${capitalise(shown)}: what ${beFor(name)} ${name}?`,
      answer: value,
      terms: [`${label} ${name}`, value],
    }),
  );
}

/** "standard = 1 year, express = 5 min". */
function readEquals(said: string): Pair[] | null {
  if (!said.includes(' = ')) return null;
  const parts = said.split(/[,;]\s+(?=[^,;=()]{1,40}\s=\s)/);
  const pairs = parts.map((part) => /^([^=,;()]{1,40}?)\s=\s([^=]+)$/.exec(part));
  const isWhole = pairs.length >= 2 && pairs.every((pair) => pair !== null && countWords(pair[1] ?? '') <= 4);
  return isWhole ? pairs.map((pair) => ({ name: pair?.[1] ?? '', value: (pair?.[2] ?? '').trim() })) : null;
}

/** "Oak is hard, pine is soft", "oak for ships, pine for houses": both sides of a comparison, each with its own. */
function readSides(said: string, versus: readonly [string, string] | null): Pair[] | null {
  if (!versus) return null;
  const lower = said.toLowerCase();
  const isFirst = lower.startsWith(`${versus[0].toLowerCase()} `);
  const [one, two] = isFirst ? versus : [versus[1], versus[0]];
  const at = lower.indexOf(`, ${two.toLowerCase()} `);
  if (at < 0 || !lower.startsWith(`${one.toLowerCase()} `)) return null;
  const sides = [said.slice(0, at), said.slice(at + 2)];
  const names = [one, two];
  const pairs = sides.map((side, index) => {
    const name = side.slice(0, (names[index] ?? '').length);
    const value = /^(?:is|are|for|has|=)\s+(\S.*)$/.exec(side.slice(name.length).trim())?.[1] ?? '';
    return { name, value };
  });
  return pairs.every((pair) => pair.value !== '') ? pairs : null;
}

/** "Locks for doors, Masks for dust, Nets for safety": three names or more, each with what it is for. */
function readUses(rule: RuleInfo, said: string, context: LineContext): Fact[] | null {
  const pairs = said.split(/,\s+/).map((part) => /^([A-Z]\S*(?: \S+){0,3}?) for ([^()]{3,60})$/.exec(part));
  if (pairs.length < 3 || pairs.some((pair) => pair === null)) return null;
  const topic = context.scope.phrase;
  const place = topic ? ` (${topic})` : '';
  return pairs.map((pair) =>
    makeFact(factBase(rule, context), {
      kind: 'comparison',
      question: `What is used for ${pair?.[2]}${place}?`,
      answer: pair?.[1] ?? '',
      terms: [pair?.[1] ?? '', pair?.[2] ?? ''],
    }),
  );
}
