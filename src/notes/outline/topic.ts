import { type Clause, findClause } from '../english/clause.ts';
import { findImpliedClause, isAdjective } from '../english/implied-clause.ts';
import { lowerTerm, stripDeterminer } from '../english/noun-phrase.ts';
import { ADVERBIAL } from '../english/plain-order.ts';
import { findVerbForm, isParticiple } from '../english/verbs.ts';
import {
  ADVERBS,
  bareWord,
  COPULAS,
  countWords,
  DETERMINERS,
  endsInColon,
  MODALS,
  PREPOSITIONS,
  PRONOUN_SUBJECTS,
  withoutColon,
} from '../english/words.ts';
import { memoize } from '../memoize.ts';
import { Pattern } from '../needs.ts';
import { normaliseTerm } from '../normalise-term.ts';
import type { OutlineNode } from './outline-types.ts';
import { readVersus } from './read-versus.ts';
import { readMemberTopic, readSiblingTopic } from './sibling-topic.ts';

/** What a heading, label or line gives to the lines below it. */
export interface Topic {
  /** Noun phrase that can stand in a sentence: "Docker containers". Null when the line names nothing. */
  readonly phrase: string | null;
  /** "benefits", "limits", "pricing": which side of the owner the lines below describe. */
  readonly aspect: string | null;
  /** "getting started with Docker": the lines below are steps. */
  readonly task: string | null;
  /** Two things that are compared. */
  readonly versus: readonly [string, string] | null;
}

const NOTHING: Topic = { phrase: null, aspect: null, task: null, versus: null };

const ASPECT_WORDS =
  'benefits?|advantages?|disadvantages?|drawbacks?|pros|cons|features?|characteristics?|properties|use ?cases?|events|limits?|limitations?|quotas?|' +
  'pricing|costs?|billing|types?|kinds?|options?|requirements?|prerequisites?|components?|parts|elements|examples?|best practices|performance|' +
  'rules|goals?|purpose|causes?|effects?|consequences?|symptoms?|functions?|roles?|principles?|metrics|commands|ports|defaults?|key (?:points|facts|features|concepts|ideas)|' +
  'side effects?|adverse effects?|contraindications?|indications?|complications?|precautions|interactions|doses?|dosages?|antidotes?|SEs?|CIs?|MOA|' +
  'similarities|differences|terminology|terms|definitions|main (?:points|ideas|features)|important (?:points|facts)|facts|problems?|challenges?|solutions?|reasons?|criticisms?|objections?';
/** Their words, as they are and without a plural: a name of a side holds one of them. */
const ASPECT_NEEDS = [...(ASPECT_WORDS.match(/[a-z]+/gi) ?? []), 'usecases']
  .flatMap((word) => [word, word.replace(/s$/, '')])
  .join(' ')
  .toLowerCase();
const ASPECT_ONLY = new Pattern(
  ASPECT_NEEDS,
  new RegExp(`^(?:the |its |some |main |common |typical |key )?(${ASPECT_WORDS})$`, 'i'),
);
const ASPECT_FIRST = new Pattern(
  ASPECT_NEEDS,
  new RegExp(
    `^(?:the |some |main |common |typical |key )?(${ASPECT_WORDS})\\s+(?:of|for|in|with|to using)\\s+(?:using\\s+)?(.+)$`,
    'i',
  ),
);
const ASPECT_LAST = new Pattern(ASPECT_NEEDS, new RegExp(`^(.+?)(?:'s|:|\\s[-–—])?\\s+(${ASPECT_WORDS})$`, 'i'));
/** Singular words that name a thing of their own at the end of a label: "execution role", "Lambda function". */
const OWN_NOUN =
  /^(?:roles?|functions?|rules?|elements?|events|metrics|commands|ports|principles?|terms|purpose|type|kind|event|option|goal|example|problem|component|requirement|feature|effect|solution|challenge|limit|use ?case|facts)$/i;
