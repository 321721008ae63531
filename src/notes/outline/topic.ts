import { findClause, isAdjective } from '../english/clause.ts';
import { lowerTerm } from '../english/noun-phrase.ts';
import { findVerbForm, isParticiple } from '../english/verbs.ts';
import { ADVERBS, bareWord, COPULAS, DETERMINERS, MODALS, PREPOSITIONS, PRONOUN_SUBJECTS } from '../english/words.ts';
import type { OutlineNode } from './outline-types.ts';

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
  'terminology|terms|definitions|main (?:points|ideas|features)|important (?:points|facts)|facts|problems?|challenges?|solutions?|reasons?';
const ASPECT_ONLY = new RegExp(`^(?:the |its |some |main |common |typical |key )?(${ASPECT_WORDS})$`, 'i');
const ASPECT_FIRST = new RegExp(
  `^(?:the |some |main |common |typical |key )?(${ASPECT_WORDS})\\s+(?:of|for|in|with|to using)\\s+(?:using\\s+)?(.+)$`,
  'i',
);
const ASPECT_LAST = new RegExp(`^(.+?)(?:'s|:|\\s[-–—])?\\s+(${ASPECT_WORDS})$`, 'i');

const EMPTY_WORDS =
  /^(?:table of contents|contents|overview|intro|introduction|basics|fundamentals|general|notes?|misc|miscellaneous|important|other|others|summary|recap|conclusion|background|context|details|more|extra|good to know|keep in mind|remember|tips?|exam(?: tips?| notes?| key terms)?|key (?:exam )?terms|glossary|concepts|theory|definition|terminology|faq|q&a|questions|answers?|warning|caution|info|how to|how it works|what is it|vocabulary|vocab|part \w+|day \d+|week \d+|chapter \d+|lecture \d+|section \d+)$/i;

const TASK_FIRST =
  /^(?:getting started(?: with)?|working with|setting up|set ?up|how to|how do (?:you|i)|how can (?:you|i)|creating|configuring|installing|deploying|connecting|building|running|enabling|steps?(?: to| for| of| in)?|process(?: of| for)?|workflow(?: for| of)?|procedure(?: for)?|to (?:create|set up|build|deploy|run|enable|install|configure|use|connect))\b\s*(.*)$/i;

