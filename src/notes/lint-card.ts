import { type CardForm, GAP } from '../model/card.ts';

/** What is wrong with a card, in words for the learner. `isFatal` cards are never asked. */
export interface LintFinding {
  readonly check: string;
  readonly isFatal: boolean;
  readonly message: string;
}

export interface LintedCard {
  readonly question: string;
  readonly answer: string;
  readonly form: CardForm;
}

const STOP_WORDS = new Set(
  (
    'a an the of to in on for and or is are be been was were it its this that these those with by as at from into what which ' +
    'who how why when where do does did can could will would should may might must not no than then so if we you our your they ' +
    'them their there has have had i me my about also any all each one'
  ).split(' '),
);

const AUXILIARY = 'is|are|was|were|do|does|did|can|could|will|would|should|must|may|might|has|have|had';
const EXPLETIVE =
  '(?:is\\s+)?(?:better|best|possible|necessary|good|worth|recommended|safe|important|useful|called|ok|okay)';
const PRONOUN_START = /^(?:it|its|it's|this|that|these|those|they|they're|them|their)\b(?!\s*=)/i;
const PRONOUN_ANSWER = /^(?:it|its|it's|this|these|those|they|they're|them|their)\b(?!\s*=)/i;
const PRONOUN_QUESTION = new RegExp(
  `^(?:what|why|how|when|where|which|who)(?:'s|\\s+(?:${AUXILIARY}))?\\s+(?:it|this|that|these|those|they|them)\\b(?!\\s+${EXPLETIVE}\\b)` +
    `|^(?:what|why|how|when|where|which|who)(?:\\s+\\S+){1,4}\\s+(?:it|this|these|those|they|them)\\s*\\?*$`,
  'i',
);
const YES_NO_QUESTION =
  /^(?:is|are|am|was|were|do|does|did|can|could|will|would|should|has|have|had|may|might|must|isn't|aren't|doesn't|don't|can't|won't)\s/i;
