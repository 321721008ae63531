import { bareWord, countWords } from '../english/words.ts';

export const ATTRIBUTE_WORD =
  /^(?:default|defaults|max|maximum|min|minimum|average|avg|free|limit|limits|price|cost|costs|size|timeout|duration|retention|range|port|ports|value|unit|units|capacity|quota|latency|throughput|availability|durability|frequency|interval|period|count|number|amount|rate|length|memory|storage|year|date|age|weight|height|area|population|capital|symbol|formula|ph|charge|mass|radius|distance|speed|example|e\.?g|note|recommended|typical|optimal|soft|hard|upper|lower|per|total|time|standard|first|initial|period)$/i;

const VALUE =
  /^(?:up to |at least |at most |about |around |approx\.? |~|<|>|≤|≥)?(?:[$€£]\s?)?\d|^(?:unlimited|none|zero|one|two|three|four|five|six|ten|infinite|false|true|on|off|enabled|disabled|free)\b/i;

/** True for `default`, `max size`: the left side of a value, no term of its own. */
export function isAttributeName(text: string): boolean {
  const words = text.split(' ').map(bareWord);
  const first = words[0] ?? '';
  const last = words[words.length - 1] ?? '';
  if (words.length > 5) return false;
  return (
    /^(?:default|max|maximum|min|minimum|average|avg|free|recommended|typical|total)$/.test(first) ||
    (words.length <= 2 && ATTRIBUTE_WORD.test(last) && text === text.toLowerCase())
  );
}

export function isValue(text: string): boolean {
  return VALUE.test(text) && countWords(text) <= 14;
}
