import { findClause } from './clause.ts';
import { bareWord, CONJUNCTIONS, lastWord, PREPOSITIONS, SUBORDINATORS } from './words.ts';

/** Words that say how or where a sentence holds. They name nothing, with a colon behind them as well. */
export const ADVERBIAL =
  /^(?:under the (?:hood|covers)|behind the (?:scenes|curtains?)|by (?:default|design|convention|definition|nature)|in (?:practice|theory|short|general|essence|reality|principle|summary|brief|effect|fact|particular|other words|a nutshell|the (?:end|beginning|background|long run|short run|meantime))|on (?:average|paper|balance|the (?:whole|other hand|one hand))|at (?:its|the) core|at first|at (?:run ?time|compile time|start-?up)|for now|as a (?:result|rule|consequence)|over ?all|all in all|generally|usually|typically|normally|internally|basically|essentially|technically|historically|traditionally|originally|ideally|luckily|unfortunately|interestingly|importantly|meanwhile|nowadays|these days)$/i;

/** Adverbs of the writer's own opinion: the sentence says the same without them. */
const REMARK =
  /^(?:over ?all|all in all|basically|essentially|luckily|unfortunately|interestingly|importantly|in (?:short|summary|brief|effect|other words|a nutshell|general))$/i;

const MAYBE_SEEN = /\b(?:seen|saw|learned|learnt|covered|talked|discussed|studied|mentioned|met|looked|gone|went)\b/i;
const WHEN_SEEN =
  '(?:before|already|so far|earlier|above|previously|until now|last (?:time|week|lecture)|in (?:the |an? )?(?:last|previous|earlier|first) (?:lecture|section|chapter|class|lesson|video|unit|module|week)s?)';
const SEEN =
  '(?:seen|saw|learned|learnt|covered|talked about|discussed|studied|mentioned|met|looked at|(?:gone|went) (?:over|through))';
const TAUGHT = '(?:learned about|learnt about|covered|talked about|discussed)';
const WHO = "(?:you|we)(?:['’]ve| have)?(?: already| just| all)?";
const COURSE_ASIDE = new RegExp(
  `(?<=\\p{L})\\s+(?:(?:that|which) )?${WHO} (?:${SEEN}(?: about)?(?: ${WHEN_SEEN})+|${TAUGHT})(?=\\s*(?:[:,.;)]|$|→))`,
  'iu',
);
const COURSE_START = new RegExp(`^(?:as|like) ${WHO} ${SEEN}(?: about)?(?: ${WHEN_SEEN})*,\\s+(?=\\S+ \\S)`, 'i');

/** Words behind which a pronoun is no subject of the main sentence. */
const OPEN_WORD =
  /^(?:that|which|who|what|how|where|why|whether|if|everything|anything|all|whatever|sure|certain|clear|time|way|day|moment)$/;
/** "while telling a friend they can go": what is said, known or ensured has a subject of its own. */
const SAYING = /^\S+\s+(?:[a-z]+ly\s+)?(?:tell|say|know|think|ensur|show|mean|assum|believ|hop|ask|prov|mak)ing\s/i;

/** A sentence as the rules expect it: without talk about the course, and with the commas and not the colons that belong in it. */
export function orderSentence(text: string): string {
  let out = text;
  if (MAYBE_SEEN.test(out)) out = out.replace(COURSE_START, '').replace(COURSE_ASIDE, '');
  return putComma(replaceColon(out));
}

/** "Under the hood: X relies on Y" -> "Under the hood, X relies on Y". Without a sentence behind it the colon stays. */
function replaceColon(text: string): string {
  const at = text.indexOf(':');
  if (at < 3 || at > 25 || !ADVERBIAL.test(text.slice(0, at))) return text;
  const said = text.slice(at + 1).trim();
  if (!findClause(said)?.subject) return text;
  return REMARK.test(text.slice(0, at)) ? said : `${text.slice(0, at)}, ${said}`;
}

/** "after creating a file you cannot ...": the comma that was left out before the subject. */
function putComma(text: string): string {
  const head = /^(?:after|before|when|while|by|without)\s+(?:[a-z]+ly\s+)?[a-z]+ing\s/i.exec(text);
  if (!head || SAYING.test(text)) return text;
  const places = [...text.matchAll(/\s(?=(you|it|they|there)\s+[a-z]+)/gi)].filter(
    ({ index }) => index >= head[0].length,
  );
  const [first, second] = places;
  const before = text.slice(0, first?.index ?? 0);
  if (first === undefined || /[,:;→=]/.test(before)) return text;
  const word = bareWord(lastWord(before));
  if (PREPOSITIONS.has(word) || CONJUNCTIONS.has(word) || SUBORDINATORS.has(word) || OPEN_WORD.test(word)) return text;
  const clause = findClause(text.slice(first.index + 1));
  if (clause?.subject.toLowerCase() !== first[1]?.toLowerCase()) return text;
  // "after deleting the file you made it ...": the first pronoun may belong to the noun before it.
  if (second !== undefined && (clause?.shape === 'verb' || clause?.shape === 'past')) return text;
  return `${before},${text.slice(first.index)}`;
}
