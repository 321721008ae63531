/**
 * How well a set of cards covers the facts that a reader of a note should be able to recall, and how many of the cards are
 * sound. A gold file lists the facts with patterns for question and answer; a card covers a fact when all groups of a
 * pattern pair match. The score is the harmonic mean of the weighted coverage by sound cards and the share of sound cards.
 */

export interface ScoredCard {
  readonly question: string;
  readonly answer: string;
}

interface PatternPair {
  readonly answer_any?: readonly (readonly string[])[];
  readonly context_any?: readonly (readonly string[])[];
}

interface GoldFact extends PatternPair {
  readonly id: string;
  readonly importance: number;
  readonly alt?: readonly PatternPair[];
  /** "union": the groups of the answer may be met by several cards. */
  readonly mode?: string;
}

interface BadPattern {
  readonly why: string;
  readonly question_regex?: string;
  readonly answer_regex?: string;
}

export interface Gold {
  readonly note: string;
  readonly facts: readonly GoldFact[];
  readonly bad?: readonly BadPattern[];
}

export interface CardScore {
  readonly cards: number;
  /** Percent, weighted by importance, one decimal. */
  readonly coverage: number;
  readonly coverageByCleanCards: number;
  readonly cleanCards: number;
  readonly score: number;
  readonly missedFacts: readonly string[];
  readonly defects: readonly { readonly card: ScoredCard; readonly names: readonly string[] }[];
}

interface PreparedCard {
  readonly card: ScoredCard;
  readonly question: string;
  readonly answer: string;
  readonly questionWords: readonly string[];
  readonly answerWords: readonly string[];
  readonly defects: string[];
}

const GAP_MARK = /_{2,}|\[(?:\.{3}|…|\?)\]|…+|\.{4,}/g;
const FUNCTION_WORDS = new Set(
  (
    'a an the of to in on for and or is are be been was were it its this that these those with by as at from into what which who how why when where ' +
    'do does did can could will would should may might must not no than then so if we you our your they them their there has have had i me my about also any all each one'
  ).split(' '),
);