const YES_NO_ANSWER = /^(?:yes|no|true|false|nope|yep|correct|incorrect)\s*(?:[,.;:!()–—-]|$)/i;
const MARKUP: readonly RegExp[] = [
  /\*\*|```|==[^=\s][^=]*==|\[\[|\[![a-z]+\]/i,
  /(?<![\w_])__(?=[^_\s][^_]*__)/,
  /-->|→|(?:^|\s)(?:->|=>)(?:\s|$)/,
  /^\s*(?:#{1,6}\s|[*+>]\s|\d+\.\s+\S|-(?=[A-Za-z*"])|=\s)/m,
  /!?\[[^\]]*\]\([^)]*\)|\|\s*:?-{3,}/,
  /<\/?(?:br|details|summary|div|img|td|tr|th|b|i|p|ul|li)\b[^>]*>/i,
  /\s=\s*$|(?<![\w*])\*[^*\s][^*]*[^*\s]\*(?![\w*])/,
  /https?:\/\/|www\./,
];
const TALK_ABOUT_COURSE =
  /\b(?:this|the|next|last|previous) (?:course|lecture|video|section|chapter|slide|lesson)\b|\b(?:exam|popular) (?:question|tip)\b|\bfor the exam\b|\bhands[ -]on\b|\bsection \d+\b/i;
const PROMPT_WORDS =
  /^(?:define|name|list|explain|describe|complete|give|expand|state|recall|fill|compare|contrast|translate|identify|finish|say|spell|write)\b/i;

/** The part of a question after a short context such as "Docker vs VM:". */
function afterPrefix(question: string): string {
  return question.replace(/^[^?]{1,90}?(?:[:›»|—–]|\s-{1,2}\s|\s>\s)\s*/, '');
}

/** Words for comparison: lower case, no punctuation around them, no gap. */
export function cardWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/_{2,}/g, ' ')
    .replace(/[^\p{L}\p{N}$+#/.:-]+/gu, ' ')
    .replace(/(^|\s)[.:/-]+|[.:/-]+(?=\s|$)/g, ' ')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
}

/** True when the question gives the answer away. */
export function givesAnswerAway(question: string, answer: string): boolean {
  const answerWords = cardWords(answer);
  if (answerWords.length === 0) return false;
  const questionText = ` ${cardWords(question).join(' ')} `.replace(/ how (?:many|much) /g, ' how ');
  if (questionText.includes(` ${answerWords.join(' ')} `)) return true;
  const content = answerWords.filter((word) => !STOP_WORDS.has(word));
  if (content.length < 2) return false;
  const questionWords = new Set(questionText.split(' '));
  return content.every((word) => questionWords.has(word));
}

function isUnbalanced(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth += 1;
    else if (text[i] === ')') {
      if (depth === 0 && !/(?:^|\s)\w{1,2}$/.test(text.slice(0, i))) return true;
      depth = Math.max(0, depth - 1);
    }
  }
  return depth !== 0;
}

interface Check {
  readonly name: string;
  readonly isFatal: boolean;
  readonly message: string;
  readonly fails: (card: LintedCard) => boolean;
}

/** The checks of the linter in the order they are reported. The principle behind each is named in docs/rules.md. */
export const CARD_CHECKS: readonly Check[] = [
  {
    name: 'empty',
    isFatal: true,
    message: 'The question or the answer has no words.',
    fails: (card) => !/[\p{L}\p{N}]/u.test(card.question) || !/[\p{L}\p{N}]/u.test(card.answer),
  },
  {
    name: 'answer-in-question',
    isFatal: true,
    message: 'The question already says the answer, so there is nothing to recall.',
    fails: (card) => givesAnswerAway(card.question, card.answer),
  },
  {
    name: 'long-question',
    isFatal: true,
    message: 'The question is longer than 200 characters.',
    fails: (card) => card.question.trim().length > 200,
  },
  {
    name: 'long-answer',
    isFatal: true,
    message: 'The answer is longer than 240 characters. One card should hold one fact.',
    fails: (card) => card.answer.trim().length > 240,
  },
  {
    name: 'pronoun',
    isFatal: true,
    message: 'A word such as "it" or "they" stands for something the card does not name.',
    fails: (card) => {
      const rest = afterPrefix(card.question);
      return (
        PRONOUN_START.test(card.question) ||
        PRONOUN_START.test(rest) ||
        PRONOUN_QUESTION.test(card.question) ||
        PRONOUN_QUESTION.test(rest) ||
        PRONOUN_ANSWER.test(card.answer)
      );
    },
  },
  {
    name: 'person-pronoun',
    isFatal: true,
    message: 'The question says "he" or "she" without naming the person.',
    fails: (card) => /\b(?:he|she)\b/i.test(card.question) || /^(?:he|she|him|her)\b/i.test(card.answer),
  },
  {
    name: 'markup',
    isFatal: true,
    message: 'Markup, an arrow or a web address is left in the text.',
    fails: (card) => MARKUP.some((pattern) => pattern.test(card.question) || pattern.test(card.answer)),
  },
  {
    name: 'yes-no',
    isFatal: true,
    message: 'The question can be answered with yes or no, which is easy to guess.',
    fails: (card) =>
      YES_NO_QUESTION.test(card.question) ||
      YES_NO_QUESTION.test(afterPrefix(card.question)) ||
      YES_NO_ANSWER.test(card.answer),
  },
  {
    name: 'about-the-course',
    isFatal: true,
    message: 'The card talks about the course or the exam and not about the subject.',
    fails: (card) =>
      TALK_ABOUT_COURSE.test(card.question) || /^(?:hands[ -]?on|section \d+|etc\.?)\W*$/i.test(card.answer),
  },
  {
    name: 'cut-off',
    isFatal: true,
    message: 'The answer stops in the middle: it ends in a colon or is only a linking word.',
    fails: (card) =>
      /:\s*$/.test(card.answer) ||
      /^\W*(?:therefore|so|also|and|but|or|then|because|etc)\W*$/i.test(card.answer) ||
      /\s(?:and|or|the|a|an|of|to|with|for|by|because|if)\s*$/i.test(card.answer),
  },
  {
    name: 'label-answer',
    isFatal: true,
    message: 'The answer is a label such as "3 choices" instead of what it stands for.',
    fails: (card) =>
      /^\W*(?:\d+|one|two|three|four|five|several|many) (?:choices?|options?|steps?|types?|kinds?|ways?|patterns?|components?|things?)\W*$/i.test(
        card.answer,
      ),
  },
  {
    name: 'not-a-prompt',
    isFatal: true,
    message: 'The question asks for nothing: no question mark, no gap.',
    fails: (card) =>
      !/\?["')\]]?\s*$/.test(card.question) &&
      !card.question.includes(GAP) &&
      !PROMPT_WORDS.test(card.question) &&
      !PROMPT_WORDS.test(afterPrefix(card.question)),
  },
  {
    name: 'brackets',
    isFatal: true,
    message: 'A bracket is opened and not closed.',
    fails: (card) => isUnbalanced(card.question) || isUnbalanced(card.answer),
  },
  {
    name: 'connective',
    isFatal: true,
    message: 'The question starts with a linking word such as "therefore" and has lost what came before.',
    fails: (card) =>
      /^(?:therefore|so(?! that)|also|and|but|or|then|instead(?! of)|now|hence|thus)\b/i.test(card.question),
  },
  {
    name: 'broken-sentence',
    isFatal: true,
    message: 'The question is not a sentence: a word stands twice, or a second question word stands in its middle.',
    fails: (card) =>
      /\b(\p{L}+) \1\b/iu.test(card.question) ||
      /^(?:what|where|how|who)\s+(?:can|could|does|do|is|are|will)\s[^,"“]*\s(?:for|of) (?:how|why|what|where|when)\s/i.test(
        card.question,
      ),
  },
  {
    name: 'orphan-object',
    isFatal: true,
    message: 'The answer ends in "them", and the card does not say who or what that is.',
    fails: (card) => /\bthem\W*$/i.test(card.answer),
  },
  {
    name: 'long-list',
    isFatal: false,
    message: 'The answer lists more than six things. Smaller pieces are easier to keep.',
    fails: (card) => card.answer.split('\n').filter((item) => item.trim() !== '').length > 6,
  },
  {
    name: 'vague-gap',
    isFatal: false,
    message: 'There is little around the gap to tell what belongs in it.',
    fails: (card) =>
      card.form === 'cloze' && cardWords(card.question).filter((word) => !STOP_WORDS.has(word)).length < 2,
  },
  {
    name: 'pronoun-inside',
    isFatal: false,
    message: 'A pronoun in the question may be unclear without the note.',
    fails: (card) => /^(?:for|in) [^,]+, (?:what|how|why|when|where) \S+ (?:it|they|this)\b/i.test(card.question),
  },
];

/** Everything the checks find wrong with a card; empty when it is fine. */
export function lintCard(card: LintedCard): LintFinding[] {
  const findings: LintFinding[] = [];
  for (const check of CARD_CHECKS) {
    if (check.fails(card)) findings.push({ check: check.name, isFatal: check.isFatal, message: check.message });
  }
  return findings;
}
