/**
 * Closed word classes of English and short lists of open ones, as far as questions need them.
 * The lists hold general words only; nothing in them belongs to one note.
 */
function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

export const DETERMINERS = wordSet(
  'a an the this that these those each every any some all both no another such its your their our his her my either neither',
);

export const PREPOSITIONS = wordSet(
  'to with on for by from in into of at through via as against across under over between onto within inside outside ' +
    'behind per during without among around towards toward upon off about beyond above below near since until after before than like',
);

/** Prepositions that can end a question: "What does X depend on?" */
export const STRANDABLE = wordSet(
  'at between to with on for by from in into of through as against onto about via over than like',
);

export const PLACE_PREPOSITIONS = wordSet('in on at inside within outside behind near under');

export const MODALS = wordSet('can could must should will would may might cannot');

export const COPULAS = wordSet('is are was were');

export const PRONOUN_SUBJECTS = wordSet('i you we they it he she this that these those everything everyone nothing');

export const CONJUNCTIONS = wordSet('and or but nor yet');

export const SUBORDINATORS = wordSet(
  'if when whenever once because unless until while although though since whereas as before after',
);

export const RELATIVES = wordSet('that which who whose whom where');

export const QUESTION_WORDS = wordSet('what which who whose why how when where');

/** Adverbs that stand between subject and verb. */
export const ADVERBS = wordSet(
  'only also just always never often usually mainly mostly still then now even already automatically typically normally generally ' +
    'currently simply directly basically actually really fully completely partially highly very quite more most less least too so ' +
    'super sometimes rarely first once again no longer ever either not immediately manually temporarily permanently natively ' +
    'dynamically continuously periodically asynchronously synchronously securely easily quickly instead additionally therefore thus ' +
    'primarily largely essentially effectively internally implicitly explicitly independently individually separately together commonly',
);

export const ADJECTIVES = wordSet(
  'separate private public free managed shared dedicated global regional local remote virtual physical static dynamic temporary permanent ' +
    'default custom optional mandatory required open closed internal external manual automatic automated fast slow cheap cheaper ' +
    'cheapest expensive low lower high higher big bigger large larger small smaller simple easy easier hard harder good better best ' +
    'bad worse worst new newer old older same different similar unique popular famous important useful powerful lightweight heavy ' +
    'light flexible durable resilient redundant secure insecure safe unsafe consistent inconsistent available unavailable unlimited ' +
    'limited scalable elastic stateless stateful serverless immutable mutable encrypted unencrypted compressed synchronous ' +
    'asynchronous sequential random real full empty main primary secondary standard strong strongly weak long longer short shorter ' +
    'wide narrow deep flat hot cold warm single multiple many few several more less fewer common rare typical ideal perfect great ' +
    'suitable responsible necessary possible impossible compatible incompatible independent dependent able unable ready aware ' +
    'modern predictable reliable portable reusable deprecated legacy native hybrid distributed centralized decentralized horizontal vertical ' +
    'handy tough tricky excellent horrible nice terrible awesome decent efficient inefficient costly risky robust fatal stale crucial vital critical helpful harmful ' +
    'mandatory specific aware careful valid invalid reversible durable granular soluble insoluble acidic basic essential identical distinct equal finite infinite positive negative ordered unordered sorted unsorted',
);

/** Nouns without a plural: no article in front of them. */
export const MASS_NOUNS = wordSet(
  'data storage software hardware traffic access latency throughput encryption compute memory code information security ' +
    'performance availability durability capacity bandwidth content billing pricing money time work energy water blood light heat ' +
    'infrastructure networking monitoring logging caching versioning replication provisioning scaling routing authentication ' +
    'authorization compression redundancy consistency compliance knowledge evidence research photosynthesis metabolism dna rna ' +
    'middleware metadata html css json yaml xml http https tcp udp sql virtualization tech technology elasticity scalability integrity ' +
    'confidentiality privacy oxygen glucose',
);