const GENERIC_LABEL =
  /^(?:[A-Z]?[a-z]+(?:tion|ment)|(?:E|e)rrors|(?:C|c)osts?|(?:P|p)ricing|(?:S|s)ecurity|(?:P|p)erformance|(?:P|p)ermissions|(?:L|l)imits|(?:M|m)onitoring|(?:L|l)ogging|(?:S|s)caling|(?:B|b)ackups?)$/;

const EMPTY_WORDS = new Pattern(
  '^table ^contents ^overview ^intro ^introduction ^basics ^fundamentals ^general ^note ^notes ^misc ^miscellaneous ' +
    '^important ^other ^others ^summary ^must ^to ^know ^recap ^conclusion ^background ^context ^details ^more ^extra ' +
    '^good ^keep ^remember ^tip ^tips ^exam ^key ^terms ^glossary ^concepts ^theory ^definition ^terminology ^faq ^q ' +
    '^question ^questions ^answer ^answers ^warning ^caution ^info ^how ^what ^vocabulary ^vocab ^part ^day ^week ' +
    '^chapter ^lecture ^section',
  /^(?:table of contents|contents|overview|intro|introduction|basics|fundamentals|general|notes?|misc|miscellaneous|important|other|others|summary|must know|to know|know|must-know|recap|conclusion|background|context|details|more|extra|good to know|keep in mind|remember|tips?|exam(?: tips?| notes?| key terms)?|key (?:exam )?terms|glossary|concepts|theory|definition|terminology|faq|q&a|questions|answers?|warning|caution|info|how to|how it works|what is it|vocabulary|vocab|part \w+|day \d+|week \d+|chapter \d+|lecture \d+|section \d+)$/i,
);

const TASK_FIRST = new Pattern(
  '^producing ^consuming ^optimising ^optimizing ^improving ^securing ^managing ^uploading ^downloading ^sending ' +
    '^receiving ^deleting ^updating ^accessing ^migrating ^debugging ^invoking ^getting ^working ^setting ^set ^setup ' +
    '^how ^creating ^configuring ^installing ^deploying ^connecting ^building ^running ^enabling ^step ^steps ' +
    '^process ^workflow ^procedure ^to',
  /^(?:producing|consuming|optimi[sz]ing|improving|securing|managing|uploading|downloading|sending|receiving|deleting|updating|accessing|migrating|debugging|invoking|getting started(?: with)?|working with|setting up|set ?up|how to|how do (?:you|i)|how can (?:you|i)|creating|configuring|installing|deploying|connecting|building|running|enabling|steps(?: to| for| of| in)?|step(?! [A-Z])(?: to| for| of| in)?|process(?: of| for)?|workflow(?: for| of)?|procedure(?: for)?|to (?:create|set up|build|deploy|run|enable|install|configure|use|connect))\b\s*(.*)$/i,
);