/** Reads what a heading or label is about. */
export function readTopic(text: string): Topic {
  const clean = stripLabel(text);
  if (clean === '' || EMPTY_WORDS.test(clean)) return NOTHING;
  const versus = readVersus(clean);
  if (versus) return { ...NOTHING, phrase: versus[0], versus };
  if (/\?$/.test(text.trim()) || /^(?:what|how|why|when|where|which|who)\b/i.test(clean)) {
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
  const only = ASPECT_ONLY.exec(clean);
  if (only) return { ...NOTHING, aspect: (only[1] ?? '').toLowerCase() };
  const first = ASPECT_FIRST.exec(clean);
  if (first) return { ...NOTHING, aspect: (first[1] ?? '').toLowerCase(), phrase: nounPhrase(first[2] ?? '') };
  const last = ASPECT_LAST.exec(clean);
  if (last && isKindWord(last[1] ?? '')) return { ...NOTHING, aspect: clean.toLowerCase() };
  if (last && (last[1] ?? '').split(' ').length <= 5) {
    return { ...NOTHING, aspect: (last[2] ?? '').toLowerCase(), phrase: nounPhrase(last[1] ?? '') };
  }
  return { ...NOTHING, phrase: nounPhrase(clean) };
}

/** "naming" in "naming rules": a kind of rules, not the owner of the rules. */
function isKindWord(word: string): boolean {
  return /^(?:[A-Z]?[a-z]+(?:ing|al|ic|ive)|[a-z]+)$/.test(word) && !/ings$/.test(word);
}

/** Numbering, emoji, "Part 2", "Overview", "(hands on)", trailing colon and question mark taken off. */
export function stripLabel(text: string): string {
  let out = text
    .replace(/\p{Extended_Pictographic}|\ufe0f|\u200d/gu, '')
    .replace(/\[[Qq]?\d+\]/g, '')
    .trim();
  out = out.replace(/[?:.!：]+$/, '').trim();
  out = out.replace(
    /^(?:section|chapter|part|lecture|module|unit|lesson|week|day|topic)\s+(?:\d+|[ivx]+)\s*(?:[:.)–—-]\s*|$)/i,
    '',
  );
  out = out.replace(/^\d+(?:\.\d+)*[.)]?\s+(?=\S)/, '');
  out = out.replace(
    /\s*[-–—:(]?\s*\b(?:overview|introduction|intro|basics|fundamentals|deep dive|summary|recap|hands[ -]?on|101|cont(?:inued|'d|\.)?|part (?:\d+|[ivx]+|one|two))\)?$/i,
    '',
  );
  out = out.replace(
    /^(?:introduction to|intro to|overview of|intro:|introduction:|overview:|summary of|more on|more about|about|basics of|understanding|types? of (?=$))\s*/i,
    '',
  );
  out = out.replace(/^(?:an?|the(?! [A-Z]))\s+(?=\S)/i, '');
  out = out.replace(
    /\s+(?:interview questions|interview|notes|study notes|study guide|cheat ?sheet|exam notes|lecture notes)$/i,
    '',
  );
  return out.replace(/\s*\((?:continued|cont\.?|optional|important)\)$/i, '').trim();
}

/** "X vs Y", "Difference between X and Y". Null when nothing is compared. */
export function readVersus(text: string): readonly [string, string] | null {
  const vs = /^(.+?)\s+(?:vs\.?|versus|compared (?:to|with)|as opposed to)\s+(.+)$/i.exec(text);
  const between =
    /^(?:(?:what(?:'s| is| are)?\s+)?(?:the\s+)?(?:main\s+|key\s+)?(?:differences?|comparison)\s+(?:between|of)|comparing)\s+(.+?)\s+(?:and|vs\.?|&)\s+(.+)$/i.exec(
      text,
    );
  const match = between ?? vs;
  if (!match) return null;
  const left = stripDeterminer((match[1] ?? '').replace(/\s*\([^()]*\)$/, '').trim());
  const right = stripDeterminer(
    (match[2] ?? '')
      .replace(/\?$/, '')
      .replace(/\s*\([^()]*\)$/, '')
      .trim(),
  );
  if (/^(?:what|how|why)\b/i.test(left) || left.split(' ').length > 6 || right.split(' ').length > 8) return null;
  return [left, right.split(/\s+vs\.?\s+/i)[0] ?? right];
}

export function stripDeterminer(text: string): string {
  return text.replace(/^(?:an?|the)\s+/i, '').trim();
}

function lowerFirst(text: string): string {
  return text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** The noun phrase of a label: its own words, or the subject when the label is a statement. */
function nounPhrase(text: string): string | null {
  const isNamed = /^The [A-Z]/.test(text);
  let clean = stripDeterminer(text.replace(/\s*\([^()]*\)\s*$/, '').trim());
  const named = /^((?:[A-Z][\p{L}\d]*\s?){1,3}?)\s+[-–—:]\s+\S/u.exec(clean);
  if (named) clean = (named[1] ?? clean).trim();
  clean = clean.replace(/^(?:using|why use|use of|usage of)\s+/i, '');
  const clause = findClause(clean);
  if (clause) {
    const subject = stripDeterminer(clause.subject);
    if (!subject || /^there$/i.test(subject) || PRONOUN_SUBJECTS.has(subject.toLowerCase())) return null;
    return lowerTerm(subject);
  }
  const words = clean.split(/\s+/);
  if (clean === '' || words.length > 7 || /[,;]/.test(clean)) return null;
  if (/^(?:if|when|to|for|because|need|must|also|so|then|from|with|in|on|by)\b/i.test(clean)) return null;
  return isNamed ? `the ${clean}` : lowerTerm(clean);
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
  if (/^why use\b/i.test(text)) return lowerTerm(stripDeterminer(text.replace(/^why use\s+/i, '')));
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
  /** The nearest line above that ends in a colon or stands over bullets. */
  readonly leadIn: OutlineNode | null;
  /** Headings and labels above, outermost first. */
  readonly path: readonly string[];
}

/** Headings that name a side of what stands above them: "Versioning" under "S3". */
const GENERIC_TOPIC =
  /^(?:[A-Z]?[a-z-]+(?:ing|tion|ency|ility)|security|performance|architecture|permissions|policies|events|index(?:es)?|transactions|backups?|replicas|streams?|snapshots?|limits|quotas|websites|objects|metrics|alarms|logs)$/i;

/** Reads and remembers the topics of the nodes of one note. */
export class TopicReader {
  readonly #topics = new Map<OutlineNode, Topic>();
  readonly #scopes = new Map<OutlineNode, Scope>();

  /** What a node gives to those below it. */
  topicOf(node: OutlineNode): Topic {
    let topic = this.#topics.get(node);
    if (!topic) {
      topic = node.marker === 'heading' || node.marker === 'label' ? readTopic(node.text) : readLineTopic(node);
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
    if (!parent) return { phrase: null, origin: null, aspect: null, task: null, versus: null, leadIn: null, path: [] };
    const above = this.scopeOf(parent);
    const topic = this.topicOf(parent);
    const isHeading = parent.marker === 'heading';
    const isTitle = isHeading && parent.level === 1;
    let phrase = topic.phrase;
    if (phrase && isTitle && /[,&]|\band\b/.test(phrase)) phrase = null;
    if (phrase && isHeading && GENERIC_TOPIC.test(phrase) && above.phrase && above.phrase.split(' ').length <= 3) {
      if (!phrase.toLowerCase().includes(above.phrase.toLowerCase()) && above.origin !== null)
        phrase = joinTopics(above.phrase, phrase);
    }
    const ownOrigin = isTitle ? 'title' : isHeading ? 'heading' : parent.marker === 'label' ? 'label' : 'lead-in';
    const startsAnew = isHeading;
    const label = isHeading || parent.marker === 'label' ? parent.inline.text.replace(/[:?]+$/, '') : null;
    return {
      phrase: phrase ?? above.phrase,
      origin: phrase ? ownOrigin : above.origin,
      aspect: topic.aspect ?? (startsAnew || topic.phrase ? null : above.aspect),
      task: topic.task ?? (startsAnew || topic.phrase ? null : above.task),
      versus: topic.versus ?? (startsAnew ? null : above.versus),
      leadIn: isHeading ? null : parent.isLeadIn || parent.children.length > 0 ? parent : above.leadIn,
      path: label ? [...above.path, label] : above.path,
    };
  }
}

/** "Versioning" under "Amazon S3" -> "Amazon S3 versioning". */
function joinTopics(owner: string, part: string): string {
  return `${owner} ${part.charAt(0).toLowerCase()}${part.slice(1)}`;
}

/** The topic of an ordinary line that has lines under it: the term it defines, or the subject of its statement. */
function readLineTopic(node: OutlineNode): Topic {
  const text = node.text.replace(/[:：]$/, '');
  const bold = node.inline.bold[0];
  if (bold && text.startsWith(bold) && bold.split(' ').length <= 6)
    return { ...NOTHING, phrase: lowerTerm(stripDeterminer(bold.replace(/[:.]$/, '').replace(/\s*\([^()]*\)$/, ''))) };
  const term = /^([^=→:(]{2,50}?)\s*(?:=|→|-->|:\s|\s[-–—]\s|\()/.exec(text);
  if (term) {
    const phrase = (term[1] ?? '').trim();
    if (phrase.split(' ').length <= 5 && !findClause(phrase)) return readTopic(phrase);
  }
  const clause = findClause(text);
  if (clause) {
    const subject = stripDeterminer(clause.subject);
    const isUsable =
      subject !== '' &&
      !PRONOUN_SUBJECTS.has(subject.toLowerCase()) &&
      subject.split(' ').length <= 6 &&
      !/[,;]/.test(subject);
    return { ...NOTHING, phrase: isUsable ? lowerTerm(subject) : null };
  }
  if (!/[:：]$/.test(node.text) && (node.children.length === 0 || text.split(' ').length > 5)) return NOTHING;
  const topic = readTopic(text);
  const isSet = /^\d+\s|^(?:two|three|four|five|several|some|famous|popular|common|different)\b/i.test(text);
  return isSet ? { ...topic, phrase: null } : topic;
}
