import { memoize } from '../memoize.ts';
import { revealText } from '../outline/inline-text.ts';
import { findVerbForm, isParticiple } from './verbs.ts';
import {
  ADJECTIVES,
  ADVERBS,
  bareWord,
  CONJUNCTIONS,
  COPULAS,
  COUNT_HEADS,
  DETERMINERS,
  firstWord,
  MASS_NOUNS,
  MODALS,
  PREPOSITIONS,
  PRONOUN_SUBJECTS,
  QUESTION_WORDS,
  RELATIVES,
  SUBORDINATORS,
  splitWords,
} from './words.ts';

const SINGULAR_ENDING = /(?:ss|us|is|[A-Z]S|[A-Z]{2,})$/;
const SINGULAR_IN_S = new Set(
  'kubernetes redis dns https analytics physics mathematics economics genetics statistics news series species always os aws postgres jenkins kinesis iops whereas has was as less does its alias bias atlas canvas gas pancreas'.split(
    ' ',
  ),
);
/** Names of settings: "TimeoutSeconds", "MaxAttempts", "States.Permissions" are one thing each. */
const SETTING = /[a-z](?:Seconds|Minutes|Hours|Days|Attempts|Retries|Bytes|Units)$|^[A-Z]\w*\.[A-Z]\w*$/;
const IRREGULAR_PLURALS = new Set(
  'apis uris guis clis wikis alibis taxis skis emojis people children criteria phenomena bacteria mitochondria nuclei media alleles men women mice feet'.split(
    ' ',
  ),
);

/** The last word of the core of a noun phrase: `uses` of what follows "of", "in", "that" do not count. */
export const findHeadNoun: (phrase: string) => string = memoize(readHeadNoun);