/** The words a learner sees: typographic quotes and Markdown marks taken off, spaces made single. */
function showText(text: string): string {
  let shown = text
    .normalize('NFKC')
    .replaceAll('’', "'")
    .replaceAll('‘', "'")
    .replaceAll('“', '"')
    .replaceAll('”', '"');
  shown = shown.replace(/\*\*|`+/g, '').replace(/(?<![\w_])__(?=[^_\s])|(?<=[^_\s])__(?![\w_])/g, '');
  shown = shown.replace(/^\s*(?:#{1,6}|[-*+]|\d+[.)])\s+/gm, '');
  return shown.replace(/[ \t\u00a0]+/g, ' ').trim();
}

function listWords(text: string): string[] {
  const bare = showText(text)
    .toLowerCase()
    .replace(GAP_MARK, ' ')
    .replace(/[^\p{L}\p{N}$+#/.:-]+/gu, ' ');
  return bare.split(' ').flatMap((word) => {
    const trimmed = word.replace(/^[.:/-]+|[.:/-]+$/g, '');
    return trimmed === '' ? [] : [trimmed];
  });
}

function likeness(one: readonly string[], other: readonly string[]): number {
  const left = new Set(one);
  const right = new Set(other);
  if (left.size + right.size === 0) return 1;
  const common = [...left].filter((word) => right.has(word)).length;
  return common / (left.size + right.size - common);
}

function meetsAll(groups: readonly (readonly string[])[] | undefined, text: string): boolean {
  return (groups ?? []).every((group) => group.some((source) => new RegExp(source, 'is').test(text)));
}

/** The cards, of those given, that take part in covering the fact; and whether together they do. */
function isCovered(fact: GoldFact, cards: readonly PreparedCard[]): boolean {
  const pairs = [fact, ...(fact.alt ?? [])];
  return pairs.some((pair, index) => {
    const asking = cards.filter((card) => meetsAll(pair.context_any, card.question));
    if (asking.some((card) => meetsAll(pair.answer_any, card.answer))) return true;
    const groups = pair.answer_any ?? [];
    if (fact.mode !== 'union' || index > 0 || groups.length === 0) return false;
    return groups.every((group) => asking.some((card) => meetsAll([group], card.answer)));
  });
}

const VERB = '(?:is|are|was|were|do|does|did|can|could|will|would|should|must|may|might|has|have|had)';
const QUESTION_WORD = '(?:what|why|how|when|where|which|who)';
const ADVICE_WORD =
  '(?:is\\s+)?(?:better|best|possible|necessary|good|worth|recommended|safe|important|useful|called|ok|okay)';
const STARTS_WITH_PRONOUN = /^(?:its?|it's|this|that|these|those|they|they're|them|their)\b(?!\s*=)/i;
const ANSWERS_WITH_PRONOUN = /^(?:its?|it's|this|these|those|they|they're|them|their)\b(?!\s*=)/i;
const ASKS_FOR_PRONOUN = [
  new RegExp(
    `^${QUESTION_WORD}(?:'s|\\s+${VERB})?\\s+(?:it|this|that|these|those|they|them)\\b(?!\\s+${ADVICE_WORD}\\b)`,
    'i',
  ),
  new RegExp(
    `^${QUESTION_WORD}(?:'s|\\s+${VERB})?(?:\\s+\\S+){1,4}\\s+(?:it|this|these|those|they|them)\\s*\\?*$`,
    'i',
  ),
];
const LEFT_MARKUP = [
  /\*\*|```|<\/?(?:br|details|summary|div|img|td|tr|th|b|i|p|ul|li)\b[^>]*>/i,
  /(?<![\w_])__(?=[^_\s][^_]*__)/,
  /--+>|(?:^|\s)[-=]>\s|\[\[[^\]]+\]\]|\[![a-z]+\]|!?\[[^\]]*\]\([^)]*\)|\|\s*:?-{3,}/i,
  /^\s*(?:#{1,6}\s|[*+]\s|-(?=[A-Za-z*"])|\d+\.\s+\S|>\s)/m,
  /==[^=\s][^=]*==|^\s*=\s|\s=\s*$|(?<![\w*])\*[^*\s][^*]*[^*\s]\*(?![\w*])/,
];
const ASKS_YES_NO =
  /^(?:is|are|am|was|were|do|does|did|can|could|will|would|should|has|have|had|may|might|must|isn't|aren't|doesn't|don't|can't|won't)\s/i;
const ANSWERS_YES_NO = /^(?:yes|no|true|false|nope|yep|correct|incorrect)\s*(?:[,.;:!()–—-]|$)/i;

/** The question without a context in front of it: "Docker vs VM: what ..." */
function withoutContext(question: string): string {
  return question.replace(/^[^?]{1,90}?(?:[:›»|—–]|\s-{1,2}\s|\s>\s)\s*/, '');
}

function saysAnswer(card: PreparedCard): boolean {
  const said = ` ${card.questionWords.join(' ')} `.replace(/ how (?:many|much) /g, ' how ');
  if (card.answerWords.length === 0) return false;
  if (said.includes(` ${card.answerWords.join(' ')} `)) return true;
  const telling = card.answerWords.filter((word) => !FUNCTION_WORDS.has(word));
  const known = new Set(said.split(' '));
  return telling.length > 1 && telling.every((word) => known.has(word));
}

/** What is wrong with a card by itself. */
function findDefects(card: PreparedCard, bad: readonly BadPattern[]): string[] {
  const { question, answer } = card;
  const asked = [question, withoutContext(question)];
  const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
  const isBad = bad.some(
    (pattern) =>
      (pattern.question_regex !== undefined || pattern.answer_regex !== undefined) &&
      (pattern.question_regex === undefined || new RegExp(pattern.question_regex, 'is').test(question)) &&
      (pattern.answer_regex === undefined || new RegExp(pattern.answer_regex, 'is').test(answer)),
  );
  const found: [string, boolean][] = [
    ['empty', !hasWords(card.card.question) || !hasWords(card.card.answer)],
    ['answer in question', saysAnswer(card)],
    ['long question', card.card.question.trim().length > 200],
    ['long answer', card.card.answer.trim().length > 240],
    [
      'pronoun',
      asked.some((text) => STARTS_WITH_PRONOUN.test(text) || ASKS_FOR_PRONOUN.some((pattern) => pattern.test(text))) ||
        ANSWERS_WITH_PRONOUN.test(answer),
    ],
    ['markup', LEFT_MARKUP.some((pattern) => pattern.test(card.card.question) || pattern.test(card.card.answer))],
    ['yes or no', asked.some((text) => ASKS_YES_NO.test(text)) || ANSWERS_YES_NO.test(answer)],
    ['bad', isBad],
  ];
  return found.filter(([, isTrue]) => isTrue).map(([name]) => name);
}

/** Marks cards that repeat an earlier one, and questions that are asked twice with different answers. */
function markRepeats(cards: readonly PreparedCard[]): void {
  const mark = (card: PreparedCard, name: string): void => {
    if (!card.defects.includes(name)) card.defects.push(name);
  };
  cards.forEach((later, index) => {
    for (const earlier of cards.slice(0, index)) {
      const questions = likeness(later.questionWords, earlier.questionWords);
      const answers = likeness(later.answerWords, earlier.answerWords);
      const isSame = questions >= 0.8 && answers >= 0.6;
      const isNearly = questions >= 0.6 && answers >= 0.9 && later.answerWords.length >= 4;
      if (isSame || isNearly) mark(later, 'duplicate');
      else if (later.questionWords.length > 0 && later.question.toLowerCase() === earlier.question.toLowerCase()) {
        mark(later, 'same question');
        mark(earlier, 'same question');
      }
    }
  });
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;
}

/** Scores the cards of a note against its gold facts. */
export function scoreCards(gold: Gold, given: readonly ScoredCard[]): CardScore {
  const cards = given.map(
    (card): PreparedCard => ({
      card,
      question: showText(card.question),
      answer: showText(card.answer),
      questionWords: listWords(card.question),
      answerWords: listWords(card.answer),
      defects: [],
    }),
  );
  for (const card of cards) card.defects.push(...findDefects(card, gold.bad ?? []));
  markRepeats(cards);
  const clean = cards.filter((card) => card.defects.length === 0);
  const weigh = (facts: readonly GoldFact[]): number => facts.reduce((sum, fact) => sum + fact.importance, 0);
  const total = weigh(gold.facts);
  const covered = gold.facts.filter((fact) => isCovered(fact, cards));
  const coveredClean = gold.facts.filter((fact) => isCovered(fact, clean));
  const byClean = percent(weigh(coveredClean), total);
  const cleanCards = percent(clean.length, cards.length);
  const sum = byClean + cleanCards;
  return {
    cards: cards.length,
    coverage: percent(weigh(covered), total),
    coverageByCleanCards: byClean,
    cleanCards,
    score: sum === 0 ? 0 : Math.round((20 * byClean * cleanCards) / sum) / 10,
    missedFacts: gold.facts.filter((fact) => !covered.includes(fact)).map((fact) => fact.id),
    defects: cards.filter((card) => card.defects.length > 0).map(({ card, defects }) => ({ card, names: defects })),
  };
}
