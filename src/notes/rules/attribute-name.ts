import { bareWord, countWords, firstWord, lastWord } from '../english/words.ts';

export const ATTRIBUTE_WORD =
  /^(?:default|defaults|max|maximum|min|minimum|average|avg|free|limit|limits|price|cost|costs|size|timeout|duration|retention|range|port|ports|value|unit|units|capacity|quota|latency|throughput|availability|durability|frequency|interval|period|count|number|amount|rate|length|memory|storage|year|date|age|weight|height|area|population|capital|symbol|formula|ph|charge|mass|radius|distance|speed|example|e\.?g|note|recommended|typical|optimal|soft|hard|upper|lower|per|total|time|standard|first|initial|period)$/i;

const VALUE =
  /^(?:up to |at least |at most |about |around |approx\.? |~|<|>|≤|≥)?(?:[$€£]\s?)?\d|^(?:unlimited|none|zero|one|two|three|four|five|six|ten|infinite|false|true|on|off|enabled|disabled|free)\b/i;

const VALUE_QUALITIES: ReadonlySet<string> = new Set(
  'default max maximum min minimum average avg free recommended typical total'.split(' '),
);

/** True for `default`, `max size`: the left side of a value, no term of its own. */
export function isAttributeName(text: string): boolean {
  const count = countWords(text);
  if (count > 5) return false;
  return (
    VALUE_QUALITIES.has(bareWord(firstWord(text))) ||
    (count <= 2 && text === text.toLowerCase() && ATTRIBUTE_WORD.test(bareWord(lastWord(text))))
  );
}

export function isValue(text: string): boolean {
  return VALUE.test(text) && countWords(text) <= 14;
}
