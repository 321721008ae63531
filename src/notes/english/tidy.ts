import { mayHold, needs, Pattern } from '../needs.ts';
import { isPlural } from './noun-phrase.ts';
import { isParticiple } from './verbs.ts';
import { ADJECTIVES, CONJUNCTIONS, PREPOSITIONS, SHOUTED, SUBORDINATORS } from './words.ts';

type Replacement = readonly [pattern: RegExp, replacement: string];

const SLASHED: readonly Replacement[] = [
  [/\bb\/c\b/gi, 'because'],
  [/(^|\s)w\/o\s?/gi, '$1without '],
  [/(^|\s)w\/\s?(?=\S)/gi, '$1with '],
];
const SHORTENED: readonly Replacement[] = [
  [/(^|\s)bc(?=\s)/g, '$1because'],
  [/(^|\s)perms(?=[\s,.;)]|$)/gi, '$1permissions'],
  [/(^|\s)env(?=\s(?:var|variable)s?\b)/gi, '$1environment'],
];
const CONTRACTED: readonly Replacement[] = [
  [/\bcan['’]?t\b|\bcan not\b/gi, 'cannot'],
  [/\bwon['’]t\b/gi, 'will not'],
  [/\b(is|are|was|were|do|does|did|has|have|had|would|should|could|must)n['’]t\b/gi, '$1 not'],
  [/\b(don|doesn|isn|aren|didn|wasn)t\b/gi, "$1't"],
  [/\bdon['’]t\b/gi, 'do not'],
  [/\bdoesn['’]t\b/gi, 'does not'],
  [/\bisn['’]t\b/gi, 'is not'],
  [/\baren['’]t\b/gi, 'are not'],
  [/\b(they|you|we)['’]re\b/gi, '$1 are'],
  [/\b(they|you|we|I|it|this|that|there|he|she)['’]ll\b/gi, '$1 will'],
  [/\b(they|you|we|I)['’]ve\b/gi, '$1 have'],
  [/\b(it|that|what|there|he|she|where|who)['’]s\b/gi, '$1 is'],
  [/\bI['’]m\b/g, 'I am'],
];
/** Verbs with a particle that are written as one word like their nouns. */
const PARTED: Readonly<Record<string, string>> = {
  setup: 'set up',
  login: 'log in',
  logout: 'log out',
  backup: 'back up',
  shutdown: 'shut down',
  cleanup: 'clean up',
  rollback: 'roll back',
};
const PARTED_PATTERN = new RegExp(
  `\\b((?:can|could|must|should|will|would|may|might|cannot|not|you|they|we|users)(?: (?:also|then|just|always|easily))?|to) (${Object.keys(PARTED).join('|')})(?=$|[.,;):]| (?:an?|the|your|our|its|their|all|each|every|any|and|or|to|with|via|using|by|in|into|on|if|when|from|[a-z]+s)(?![\\w-]))`,
  'gi',
);
const SET_UP =
  /\b(is|are|was|were|be|been|being|get|gets) (setup)(?=$|[.,;)]| (?:with|by|using|via|in|on|for|to|as|at|when|if|automatically|manually)\b)/gi;
/** "due to setup", "switch to backup": behind these a noun follows. */
const BEFORE_NOUN =
  /\b(?:due|prior|related|thanks|similar|compared|switch(?:es|ed)?|fails? over|copied|writes?|written|sent|sends?|access|back)\s$/i;

/** "can be setup", "to login" as verbs: "can be set up", "to log in". */
function partVerbs(text: string): string {
  return text
    .replace(SET_UP, '$1 set up')
    .replace(/^setup (?=(?:the|an?|your)\b|[a-z]+s\b(?! (?:is|are)\b))/i, 'set up ')
    .replace(PARTED_PATTERN, (all, before: string, word: string, offset: number) =>
      BEFORE_NOUN.test(text.slice(0, offset)) ? all : `${before} ${PARTED[word.toLowerCase()] ?? word}`,
    );
}

const MAYBE_CONTRACTED = /['’]|\bcan not\b|nt\b/i;

function replaceAll(text: string, replacements: readonly Replacement[]): string {
  let out = text;
  for (const [pattern, replacement] of replacements) out = out.replace(pattern, replacement);
  return out;
}

/** "requests / second / prefix". */
const PER =
  /\s\/\s(second|sec|minute|min|hour|day|week|month|year|prefix|shard|call|request|user|GB|TB|MB|region|AZ|account|instance|partition|topic|queue|stack|function)\b/g;

/** "from servers perspective" is meant as a possessive. */
const VIEWED = /\b[Ff]rom (the |a |an )?(\w+[^s'’\s])s (perspective|point of view|standpoint|viewpoint|view)\b/g;

const READER: Readonly<Record<string, string>> = {
  we: 'you',
  our: 'your',
  ours: 'yours',
  us: 'you',
  ourselves: 'yourself',
  i: 'you',
  my: 'your',
};
const READER_PATTERN =
  /(?<![-\w.])(?:[Ww]e|[Oo]urs?|us|ourselves|[Mm]y|I(?= (?:am|was|have|had|will|would|can|could|should|must|need|want|use|do|did|don|think|like|got|get|know|see|find|also|just|always|never)\b))(?![-\w.])/g;
const DIRT = needs("'’/ we our ours us ourselves my i bc dont doesnt isnt arent wasnt didnt cant can perms env");
const VIEW = needs('perspective point standpoint viewpoint view');
/** "AND, OR": words of logic, named one by one. */
const LOGIC = /\b(?:AND|OR|NOT)(?:,|\s*\/|\s(?:or|and|OR|AND)(?=\s))+\s*(?:or |and )?(?:AND|OR|NOT)\b/;
const EVER = new Pattern('ever', /\bever\b/i);
const SMILEY = needs(':;');
const ARROW = needs('>→➜➔⇒');
const TREND = needs('↑↓');
const LOOSE_SIGN = new Pattern(',;.?', /\s[,;.?](?:\s|$)/);

/**
 * One line of a note in plain English: shorthand spelled out, doubled words and shouting taken back, "we" turned into "you",
 * smileys and trailing exclamation marks dropped, every arrow written as `→`. Product names and typos stay as they are.
 */
export function tidyText(text: string): string {
  let out = text.trim();
  if (out.includes('/')) out = out.replace(/(\w)\/(?:don['’]?t|do not|doesn['’]?t|does not)\s+/gi, '$1 or ');
  if (mayHold(out, DIRT)) {
    if (out.includes('/')) out = replaceAll(out, SLASHED);
    out = replaceAll(out, SHORTENED);
    if (MAYBE_CONTRACTED.test(out)) out = replaceAll(out, CONTRACTED);
    out = out.replace(READER_PATTERN, (word, offset: number) => toReader(word, offset));
  }
  if (/(?:setup|log(?:in|out)|backup|shutdown|cleanup|rollback)\b/i.test(out)) out = partVerbs(out);
  if (out.includes('/')) out = out.replace(PER, ' per $1');
  if (mayHold(out, VIEW)) out = nameView(out);
  if (hasDoubledWord(out))
    out = out.replace(/\b(\w+)(?: \1\b)+/gi, (all, word: string) => (isDoubledOnPurpose(word) ? all : word));
  if (/[A-Z]{2}/.test(out)) {
    const isLogic = LOGIC.test(out);
    out = out.replace(/(?<!\w\.)\b[A-Z]{2,}\b/g, (word, offset: number) =>
      isShouting(word) &&
      !(isLogic && /^(?:AND|OR|NOT)$/.test(word)) &&
      !(offset === 0 && /^\s*(?:[:=(]|$)/.test(out.slice(word.length)))
        ? word.toLowerCase()
        : word,
    );
  }
  if (EVER.test(out)) out = out.replace(/\bnever,? ever,?\s/gi, 'never ').replace(/([.!])\s+EVER[.!]*$/, '$1');
  if (mayHold(out, SMILEY)) out = out.replace(/\s*(?::-?[)(D]|;-?\)|\(:)(?=\s|$)/g, '');
  if (out.includes('!')) out = out.replace(/!+(?=\s*$)/, '').replace(/!+(?=\s)/g, '.');
  if (out.includes(' := ')) out = out.replace(/ := /g, ' = ');
  if (out.includes('# of ')) out = out.replace(/(^|\s)# of (?=\p{L})/gu, '$1number of ');
  if (out.includes('??')) out = out.replace(/\?{2,}/g, '?');
  // "weight > distance > cost": an order, read as a chain.
  if (out.includes(' > ') && /\s>\s\p{L}[^;.>]*\s>\s\p{L}/u.test(out)) out = out.replace(/\s>\s(?=\p{L})/gu, ' → ');
  if (mayHold(out, ARROW)) out = out.replace(/\s*(?:-{1,4}>|={1,3}>|→|➜|➔|⇒)\s*/g, ' → ');
  if (mayHold(out, TREND)) out = spellTrends(out);
  if (out.includes('  ') || out.includes('\t') || out.includes('\u00a0')) out = out.replace(/[ \t\u00a0]+/g, ' ');
  if (LOOSE_SIGN.test(out)) out = out.replace(/\s+([,;.?])(?=\s|$)/g, '$1');
  return out.trim();
}

/** "from servers perspective" -> "from the server's perspective". */
function nameView(text: string): string {
  return text.replace(
    VIEWED,
    (_, article: string | undefined, noun: string, view: string) => `from ${article ?? 'the '}${noun}'s ${view}`,
  );
}

/** "TSH ↑" -> "TSH rises", "↓ pH" -> "lowered pH". Before a noun the arrow says what the noun is like, else what it does. */
function spellTrends(text: string): string {
  return text
    .replace(
      /([\p{L}\d+)-]\s)?([↑↓])\s*(?=([\p{L}\d]+))/gu,
      (all, before: string | undefined, arrow: string, next: string, offset: number) => {
        const isVerb =
          before !== undefined && (PREPOSITIONS.has(next) || CONJUNCTIONS.has(next) || SUBORDINATORS.has(next));
        if (isVerb) return all;
        const isDeed =
          before !== undefined && offset > 0 && /^[\p{Lu}][\p{L}]* ?[\p{L}]*$/u.test(text.slice(0, offset + 1));
        if (isDeed)
          return `${before}${arrow === '↑' ? 'raise' : 'lower'}${isPlural(text.slice(0, offset + 1)) ? '' : 's'} `;
        return `${before ?? ''}${arrow === '↑' ? 'raised' : 'lowered'} `;
      },
    )
    .replace(/([\p{L}\d+)-]+)\s*([↑↓])/gu, (_, word: string, arrow: string) => {
      const verb = arrow === '↑' ? 'rise' : 'fall';
      return `${word} ${isPlural(word) ? verb : `${verb}s`}`;
    });
}

/** "the the", "is is": a look before the search, which has to try every word of a line. */
function hasDoubledWord(text: string): boolean {
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isWordCode(code)) continue;
    const isSame =
      code === 32 &&
      at > start &&
      text.charCodeAt(start) % 32 === text.charCodeAt(at + 1) % 32 &&
      isRepeated(text, start, at);
    if (isSame) return true;
    start = at + 1;
  }
  return false;
}

function isRepeated(text: string, start: number, end: number): boolean {
  const after = end + 1 + (end - start);
  return (
    !isWordCode(text.charCodeAt(after)) &&
    text.slice(start, end).toLowerCase() === text.slice(end + 1, after).toLowerCase()
  );
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

/** Common words and participles in capitals are emphasis; other capitals may be names. */
function isShouting(word: string): boolean {
  if (SHOUTED.has(word)) return true;
  const lower = word.toLowerCase();
  return /^(?:BE|IN|TO|OF|IT|IS|ON|AT|IF)$/.test(word)
    ? word !== 'IT'
    : word.length >= 5 && (/[^e]ed$/.test(lower) ? isParticiple(lower) : ADJECTIVES.has(lower));
}

function toReader(word: string, offset: number): string {
  const replacement = READER[word.toLowerCase()] ?? word;
  const isAllCaps = word.length > 1 && word === word.toUpperCase();
  if (isAllCaps) return word;
  return offset === 0 && /^[A-Z]/.test(word) ? replacement.charAt(0).toUpperCase() + replacement.slice(1) : replacement;
}

function isDoubledOnPurpose(word: string): boolean {
  return /^(?:that|had|bye|so|very|\d+)$/i.test(word) || word.length < 2;
}
