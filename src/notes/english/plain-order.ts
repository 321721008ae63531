import { Pattern } from '../needs.ts';
import { findClause } from './clause.ts';
import { bareWord, CONJUNCTIONS, lastWord, PREPOSITIONS, SUBORDINATORS } from './words.ts';

/** Words that say how or where a sentence holds. They name nothing, with a colon behind them as well. */
export const ADVERBIAL = new Pattern(
  '^under ^behind ^by ^in ^on ^at ^for ^over ^overall ^as ^all ^generally ^usually ^typically ^normally ^internally ' +
    '^basically ^essentially ^technically ^historically ^traditionally ^originally ^ideally ^luckily ^unfortunately ' +
    '^interestingly ^importantly ^meanwhile ^nowadays ^these',
  /^(?:under the (?:hood|covers)|behind the (?:scenes|curtains?)|by (?:default|design|convention|definition|nature)|in (?:practice|theory|short|general|essence|reality|principle|summary|brief|effect|fact|particular|other words|a nutshell|the (?:end|beginning|background|long run|short run|meantime))|on (?:average|paper|balance|the (?:whole|other hand|one hand))|at (?:its|the) core|at first|at (?:run ?time|compile time|start-?up)|for now|over time|(?:by|in) contrast|on the contrary|as a (?:result|rule|consequence)|over ?all|all in all|generally|usually|typically|normally|internally|basically|essentially|technically|historically|traditionally|originally|ideally|luckily|unfortunately|interestingly|importantly|meanwhile|nowadays|these days)$/i,
);

/** Adverbs of the writer's own opinion: the sentence says the same without them. */
const REMARK =
  /^(?:over ?all|all in all|basically|essentially|luckily|unfortunately|interestingly|importantly|(?:by|in) contrast|on the contrary|in (?:short|summary|brief|effect|other words|a nutshell|general))$/i;

/** "At night", "during a storm": a phrase with a preposition, in lower case, so that no name is meant. */
const PLACE_LABEL = new Pattern(
  '^in ^on ^at ^during ^within ^inside ^outside ^under ^behind',
  /^(?:in|on|at|during|within|inside|outside|under|behind) (?:(?:the|a|an|some|most|all) )?[a-z]+$/i,
);

const MAYBE_SEEN = new Pattern(
  'seen saw learned learnt covered talked discussed studied mentioned met looked gone went',
  /\b(?:seen|saw|learned|learnt|covered|talked|discussed|studied|mentioned|met|looked|gone|went)\b/i,
);
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
const COURSE_START = new RegExp(
  `^(?:(?:as|like) ${WHO} ${SEEN}(?: about)?(?: ${WHEN_SEEN})*,|(?:you|we)(?:['’]ve| have)(?: already)? ${SEEN}(?: ${WHEN_SEEN})* (?:that|how))\\s+(?=\\S+ \\S)`,
  'i',
);
const COURSE_BRACKET = new RegExp(
  `\\s*\\((?:as |like |which |that )?${WHO} (?:${SEEN}(?: about)?(?: (?:it|this|that|them|these|those))?(?: ${WHEN_SEEN})+|${TAUGHT})\\)`,
  'gi',
);

/** Words behind which a pronoun is no subject of the main sentence. */
const OPEN_WORD =
  /^(?:that|which|who|what|how|where|why|whether|if|everything|anything|all|whatever|sure|certain|clear|time|way|day|moment)$/;
/** "while waiting you can": the pronoun behind the deed is no object of it. */
const CAN_DO = /^(?:you|it|they) (?:can|cannot|must|may|should|will|is|are) /i;
/** "while telling a friend they can go": what is said, known or ensured has a subject of its own. */
const SAYING = /^\S+\s+(?:[a-z]+ly\s+)?(?:tell|say|know|think|ensur|show|mean|assum|believ|hop|ask|prov|mak)ing\s/i;

/** A sentence as the rules expect it: without talk about the course, and with the commas and not the colons that belong in it. */
export function orderSentence(text: string): string {
  let out = text;
  if (MAYBE_SEEN.test(out)) out = out.replace(COURSE_BRACKET, '').replace(COURSE_START, '').replace(COURSE_ASIDE, '');
  return putComma(replaceColon(out));
}

/** "Under the hood: X relies on Y" -> "Under the hood, X relies on Y". Without a sentence behind it the colon stays. */
function replaceColon(text: string): string {
  const at = text.indexOf(':');
  if (at < 3 || at > 25) return text;
  const label = text.slice(0, at);
  if (!ADVERBIAL.test(label) && !PLACE_LABEL.test(label)) return text;
  const said = text.slice(at + 1).trim();
  const clause = findClause(said);
  if (!clause || (clause.subject === '' && clause.verb === clause.base)) return text;
  return REMARK.test(label) ? said : `${label}, ${said}`;
}

const DEED_IN_FRONT = new Pattern(
  '^after ^before ^when ^while ^by ^without',
  /^(?:after|before|when|while|by|without)\s+(?:[a-z]+ly\s+)?[a-z]+ing\s/i,
);

/** "after creating a file you cannot ...": the comma that was left out before the subject. */
function putComma(text: string): string {
  const head = DEED_IN_FRONT.exec(text);
  if (!head || SAYING.test(text)) return text;
  const places = [...text.matchAll(/\s(?=(you|it|they|there)\s+[a-z]+)/gi)].filter(({ index }) => {
    const word = bareWord(lastWord(text.slice(0, index)));
    const isOpen = PREPOSITIONS.has(word) || CONJUNCTIONS.has(word) || SUBORDINATORS.has(word) || OPEN_WORD.test(word);
    const isNext = index === head[0].length - 1 && CAN_DO.test(text.slice(index + 1));
    return isNext || (index >= head[0].length && !isOpen);
  });
  const [first, second] = places;
  const before = text.slice(0, first?.index ?? 0);
  if (first === undefined || /[,:;→=]/.test(before)) return text;
  const clause = findClause(text.slice(first.index + 1));
  if (clause?.subject.toLowerCase() !== first[1]?.toLowerCase()) return text;
  // "after deleting the file you made it ...": the first pronoun may belong to the noun before it.
  if (second !== undefined && (clause?.shape === 'verb' || clause?.shape === 'past')) return text;
  return `${before},${text.slice(first.index)}`;
}