function readHeadNoun(phrase: string): string {
  const coreEnd = phrase.search(/,(?!\d)|[(:;]|\s[-–—]\s/);
  const words = splitWords(coreEnd < 0 ? phrase : phrase.slice(0, coreEnd));
  let end = words.length;
  for (let i = 1; i < words.length; i++) {
    const word = bareWord(words[i] ?? '');
    const isState =
      isParticiple(word) &&
      i + 1 < words.length &&
      (PREPOSITIONS.has(bareWord(words[i + 1] ?? '')) || DETERMINERS.has(bareWord(words[i + 1] ?? '')));
    if (PREPOSITIONS.has(word) || RELATIVES.has(word) || isState) {
      end = i;
      break;
    }
  }
  const head = words[end - 1] ?? '';
  return /[a-zA-Z\d]$/.test(head) ? head : head.replace(/[^\p{L}\p{N}\ue000-\ue0ff'-]+$/u, '');
}

/** True when the phrase takes "are": "VMs", "security groups", "A and B". */
export const isPlural: (phrase: string) => boolean = memoize(readNumber);

function readNumber(phrase: string): boolean {
  if (/^[/~]\S*$/.test(phrase)) return false;
  const coreEnd = phrase.search(/,(?!\d)|[(:;]/);
  const core = coreEnd < 0 ? phrase : phrase.slice(0, coreEnd);
  if (core.includes('% of ')) return readNumber(core.slice(core.indexOf('% of ') + 5));
  const firstEnd = core.search(/\s/);
  const first = bareWord(firstEnd < 0 ? core : core.slice(0, firstEnd));
  if (
    /^(?:having|using|making|deleting|creating|adding|enabling|running|changing|increasing|updating|removing|suspending|deploying|uploading|buying|setting|moving|sending)$/.test(
      first,
    ) &&
    core.includes(' ')
  )
    return false;
  if (first === 'a' || first === 'an' || first === 'each' || first === 'every' || first === 'one') return false;
  if (
    core.includes('and') &&
    /^[\p{L}\p{N}' -]+\sand\s[\p{L}\p{N}' -]+$/u.test(core) &&
    !/\b(?:of|in|for|to|with|on)\b/.test(core)
  )
    return true;
  const head = findHeadNoun(phrase);
  if (IRREGULAR_PLURALS.has(head.toLowerCase())) return true;
  if (/^[A-Z][A-Z0-9]+s$/.test(head)) return true;
  if (!/s$/.test(head) || head.length < 3) return false;
  return !SINGULAR_ENDING.test(head) && !SINGULAR_IN_S.has(head.toLowerCase()) && !SETTING.test(head);
}

/** `a` or `an` by sound, for words and for acronyms read letter by letter. */
export function articleFor(phrase: string): 'a' | 'an' {
  const word = revealText(phrase.split(/\s/)[0] ?? '');
  if (/^[A-Z](?:[A-Z0-9-]|s?$)/.test(word)) return /^[AEFHILMNORSX]/.test(word) ? 'an' : 'a';
  if (/^(?:uni|use|usu|eu|one|uti|ura)/i.test(word)) return 'a';
  if (/^(?:hour|honest|honou?r|heir)/i.test(word)) return 'an';
  return /^[aeiou]/i.test(word) ? 'an' : 'a';
}

function isCommonWord(word: string): boolean {
  return /^[A-Z]?[a-z]+$/.test(word);
}

/**
 * A term inside a sentence: "Security group" becomes "security group" when only the first letter is a capital and more
 * words follow in lower case; names, acronyms and single capitalised words stay.
 */
export function lowerTerm(term: string): string {
  const words = term.split(' ');
  const first = words[0] ?? '';
  if (!/^[A-Z][a-z]+$/.test(first)) return term;
  const lower = first.toLowerCase();
  const startsName = /^[A-Z]/.test(words[1] ?? '');
  if (DETERMINERS.has(lower) || (PREPOSITIONS.has(lower) && !startsName)) return [lower, ...words.slice(1)].join(' ');
  if (words.length < 2) return MASS_NOUNS.has(lower) || COUNT_HEADS.has(lower) || isCountPlural(lower) ? lower : term;
  if (/^(?:of|for|in|to|on|with)$/.test(words[1] ?? '') && /s$/.test(first))
    return [lower, ...words.slice(1)].join(' ');
  const rest = words.slice(1);
  const isSentenceCase = rest.every((word) => !/^[A-Z]/.test(word));
  if (!isSentenceCase) return term;
  const head = (words[words.length - 1] ?? '').toLowerCase();
  if (ADJECTIVES.has(lower) || MASS_NOUNS.has(lower) || COUNT_HEADS.has(lower)) return [lower, ...rest].join(' ');
  return COUNT_HEADS.has(singularOf(head)) && !isNameLike(first) ? [lower, ...rest].join(' ') : term;
}

function isCountPlural(lower: string): boolean {
  return lower.endsWith('s') && COUNT_HEADS.has(singularOf(lower));
}

/** Words that are read as names although only their first letter is a capital. Few are needed: unknown words stay as they are. */
function isNameLike(word: string): boolean {
  return !COMMON_FIRST.test(word);
}
const COMMON_FIRST =
  /(?:ing|tion|ment|ity|ness|ance|ence|ure|age|al|ive|ic|ous|able|ible|ary|ory|ed)$|^(?:Security|Health|User|Access|Load|Target|Task|Stack|Queue|Event|Log|Key|Route|Network|Private|Public|Read|Write|Hash|Sort|Cell|Sample|Type|Field|Base|Message|Error|Table|Item|File|Data|Time|Test|Work|Life|Source|Control|Market|Price|Supply|Trade)$/;

/** `policies` -> `policy`, `classes` -> `class`, `VMs` -> `VM`. Words that are no plural come back unchanged. */
export function singularOf(word: string): string {
  if (!isPlural(word)) return word;
  if (/[^aeiou]ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|zes|ches|shes)$/i.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Shorthand for things that there are many of: "a signed URL". */
const COUNT_SHORT = /^(?:URL|URI|ARN|ID|VM|IP|API|AMI|VPC|SLA)$/;

/** The term with the article it takes in a question: "a security group", "Docker Hub", "encryption". */
export function withArticle(term: string): string {
  const lowered = lowerTerm(term);
  const first = bareWord(firstWord(lowered));
  if (
    DETERMINERS.has(first) ||
    /^(?:inside|within|outside|during|between|without|across|beyond)$/.test(first) ||
    isPlural(lowered) ||
    /[+&/]/.test(lowered)
  )
    return lowered;
  const head = findHeadNoun(lowered);
  const headLower = head.toLowerCase();
  if (/^\S+['’]s?\s/.test(lowered)) return lowered;
  const isLaw =
    /^(?:theorem|law|rule|principle|lemma|axiom|paradox|effect|hypothesis|equation|inequality|conjecture|problem|test|doctrine|maxim|presumption|defence|fallacy|dilemma|heuristic)$/.test(
      headLower,
    );
  if (isLaw && lowered.includes(' ')) return `the ${lowered}`;
  if (
    /^(?:duty|right|power|obligation|burden|onus|principle|doctrine|rule|law|freedom|rate|degree|law) (?:of|to)\s/.test(
      decapitalFirst(lowered),
    )
  )
    return `the ${decapitalFirst(lowered)}`;
  if (/^[A-Z]\S* of (?:the )?[A-Z]/.test(lowered)) return `the ${lowered}`;
  if (MASS_NOUNS.has(headLower) || /^[A-Z].*\b\d{4}\b/.test(lowered) || /^continuous\s/i.test(lowered)) return lowered;
  if (COUNT_SHORT.test(head) && lowered.includes(' ')) return `${articleFor(lowered)} ${lowered}`;
  const isLowerHead = /^[a-z]/.test(head);
  if (COUNT_HEADS.has(headLower))
    return lowered.includes(' ') || isLowerHead ? `${articleFor(lowered)} ${lowered}` : lowered;
  if (isLowerHead && isCommonWord(head) && /(?:er|or|ist|ant|et|ck|ue|ile|ard)$/.test(head))
    return `${articleFor(lowered)} ${lowered}`;
  return lowered;
}

/** "Duty to mitigate" -> "duty to mitigate"; "Law of Demeter" stays. */
function decapitalFirst(text: string): string {
  return /^[A-Z][a-z]+(?: [a-z]+)+$/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** `is` or `are`. */
export function beFor(phrase: string): 'is' | 'are' {
  return isPlural(phrase) ? 'are' : 'is';
}

/** First letter in upper case; words such as `iOS` or `docker-compose` in code keep their form. */
export function capitalise(text: string): string {
  const first = text.charCodeAt(0);
  if ((first >= 65 && first <= 90) || (first >= 48 && first <= 57)) return text;
  if (first >= 97 && first <= 122)
    return /^[a-z]+(?:[A-Z]|\d|\.[a-z])/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return text.replace(/^(["'(“‘]?)(\p{Ll})/u, (_, open: string, letter: string) => open + letter.toUpperCase());
}

/** First letter in lower case when the word is a plain English word in the middle of a sentence: "Find images" -> "find images". */
export function decapitalise(text: string): string {
  const code = text.charCodeAt(0);
  if (!(code >= 65 && code <= 90) || text === 'A') return text;
  const match = /^([A-Z][a-z]*)(?=[\s,;:]|\.(?:\s|$)|$)/.exec(text);
  if (!match) return text;
  const word = match[1] ?? '';
  if (word === 'I' || isNumberedName(word, text)) return text;
  const form = findVerbForm(word.toLowerCase());
  const isOpenVerb =
    form?.nounToo === false &&
    form.form !== 'participle' &&
    form.form !== 'past' &&
    !/^\s[A-Z]\S*\s[A-Z]/.test(text.slice(word.length));
  if (
    /^\s[A-Z]/.test(text.slice(word.length)) &&
    !isOpenVerb &&
    !DETERMINERS.has(word.toLowerCase()) &&
    !PREPOSITIONS.has(word.toLowerCase()) &&
    !QUESTION_WORDS.has(word.toLowerCase()) &&
    !SUBORDINATORS.has(word.toLowerCase())
  )
    return text;
  return isPlainWord(word.toLowerCase()) || word === 'A' ? word.toLowerCase() + text.slice(word.length) : text;
}

/** "Route 53", "Focus 2": a name with a number behind it. Places in an order are none: "Step 2", "Port 22". */
function isNumberedName(word: string, text: string): boolean {
  const lower = word.toLowerCase();
  return /^\S+ \d[\d.]*$/.test(text) && findVerbForm(lower)?.form === 'base' && !isCounted(lower);
}

/** True for "step", "port", "server": words whose things have numbers. */
export function isCounted(lower: string): boolean {
  return COUNT_HEADS.has(lower) || COUNTED.test(lower);
}
const COUNTED =
  /^(?:ports?|steps?|levels?|stages?|phases?|types?|groups?|blocks?|lines?|pages?|parts?|units?|points?|numbers?|orders?|chapters?|figures?|questions?|answers?|tests?|tracks?|forms?|files?|runs?|sets?|scores?|places?|ranks?|marks?|grades?|articles?|sections?|days?|weeks?|options?|rules?|tables?|class|classes|versions?)$/;

function isPlainWord(lower: string): boolean {
  return (
    DETERMINERS.has(lower) ||
    PREPOSITIONS.has(lower) ||
    ADJECTIVES.has(lower) ||
    MASS_NOUNS.has(lower) ||
    RELATIVES.has(lower) ||
    QUESTION_WORDS.has(lower) ||
    ADVERBS.has(lower) ||
    SUBORDINATORS.has(lower) ||
    /^(?:even|[a-z]{4,}ally)$/.test(lower) ||
    MODALS.has(lower) ||
    COPULAS.has(lower) ||
    CONJUNCTIONS.has(lower) ||
    /^(?:there|other|most|none|first|second|third|last|next)$/.test(lower) ||
    COUNT_HEADS.has(lower) ||
    PRONOUN_SUBJECTS.has(lower) ||
    findVerbForm(lower) !== null
  );
}

/** The phrase without "a", "an" or "the" in front. */
export function stripDeterminer(text: string): string {
  return text.replace(/^(?:an?|the)\s+/i, '').trim();
}
