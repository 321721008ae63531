import { GAP } from '../../model/card.ts';
import { decapitalise, isCounted } from '../english/noun-phrase.ts';
import { CONJUNCTIONS, countWords, PREPOSITIONS, readWords } from '../english/words.ts';
import type { Ask } from './ask.ts';
import { splitRest } from './sentence.ts';

const AMOUNT =
  /(?<=^|[\s(])(?:\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\s\d{4})?|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\s\d{4}|(?:[$€£]\s?)?[~<>≤≥]?\d[\d,.]*(?:\s?(?:[-–]|to)\s?\d[\d,.]*)?(?:\s?(?:%|°C|°F|[kKMGTPE]i?[Bb](?:ps|\/s)?|ms|µs|Hz|kHz|MHz|GHz|bits?|bytes?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|times|x|k|million|billion|vCPUs?|IOPS|RCUs?|WCUs?|km|cm|mm|kg|mg|mol|kJ|nm))?)(?=$|[\s,.;:)/])/;

/** The amount a sentence gives, with its unit: "5 GB", "20 %". Null when there is none. */
export function findAmount(text: string): string | null {
  if (!/\d/.test(text)) return null;
  const match = AMOUNT.exec(text);
  if (!match) return null;
  const after = text.slice(match.index + match[0].length);
  if (/^,\s*\d/.test(after)) return null;
  if (/^\d{1,3}$/.test(match[0]) && isNumberOfName(text.slice(0, match.index))) return findAmount(after);
  return match[0].replace(/[.,]+$/, '').trim();
}

/** True behind "Route" of "Route 53": the number is a part of the name. Behind "Port" or "Step" it says which one. */
function isNumberOfName(before: string): boolean {
  const word = /(?:^|[\s(])([A-Z][a-z]+) $/.exec(before)?.[1];
  return word !== undefined && !isCounted(word.toLowerCase()) && !BEFORE_AMOUNT.test(word);
}

/** Words that open a line with an amount. */
const BEFORE_AMOUNT =
  /^(?:About|Around|Over|Under|Only|Every|After|Before|Within|Max|Maximum|Min|Minimum|Default|Than|Up|At|To|Of|In|By|With|For|From|The|Has|Have|Is|Are|Needs?|Takes?|Costs?|Last|First|Size|Limit|Total|Average|Nearly|Almost)$/;

/** What to leave out: a marked term, else an amount, else the last words of the complement. */
export function chooseGap(sentence: string, rest: string, targets: readonly string[]): string | null {
  const inRest = targets.find((target) => rest.toLowerCase().includes(target.toLowerCase()) && countWords(target) <= 6);
  if (inRest) return inRest;
  const amount = findAmount(rest);
  if (amount) return amount;
  const split = splitRest(rest);
  let core = (split.core || split.tail).replace(/[.]$/, '');
  core = core.replace(/\s*\([^)]*\)\s*$/, '');
  const { tokens, bare } = readWords(core);
  if (tokens.length === 0) return null;
  let from = 0;
  for (let i = 0; i < tokens.length - 1; i++) if (PREPOSITIONS.has(bare[i] ?? '') && bare[i] !== 'of') from = i + 1;
  while (from < tokens.length - 1 && (CONJUNCTIONS.has(bare[from] ?? '') || bare[from] === 'as')) from += 1;
  const gap = tokens.slice(from).join(' ');
  if (/^(?:well|too|also|it|them|there|so|that|this|etc)$/i.test(gap)) return null;
  if (countWords(gap) <= 6) {
    const outside = countWords(sentence) - countWords(gap);
    const words = gap.replace(/^(?:the|a|an)\s+/i, '').split(' ');
    return (outside < 3 && words.length > 1 ? words.slice(1) : words).join(' ');
  }
  const firstPreposition = bare.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  if (firstPreposition > 0 && firstPreposition <= 7)
    return tokens
      .slice(0, firstPreposition)
      .join(' ')
      .replace(/^(?:the|a|an)\s+/i, '');
  return sentence.includes(tokens.slice(-3).join(' '))
    ? tokens
        .slice(-3)
        .join(' ')
        .replace(/^(?:the|a|an|of|and|or)\s+/i, '')
    : null;
}

/** A sentence with a gap. Null when the text is not in it, or would leave nothing to go by. */
export function makeGap(lead: string, sentence: string, target: string): Ask | null {
  const at = findWhole(sentence, target);
  if (at < 0) return null;
  const before = sentence.slice(0, at);
  const after = sentence.slice(at + target.length);
  if (!hasThreeWords(`${lead} ${before} ${after}`)) return null;
  if (findWhole(`${before} ${after}`, target) >= 0) return null;
  const question = `${lead}${lead ? decapitalise(before) : before}${GAP}${after}`.replace(/[.]?$/, '.');
  return { question, answer: target, form: 'cloze', direction: `gap ${target}` };
}

/** True for three words with a letter or digit each. */
function hasThreeWords(text: string): boolean {
  let count = 0;
  for (const word of text.split(/\s+/)) {
    if (/[\p{L}\p{N}]/u.test(word)) count += 1;
    if (count === 3) return true;
  }
  return false;
}

function isWordChar(char: string): boolean {
  const code = char.charCodeAt(0);
  if (code > 127) return /[\p{L}\p{N}]/u.test(char);
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function findWhole(text: string, target: string): number {
  const lower = text.toLowerCase();
  const wanted = target.toLowerCase();
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const before = lower[at - 1] ?? ' ';
    const after = lower[at + wanted.length] ?? ' ';
    if (!isWordChar(before) && !isWordChar(after)) return at;
  }
  return -1;
}