/** What the learner means to do with the lines below, not what they are about. */
const STUDY_DEED = new Pattern(
  '^remember ^recall ^revise ^memorise ^memorize ^do ^don ^make ^be',
  /^(?:remember|recall|revise|memori[sz]e|do not forget|don['’]t forget|make sure|be sure)\s+(?:to|how|that|the|all|both|these|you)\b/i,
);

/** "Theorem 3 (Bayes)": the name in the brackets. */
const NAMED_BOX = new Pattern(
  '()',
  /^(?:definition|theorem|lemma|proposition|corollary|axiom|law)\s*(?:\d[\d.]*\s*)?\(([^()]{2,40})\)\.?/i,
);
const WORTH_KNOWING = new Pattern(
  'know$ remember$ knowing$',
  /\s+(?:to know|to remember|you should know|worth knowing)$/i,
);
const ASKS = new Pattern('^what ^how ^why ^when ^where ^which ^who', /^(?:what|how|why|when|where|which|who)\b/i);
const BETTER_THAN = new Pattern(
  'over',
  /^((?:main |key )?(?:advantages?|benefits?|disadvantages?|drawbacks?) over .+)$/i,
);

/** Reads what a heading or label is about. */
export const readTopic: (text: string) => Topic = memoize(readTopicText);

function readTopicText(text: string): Topic {
  const box = NAMED_BOX.exec(text);
  if (box) return { ...NOTHING, phrase: lowerTerm(box[1] ?? '') };
  const clean = WORTH_KNOWING.replace(stripLabel(text), '');
  if (clean === '' || EMPTY_WORDS.test(clean) || ADVERBIAL.test(clean) || STUDY_DEED.test(clean)) return NOTHING;
  const said = clean.length > 50 ? /^([^:]{3,40}): /.exec(clean)?.[1] : undefined;
  if (said !== undefined) return readTopicText(said);
  const label = /^([A-Za-z ]{3,20}): \S/.exec(clean)?.[1];
  if (label !== undefined && ASPECT_ONLY.test(label)) return { ...NOTHING, aspect: label.toLowerCase() };
  const order = /^[a-z]+:?$/.test(text.trim()) ? findVerbForm(clean) : null;
  if (order?.form === 'base' && !order.nounToo) return NOTHING;
  const versus = readVersus(clean);
  if (versus) return { ...NOTHING, phrase: versus[0], versus };
  if (text.trim().endsWith('?') || ASKS.test(clean)) {
    const phrase = readQuestionTopic(clean);
    const howTo = /^how to\s+(.+)$/i.exec(clean);
    return { ...NOTHING, phrase, task: howTo ? lowerFirst(howTo[1] ?? '') : null };
  }
  const task = TASK_FIRST.exec(clean);
  if (task) {
    const object = stripDeterminer(task[1] ?? '');
    const words = object.split(' ');
    return {
      ...NOTHING,
      phrase: object && words.length <= 4 && !findVerbForm(bareWord(words[0] ?? '')) ? object : null,
      task: lowerFirst(clean),
    };
  }
  const over = BETTER_THAN.exec(clean);
  if (over) return { ...NOTHING, aspect: (over[1] ?? '').replace(/^(\w+?)s?( over)/i, '$1s$2') };
  const only = ASPECT_ONLY.exec(clean);
  if (only) return { ...NOTHING, aspect: (only[1] ?? '').toLowerCase() };
  const first = ASPECT_FIRST.exec(clean);
  if (first) return { ...NOTHING, aspect: (first[1] ?? '').toLowerCase(), phrase: nounPhrase(first[2] ?? '') };
  const tail = ASPECT_LAST.exec(clean);
  const last = /(?:\s(?:and|or)|[&,])$/i.test(tail?.[1] ?? '') ? null : tail;
  const isPerformance = last !== null && /^performance$/i.test(last[2] ?? '') && isKindWord(last[1] ?? '');
  if (isPerformance) return { ...NOTHING, phrase: nounPhrase(clean) };
  if (last && isKindWord(last[1] ?? '')) return { ...NOTHING, aspect: clean.toLowerCase() };
  if (last && countWords(last[1] ?? '') <= 5 && !OWN_NOUN.test(last[2] ?? '')) {
    return { ...NOTHING, aspect: (last[2] ?? '').toLowerCase(), phrase: nounPhrase(last[1] ?? '') };
  }
  return { ...NOTHING, phrase: nounPhrase(clean) };
}

/** "naming" in "naming rules": a kind of rules, not the owner of the rules. */
function isKindWord(word: string): boolean {
  return /^(?:[A-Z]?[a-z]+(?:ing|al|ic|ive|ary)|[a-z]+)$/.test(word) && !/ings$/.test(word);
}

/** "PRODUCING MESSAGES": capitals for emphasis. Short words alone may be acronyms. */
function isShouted(text: string): boolean {
  if (/[a-z]/.test(text)) return false;
  const words = text.replace(/[:?.!]+$/, '').split(/\s+/);
  return words.every((word) => /^[A-Z&-]+$/.test(word)) && words.some((word) => word.length >= 7) && words.length <= 5;
}

/** Words behind a name that say nothing about it. */
const TRAILING_WORDS = new Pattern(
  'overview introduction intro basics fundamentals dive summary recap hands handson 101 cont continued part',
  /\s*[-–—:(]?\s*\b(?:overview|introduction|intro|basics|fundamentals|deep dive|summary|recap|hands[ -]?on|101|cont(?:inued|'d|\.)?|part (?:\d+|[ivx]+|one|two))\)?$/i,
);

const COURSE_PART = new Pattern(
  '^section ^chapter ^part ^lecture ^module ^unit ^lesson ^week ^day ^topic',
  /^(?:section|chapter|part|lecture|module|unit|lesson|week|day|topic)\s+(?:\d+|[ivx]+)\s*(?:[:.)–—-]\s*|$)/i,
);
const COURSE_BRACKET = new Pattern(
  '()',
  /\s*\([^()]*\b(?:course|unit|week|lecture|notes|chapter|module|semester)\b[^()]*\)$/i,
);
const ARTICLE = new Pattern('^a ^an ^the', /^(?:[Aa]n?|[Tt]he(?! [A-Z]))\s+(?=\S)/);
/** A year or a span of years at the end. */
const YEARS = new Pattern(
  '1',
  /(?<=\p{L})(?<!\b(?:of|in|from|since|until|by|to|and)),?\s+(?:\([^()]*\d{4}[^()]*\)|\d{4}(?:\s?[-–]\s?\d{2,4})?)$/u,
);
const KIND_OF_NOTES = new Pattern(
  'questions$ interview$ notes$ guide$ sheet$ cheatsheet$',
  /\s+(?:interview questions|interview|notes|study notes|study guide|cheat ?sheet|cheat notes|exam notes|lecture notes|class notes|course notes)$/i,
);
const CONTINUED = new Pattern('()', /\s*\((?:continued|cont\.?|optional|important)\)$/i);

/** Numbering, emoji, "Part 2", "Overview", "(hands on)", trailing colon and question mark taken off. */
export function stripLabel(text: string): string {
  let out = isShouted(text) ? text.toLowerCase() : text;
  if (!/^[ -~]*$/.test(out)) out = out.replace(/\p{Extended_Pictographic}|\ufe0f|\u200d/gu, '');
  if (out.includes('[')) out = out.replace(/\[[Qq]?\d+\]/g, '');
  out = out
    .trim()
    .replace(/[?:.!：]+$/, '')
    .trim();
  out = COURSE_BRACKET.replace(COURSE_PART.replace(out, ''), '');
  if (/^[\dA-Z]/.test(out)) {
    out = out.replace(/^L\d{1,2}\s*[-–:]\s*(?=\S)/, '');
    out = out.replace(/^\d+(?:\.\d+)*[.)]?\s+(?=\S)|^(?:[IVX]{1,4}|[A-H])[.)]\s+(?=[A-Z])/, '');
  }
  for (let before = ''; before !== out; ) {
    before = out;
    out = TRAILING_WORDS.replace(out, '');
  }
  out = out.replace(
    /^(?:introduction to|intro to|overview of|intro:|introduction:|overview:|summary of|more on|more about|about|basics of|understanding|types? of (?=$))\s*/i,
    '',
  );
  out = YEARS.replace(ARTICLE.replace(out, ''), '');
  return CONTINUED.replace(KIND_OF_NOTES.replace(out, ''), '').trim();
}

function lowerFirst(text: string): string {
  return text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

const DASHED_NAME = new Pattern(
  '-–—:',
  /^([A-Z][\p{L}\d]*(?:\s[A-Z\d][\p{L}\d]*){0,2})(?:\s+([-–—])|([:]))\s+(\S.*)$/u,
);

/** "SQS - Delay Queue" is the SQS Delay Queue; "Docker - containers for all" is about Docker; "Caching: Write Through" about Write Through. */
function readDashedName(text: string): string {
  const match = DASHED_NAME.exec(text);
  if (!match) return text;
  const [, left = '', dash, , right = ''] = match;
  const isName = /^[A-Z]/.test(right) && countWords(right) <= 4;
  if (!isName) return left;
  return dash ? `${left} ${right}` : right;
}

const FOLLOWING = new Pattern('^following', /^following\s+/i);
const USE_OF = new Pattern('^using ^why ^use ^usage', /^(?:using|why use|use of|usage of)\s+/i);
/** Words that no name starts with. */
const NO_NAME = new Pattern(
  '^if ^when ^to ^for ^because ^need ^must ^also ^so ^then ^from ^with ^in ^on ^by ^each ^every ^any ^all ^how ^why ^what ^which ^where ^who',
  /^(?:if|when|to|for|because|need|must|also|so|then|from|with|in|on|by|each|every|any|all|how|why|what|which|where|who)\b/i,
);

/** The noun phrase of a label: its own words, or the subject when the label is a statement. */
function nounPhrase(text: string): string | null {
  const isNamed = /^The [A-Z]/.test(text);
  const whole = text.endsWith(')') ? text.replace(/\s*\([^()]*\)\s*$/, '') : text;
  let clean = FOLLOWING.replace(stripDeterminer(whole.trim()), '');
  clean = readDashedName(clean);
  clean = USE_OF.replace(clean, '');
  const clause = findClause(clean) ?? findNamedState(clean);
  if (clause) {
    const subject = stripDeterminer(clause.subject);
    if (!subject || /^there$/i.test(subject) || PRONOUN_SUBJECTS.has(subject.toLowerCase())) return null;
    return lowerTerm(subject);
  }
  const words = clean.split(/\s+/);
  if (clean === '' || words.length > 7 || /[,;]/.test(clean)) return null;
  if (NO_NAME.test(clean)) return null;
  return isNamed ? `the ${clean}` : lowerTerm(clean);
}

/** "MFA needed to": a state of a named thing. */
function findNamedState(text: string): Clause | null {
  const clause = findImpliedClause(text);
  return clause && clause.subject !== '' && /\b(?:to|for|by|with|in|on)$/i.test(text) ? clause : null;
}

/** The thing a question asks about: "Where are images stored" -> "images". */
function readQuestionTopic(text: string): string | null {
  const tokens = text.replace(/\?$/, '').split(/\s+/);
  let at = 1;
  if (
    /^which$/i.test(tokens[0] ?? '') ||
    (/^(?:what|how)$/i.test(tokens[0] ?? '') && /^(?:many|much|kinds?|types?)$/i.test(tokens[1] ?? ''))
  )
    return null;
  if (/^when$/i.test(tokens[0] ?? '') && /^(?:to|should|do|would)$/i.test(tokens[1] ?? '')) {
    const match = /^when\s+(?:to|(?:should|do|would)\s+(?:you|i|we))\s+(?:use|choose|pick|prefer)\s+(.+)$/i.exec(text);
    return match
      ? lowerTerm(stripDeterminer((match[1] ?? '').replace(/\s+(?:instead|rather|over|and not)\b.*$/i, '')))
      : null;
  }
  if (/^why use\b/i.test(text))
    return lowerTerm(
      stripDeterminer(text.replace(/^why use\s+/i, '').replace(/\s+(?:instead of|rather than|over)\b.*$/i, '')),
    );
  while (at < tokens.length) {
    const word = bareWord(tokens[at] ?? '');
    if (
      COPULAS.has(word) ||
      MODALS.has(word) ||
      word === 'do' ||
      word === 'does' ||
      word === 'did' ||
      DETERMINERS.has(word)
    )
      at += 1;
    else break;
  }
  const words: string[] = [];
  for (; at < tokens.length; at++) {
    const word = bareWord(tokens[at] ?? '');
    const form = findVerbForm(word);
    const ends =
      PREPOSITIONS.has(word) ||
      ADVERBS.has(word) ||
      isParticiple(word) ||
      (words.length > 0 && (isAdjective(word) || (form && form.form !== 'gerund')));
    if (ends || word === 'to') break;
    words.push(tokens[at] ?? '');
  }
  const phrase = words.join(' ').replace(/\s*\(.*$/, '');
  if (phrase === '' || PRONOUN_SUBJECTS.has(phrase.toLowerCase()) || words.length > 5) return null;
  return lowerTerm(phrase);
}

export interface Scope {
  /** What the line is about when it does not say so itself. */
  readonly phrase: string | null;
  readonly origin: 'lead-in' | 'label' | 'heading' | 'title' | null;
  readonly aspect: string | null;
  readonly task: string | null;
  readonly versus: readonly [string, string] | null;
  /** The side of `versus` that a label or line below it names. */
  readonly side: string | null;
  /** The nearest line above that ends in a colon or stands over bullets. */
  readonly leadIn: OutlineNode | null;
  /** Headings and labels above, outermost first. */
  readonly path: readonly string[];
}

/** Headings that name a side of what stands above them: "Versioning" under "S3". */
const GENERIC_TOPIC =
  /^(?:[A-Z]?[a-z-]+(?:ing|tion|ency|ility)|[Ss]ecurity|[Pp]erformance|[Aa]rchitecture|[Pp]ermissions|[Pp]olicies|[Ee]vents|[Ii]ndex(?:es)?|[Tt]ransactions|[Bb]ackups?|[Rr]eplicas|[Ss]treams?|[Ss]napshots?|[Ll]imits|[Qq]uotas|[Ww]ebsites|[Oo]bjects|[Mm]etrics|[Aa]larms|[Ll]ogs)$/;

/** For lines with nothing above them. Written out as the others are, so that all scopes are of one make. */
const NO_SCOPE: Scope = {
  phrase: null,
  origin: null,
  aspect: null,
  task: null,
  versus: null,
  side: null,
  leadIn: null,
  path: [],
};

/** Reads and remembers the topics of the nodes of one note. */
export class TopicReader {
  readonly #topics = new Map<OutlineNode, Topic>();
  readonly #scopes = new Map<OutlineNode, Scope>();

  /** What a node gives to those below it. */
  topicOf(node: OutlineNode): Topic {
    let topic = this.#topics.get(node);
    if (!topic) {
      const isName = node.marker === 'heading' || node.marker === 'label';
      topic = isName
        ? (readSiblingTopic(node, readTopic) ?? readMemberTopic(node, readTopic) ?? readTopic(node.text))
        : readLineTopic(node);
      this.#topics.set(node, topic);
    }
    return topic;
  }

  /** What a node inherits from those above it. */
  scopeOf(node: OutlineNode): Scope {
    let scope = this.#scopes.get(node);
    if (!scope) {
      scope = this.#readScope(node);
      this.#scopes.set(node, scope);
    }
    return scope;
  }

  #readScope(node: OutlineNode): Scope {
    const parent = node.parent;
    if (!parent) return NO_SCOPE;
    const above = this.scopeOf(parent);
    const topic = this.topicOf(parent);
    const isHeading = parent.marker === 'heading';
    const isTitle = isHeading && parent.level === 1;
    let phrase = topic.phrase;
    if (phrase && isTitle && /[,&+/]|\band\b/.test(phrase)) phrase = null;
    const isGeneric =
      phrase !== null &&
      (isHeading ? GENERIC_TOPIC.test(phrase) : parent.marker === 'label' && GENERIC_LABEL.test(phrase));
    if (phrase && isGeneric && above.phrase && countWords(above.phrase) <= 3)
      if (!phrase.toLowerCase().includes(above.phrase.toLowerCase()) && above.origin !== null)
        phrase = joinTopics(above.phrase, phrase);
    const ownOrigin = isTitle ? 'title' : isHeading ? 'heading' : parent.marker === 'label' ? 'label' : 'lead-in';
    const startsAnew = isHeading;
    const compared = topic.versus ?? (startsAnew ? null : sideOf(above.versus, topic.phrase));
    const label = isHeading || parent.marker === 'label' ? parent.inline.text.replace(/[:?]+$/, '') : null;
    return {
      phrase: phrase ?? above.phrase,
      origin: phrase ? ownOrigin : above.origin,
      aspect: topic.aspect ?? (startsAnew || (topic.phrase && !isGeneric) ? null : above.aspect),
      task: topic.task ?? (startsAnew || topic.phrase ? null : above.task),
      versus: compared,
      side: topic.versus || startsAnew ? null : topic.phrase ? (compared?.[0] ?? null) : above.side,
      leadIn: isHeading ? null : parent.isLeadIn || parent.children.length > 0 ? parent : above.leadIn,
      path: label ? [...above.path, label] : above.path,
    };
  }
}

/** A comparison seen from one of its sides; none when the words name neither. */
function sideOf(versus: readonly [string, string] | null, phrase: string | null): readonly [string, string] | null {
  if (!versus || phrase === null) return versus;
  const [left, right] = versus;
  const same = (one: string): boolean => normaliseTerm(one) === normaliseTerm(phrase);
  if (same(left)) return versus;
  if (same(right)) return [right, left];
  const lower = phrase.toLowerCase();
  const isPart = (one: string): boolean => lower.includes(one.toLowerCase()) || one.toLowerCase().includes(lower);
  if (isPart(left) === isPart(right)) return null;
  return isPart(left) ? versus : [right, left];
}

/** "Versioning" under "Amazon S3" -> "Amazon S3 versioning". */
function joinTopics(owner: string, part: string): string {
  return `${owner} ${part.charAt(0).toLowerCase()}${part.slice(1)}`;
}

/** The topic of an ordinary line that has lines under it: the term it defines, or the subject of its statement. */
/** "bound to a room", "heat made by gas", "higher price than wood": what something is like, no name for the lines below. */
function isQualityLine(text: string): boolean {
  const [first = '', second = ''] = text.split(' ');
  if (/^(?:higher|lower|better|worse|faster|slower|cheaper|more|less|fewer|larger|smaller)$/.test(first)) return true;
  if (PREPOSITIONS.has(second) && /^[a-z]/.test(first) && (isParticiple(first) || isAdjective(first))) return true;
  return /^[a-z]+ [a-z]+ed (?:by|to|with|from)\s/.test(text);
}

function readLineTopic(node: OutlineNode): Topic {
  const text = withoutColon(node.text).replace(/^(?:distinguish|contrast|compare|note|remember):\s+/i, '');
  if (/^[a-z]+$/.test(text) && findVerbForm(text)) return NOTHING;
  if (/\S\. [A-Z][\p{L}-]+(?: [a-z]+)?: /u.test(text)) return NOTHING;
  const bold = node.inline.bold[0];
  if (/^(?:definition|theorem|lemma|proposition|corollary)\s*(?:\d[\d.]*\s*)?\(/i.test(text)) return readTopic(text);
  if (bold && text.startsWith(bold) && countWords(bold) <= 6)
    return { ...NOTHING, phrase: lowerTerm(stripDeterminer(bold.replace(/[:.]$/, '').replace(/\s*\([^()]*\)/g, ''))) };
  const named = bold && countWords(bold) <= 4 ? /^[\p{L}\d -]{3,40}:\s+/u.exec(text)?.[0] : undefined;
  if (bold && named && text.startsWith(bold, named.length)) return { ...NOTHING, phrase: bold };
  const term = /^([^=→:(]{2,50}?)\s*(?:=|→|-->|:\s|\s[-–—]\s|\()/.exec(text);
  if (term) {
    const phrase = (term[1] ?? '').trim();
    if (countWords(phrase) <= 5 && !findClause(phrase) && !isQualityLine(phrase)) return readTopic(phrase);
  }
  const clause = findClause(text);
  if (clause) {
    const subject = stripDeterminer(clause.subject.replace(/\s*\([^()]*\)/g, ''));
    const aspect = ASPECT_FIRST.exec(subject);
    if (aspect) return { ...NOTHING, aspect: (aspect[1] ?? '').toLowerCase(), phrase: nounPhrase(aspect[2] ?? '') };
    const isUsable =
      subject !== '' &&
      !PRONOUN_SUBJECTS.has(subject.toLowerCase()) &&
      countWords(subject) <= 4 &&
      !/[,;]|^(?:each|every|any|all|no|if|when)\b/i.test(subject);
    return { ...NOTHING, phrase: isUsable ? lowerTerm(subject) : null };
  }
  if (!endsInColon(node.text) && (node.children.length === 0 || countWords(text) > 5 || isQualityLine(text)))
    return NOTHING;
  const topic = readTopic(text);
  const isSet = /^\d+\s|^(?:two|three|four|five|several|some|famous|popular|common|different)\b/i.test(text);
  return isSet ? { ...topic, phrase: null } : topic;
}