/** Head nouns that take an article even in title case: "an Auto Scaling Group". */
export const COUNT_HEADS = wordSet(
  'hit miss app application consumer producer subscriber publisher listener receiver sender worker handler threshold timeout deployment website webhook group policy role user instance bucket table key queue topic function layer cluster task gateway balancer endpoint file image ' +
    'container template stack pipeline rule event record zone region network subnet address server database volume snapshot index ' +
    'stream shard node message token pool alarm metric version alias tag account permission certificate proxy cell gene enzyme ' +
    'protocol pattern class object method interface module package library framework compiler interpreter variable constant pointer ' +
    'array list tree graph heap hash map set matrix vector theorem proof axiom lemma equation integral derivative limit sequence ' +
    'series revolution treaty war battle act law constitution parliament king queen empire colony state machine hypervisor daemon ' +
    'repository registry platform system tool client browser request response header cookie session cache host process thread lock ' +
    'transaction query schema model view controller component attribute parameter argument exception partition replica leader ' +
    'follower election item document hormone protein molecule atom ion acid base reaction organ tissue muscle nerve neuron synapse ' +
    'virus vaccine antibody organism species population ecosystem membrane nucleus organelle ribosome mitochondrion chromosome ' +
    'environment segment experiment instrument fragment tier device sensor router switch folder button ' +
    'allele mutation bond market price firm tax budget deficit surplus bank loan asset liability share option contract',
);

/** Plain words that people shout for emphasis. Words that could be acronyms are left out. */
export const SHOUTED = wordSet(
  'ANY MANY ALL MUST NEVER ONLY NOT ALWAYS EVERY EACH NO BOTH VERY MORE LESS AND OR BUT SAME DIFFERENT BEFORE AFTER WHEN IF THEN ' +
    'ONE TWO THREE FIRST LAST NEW OLD CAN CANNOT WILL SHOULD DO DONT NONE SOME MOST FEW WITHOUT WITH FOR THE YOU ARE WAS HAS HAVE ' +
    'BEST BETTER FASTER SLOWER CHEAPER BIG SMALL HUGE SUPER REALLY AUTOMATICALLY IMMEDIATELY MULTIPLE SINGLE EXACTLY WHOLE ENTIRE ' +
    'REQUIRED OPTIONAL IMPORTANT UNIQUE FREE DEFAULT BECAUSE UNLESS UNTIL ONCE AGAIN ALSO INSTEAD PER EVEN EXCEPT BETWEEN OUTSIDE INSIDE',
);

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `3` -> `three`; beyond ten the digits stay. */
export function countToWord(count: number): string {
  return NUMBER_WORDS[count] ?? String(count);
}

/** `three` or `3` -> 3; null for anything else. */
export function wordToCount(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const index = NUMBER_WORDS.indexOf(word.toLowerCase());
  return index > 0 ? index : null;
}

const OPENING = new Set('"\'“‘(['.split('').map((char) => char.charCodeAt(0)));
const CLOSING = new Set('"\'”’)],;:.!?'.split('').map((char) => char.charCodeAt(0)));

/** A word in lower case without the punctuation around it. Most words are bare already, and come back as they are. */
export function bareWord(token: string): string {
  if (isBare(token)) return token;
  const lower = token.toLowerCase();
  let start = 0;
  let end = lower.length;
  while (start < end && OPENING.has(lower.charCodeAt(start))) start += 1;
  while (end > start && CLOSING.has(lower.charCodeAt(end - 1))) end -= 1;
  return lower.slice(start, end);
}

/** True for small letters only. A loop, not a pattern: this is asked about every word of every line. */
function isBare(token: string): boolean {
  for (let at = 0; at < token.length; at++) {
    const code = token.charCodeAt(at);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

/** What stands before the first space: the whole text when it holds none. */
export function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return end < 0 ? text : text.slice(0, end);
}

/** What stands behind the last space: the whole text when it holds none. */
export function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1);
}

/** True when a text ends in a colon: it announces what follows. */
export function endsInColon(text: string): boolean {
  return text.endsWith(':') || text.endsWith('：');
}

/** The text without the colon at its end. */
export function withoutColon(text: string): string {
  return endsInColon(text) ? text.slice(0, -1) : text;
}

/** How many parts the spaces make of a text: 1 when it holds none. */
export function countWords(text: string): number {
  let count = 1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count += 1;
  return count;
}

/** The words of a line twice: as they are written, and bare, as they are looked up. */
export interface Words {
  readonly tokens: readonly string[];
  readonly bare: readonly string[];
}

/** Splits a line at its spaces. Each word is made bare once: a clause looks at every word several times. */
export function readWords(text: string): Words {
  const parts = text.split(' ');
  const tokens = parts.includes('') ? parts.filter((part) => part !== '') : parts;
  return { tokens, bare: tokens.map(bareWord) };
}

/** The words of a text, without the space around it. */
export function splitWords(text: string): string[] {
  const trimmed = text.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.split(/\s+/) : trimmed.split(' ');
}
