import { GAP } from '../model/card.ts';
import { cardWords, givesAnswerAway, STOP_WORDS } from './card-words.ts';
import { hasMarkup } from './has-markup.ts';
import type { LintedCard } from './lint-card.ts';
import { memoize } from './memoize.ts';
import { type Need, needs, Pattern } from './needs.ts';

const AUXILIARY = 'is|are|was|were|do|does|did|can|could|will|would|should|must|may|might|has|have|had';
const EXPLETIVE =
  '(?:is\\s+)?(?:better|best|possible|necessary|good|worth|recommended|safe|important|useful|called|ok|okay)';
const PRONOUN = /\b(?:its?|this|that|these|those|they|them|their)\b/i;
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
/** True when a person stands before the first "he" or "she": "the buyer can return what he bought". */
function namesPerson(text: string): boolean {
  const before = text.slice(0, text.search(/\b(?:he|she|his|her)\b/i));
  return /\b(?:the|an?|any|every|each|no) (?:[a-z]+ )?(?:[a-z]{2,}(?:er|or|ant|ee|ist|man|woman)|patient|client|king|queen|child|party|agent|president|spouse|minor)\b/i.test(
    before,
  );
}

const TALK_ABOUT_COURSE =
  /\b(?:this|the|next|last|previous) (?:course|lecture|video|section|chapter|slide|lesson)\b|\b(?:exam|popular) (?:question|tip)\b|\bfor the exam\b|\bhands[ -]on\b|\bsection \d+\b/i;
const PROMPT_WORDS =
  /^(?:define|name|list|explain|describe|complete|give|expand|state|recall|fill|compare|contrast|translate|identify|finish|say|spell|write)\b/i;

/** The part of a question after a short context such as "Docker vs VM:". */
const afterPrefix = memoize(readAfterPrefix, 500);

const PREFIX = new Pattern(':›»|—–->', /^[^?]{1,90}?(?:[:›»|—–]|\s-{1,2}\s|\s>\s)\s*/);

function readAfterPrefix(question: string): string {
  const prefix = PREFIX.exec(question);
  return prefix ? question.slice(prefix[0].length) : question;
}

/** A question, and its part after a context in front when it has one. */
const askedParts = memoize((question: string): readonly string[] => {
  const rest = afterPrefix(question);
  return rest === question ? [question] : [question, rest];
}, 500);

function hasDoubledWord(text: string): boolean {
  const lower = text.toLowerCase();
  for (let start = 0, space = lower.indexOf(' '); space >= 0; start = space + 1, space = lower.indexOf(' ', start)) {
    const end = space + 1 + space - start;
    if (end > lower.length || (end < lower.length && lower.charAt(end) !== ' ')) continue;
    const word = lower.slice(start, space);
    if (lower.startsWith(word, space + 1) && /^\p{L}+$/u.test(word)) return true;
  }
  return false;
}

function isUnbalanced(text: string): boolean {
  if (!/[()"]/.test(text)) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth += 1;
    else if (text[i] === ')') {
      if (depth === 0 && !/(?:^|\s)\w{1,2}$/.test(text.slice(0, i))) return true;
      depth = Math.max(0, depth - 1);
    }
  }
  const quotes = (text.match(/(?<![\d\p{L}])"|"(?!\d)/gu) ?? []).length;
  return depth !== 0 || (quotes % 2 === 1 && !/\d"/.test(text));
}

export type CheckName =
  | 'empty'
  | 'answer-in-question'
  | 'long-question'
  | 'long-answer'
  | 'pronoun'
  | 'other-than-what'
  | 'same-as-what'
  | 'quantity-only'
  | 'person-pronoun'
  | 'orphan-object'
  | 'markup'
  | 'yes-no'
  | 'about-the-course'
  | 'cut-off'
  | 'linking-answer'
  | 'label-answer'
  | 'not-a-prompt'
  | 'brackets'
  | 'connective'
  | 'broken-sentence'
  | 'any-properties'
  | 'long-list'
  | 'vague-gap'
  | 'pronoun-inside'
  | 'bare-topic'
  | 'open-question'
  | 'several-facts'
  | 'long-for-one-fact';

export interface CardCheck {
  readonly name: CheckName;
  /** The rule of a good card that it holds up: one of P1 to P12 in docs/rules.md. */
  readonly principle: string;
  /** Never asked with this; otherwise a hint for the learner. */
  readonly isFatal: boolean;
  /** A generated card with this hint loses a little confidence. */
  readonly isDoubt?: boolean;
  /** A card can fail only when its question or its answer holds one of these. Without needs every card is looked at. */
  readonly needs?: { readonly question?: Need; readonly answer?: Need };
  readonly fails: (card: LintedCard) => boolean;
}

const LINKING_ANSWER =
  /^\W*(?:therefore|so|also|and|but|or|then|because|etc|that|there|this|as|it|them|they|well|too|such|not|very|only|just|in|on|of|to|for|with|up|out|away)\W*$/i;

/** "multiple rooms" tells nobody which rooms. */
const QUANTITY_ONLY = /^(?:multiple|many|several|various|different|some|certain|numerous|more|few) (\p{L}+s)\W*$/iu;

const BROKEN_QUESTION: readonly Pattern[] = [
  new Pattern('a an the', /\b(?:[Aa]n?|[Tt]he) (?:an?|the)\b(?![/&-])/),
  new Pattern('^give', /^give an example of (?:is|are|was|were|has|have|from|to|by|with|for|in|on|and|or)\b/i),
  new Pattern(
    'happen$ occur$ arise$ exist$ disappear$ die$',
    /\bwhat (?:does|do|did) [^?]+ (?:happen|occur|arise|exist|disappear|die)\?$/i,
  ),
  new Pattern(
    'for of',
    /^(?:what|where|how|who)\s+(?:can|could|does|do|is|are|will)\s[^,"“]*\s(?:for|of) (?:how|why|what|where|when)\s/i,
  ),
];
/** "What is and why": what the question word asks for is missing. */
const LOST_WORDS = new Pattern(
  'but and or because if so which then to',
  /\b(?:what|why|how|where|when)\s+(?:do|does|did|is|are|was|were|can|could|will|must|should)\s+(?:but|and|or|because|if|so|which|then|to)\b/i,
);

/** The checks of the linter in the order they are reported. */
export const CARD_CHECKS: readonly CardCheck[] = [
  {
    name: 'empty',
    principle: 'P5',
    isFatal: true,
    fails: (card) => !/[\p{L}\p{N}]/u.test(card.question) || !/[\p{L}\p{N}]/u.test(card.answer),
  },
  {
    name: 'answer-in-question',
    principle: 'P4',
    isFatal: true,
    fails: (card) => givesAnswerAway(card.question, card.answer),
  },
  {
    name: 'long-question',
    principle: 'P1',
    isFatal: true,
    fails: (card) => card.question.trim().length > 200,
  },
  {
    name: 'long-answer',
    principle: 'P1',
    isFatal: true,
    fails: (card) => card.answer.trim().length > 240,
  },
  {
    name: 'pronoun',
    principle: 'P2',
    isFatal: true,
    needs: {
      question: needs('it its this that these those they them their'),
      answer: needs('^it ^its ^this ^these ^those ^they ^them ^their'),
    },
    fails: (card) =>
      PRONOUN_ANSWER.test(card.answer) ||
      (PRONOUN.test(card.question) &&
        askedParts(card.question).some((part) => PRONOUN_START.test(part) || PRONOUN_QUESTION.test(part))),
  },
  {
    name: 'other-than-what',
    principle: 'P2',
    isFatal: true,
    needs: { question: needs('other another latter former'), answer: needs('other') },
    fails: (card) =>
      /^(?:the )?other (?:ones?|two|three)\b(?! [a-z]+s\b)/i.test(card.answer) ||
      /\bthe other (?:ones?|two|three)\b(?! [a-z]+s\b)/i.test(card.question) ||
      /^(?:[^,:?]+[,:] )?(?:the |an? )?(?:other|another|latter|former) [a-z]+ (?:is|are|was|were|has|have|can|does|do)\b/i.test(
        card.question,
      ) ||
      /^what (?:is|are|does|do) (?:the )?(?:other|another(?! (?:name|word|term) for)|latter|former)\b/i.test(
        card.question,
      ),
  },
  {
    name: 'same-as-what',
    principle: 'P2',
    isFatal: true,
    needs: { answer: needs('same') },
    fails: (card) => /^(?:(?:on|in|at|by|to|from|with) )?(?:the )?same(?: [a-z]+)?$/i.test(card.answer),
  },
  {
    name: 'quantity-only',
    principle: 'P5',
    isFatal: true,
    needs: { answer: needs('^multiple ^many ^several ^various ^different ^some ^certain ^numerous ^more ^few') },
    fails: (card) => {
      const noun = QUANTITY_ONLY.exec(card.answer)?.[1];
      return noun !== undefined && card.question.toLowerCase().startsWith(`which ${noun.toLowerCase()} `);
    },
  },
  {
    name: 'person-pronoun',
    principle: 'P2',
    isFatal: true,
    needs: { question: needs('he she his her'), answer: needs('^he ^she ^him ^her') },
    fails: (card) =>
      (/\b(?:he|she)\b|\b(?:of|in|by) (?:his|her)\b/i.test(card.question) && !namesPerson(card.question)) ||
      /^(?:he|she|him|her)\b/i.test(card.answer),
  },
  {
    name: 'orphan-object',
    principle: 'P2',
    isFatal: true,
    needs: { answer: needs('them$') },
    fails: (card) => /\bthem\W*$/i.test(card.answer) && !/\b[a-z]{3,}[^su\W]s\b.*\bthem\W*$/.test(card.answer),
  },
  {
    name: 'markup',
    principle: 'P2',
    isFatal: true,
    needs: { question: needs('*`=[]<>|#→_-/.'), answer: needs('*`=[]<>|#→_-/.') },
    fails: (card) => hasMarkup(card.question) || hasMarkup(card.answer),
  },
  {
    name: 'yes-no',
    principle: 'P4',
    isFatal: true,
    needs: {
      question: needs(
        '^is ^are ^am ^was ^were ^do ^does ^did ^can ^could ^will ^would ^should ^has ^have ^had ^may ^might ^must ^isn ^aren ^doesn ^don ^won :›»|—–->',
      ),
      answer: needs('^yes ^no ^true ^false ^nope ^yep ^correct ^incorrect'),
    },
    fails: (card) =>
      YES_NO_ANSWER.test(card.answer) || askedParts(card.question).some((part) => YES_NO_QUESTION.test(part)),
  },
  {
    name: 'about-the-course',
    principle: 'P12',
    isFatal: true,
    needs: {
      question: needs('course lecture video section chapter slide lesson question tip exam hands'),
      answer: needs('course lecture class ^hands ^handson ^section ^etc'),
    },
    fails: (card) =>
      TALK_ABOUT_COURSE.test(card.question) ||
      /\b(?:of|in|for) (?:the|this) (?:course|lecture|class)\b/i.test(card.answer) ||
      /^(?:hands[ -]?on|section \d+|etc\.?)\W*$/i.test(card.answer),
  },
  {
    name: 'cut-off',
    principle: 'P5',
    isFatal: true,
    needs: { answer: needs(':( ^to and$ or$ the$ a$ an$ of$ to$ with$ for$ by$ because$ if$ not$') },
    fails: (card) =>
      /:\s*$/.test(card.answer) ||
      (/\s(?:and|or|the|a|an|of|to|with|for|by|because|if)\s*$/i.test(card.answer) &&
        !/\b(?:paid|accounted|cared|looked|asked|used|needed|required) for$/i.test(card.answer)) ||
      /^\(/.test(card.answer) ||
      /\s(?:does|do|did|is|are|can|will) not\s*$/i.test(card.answer) ||
      /^To (?:it|them|true|false|this|that|the)\b/.test(card.answer),
  },
  {
    name: 'linking-answer',
    principle: 'P5',
    isFatal: true,
    needs: {
      answer: needs(
        'therefore$ so$ also$ and$ but$ or$ then$ because$ etc$ that$ there$ this$ as$ it$ them$ they$ well$ too$ such$ not$ very$ only$ just$ in$ on$ of$ to$ for$ with$ up$ out$ away$',
      ),
    },
    fails: (card) => LINKING_ANSWER.test(card.answer) && !/^["“]/.test(card.answer) && !/^[A-Z]{2,}$/.test(card.answer),
  },
  {
    name: 'label-answer',
    principle: 'P5',
    isFatal: true,
    needs: {
      answer: needs(
        'choice$ choices$ option$ options$ step$ steps$ type$ types$ kind$ kinds$ way$ ways$ pattern$ patterns$ component$ components$ thing$ things$ ^option ^choice ^step ^part ^case ^method ^example',
      ),
    },
    fails: (card) =>
      /^\W*(?:\d+|one|two|three|four|five|several|many) (?:choices?|options?|steps?|types?|kinds?|ways?|patterns?|components?|things?)\W*$/i.test(
        card.answer,
      ) || /^(?:(?:option|choice|step|part|case|method|example) (?:\d|[a-c])(?:\n|$))+$/i.test(card.answer),
  },
  {
    name: 'not-a-prompt',
    principle: 'P5',
    isFatal: true,
    fails: (card) =>
      !/\?["')\]]?\s*$/.test(card.question) &&
      !card.question.includes(GAP) &&
      !PROMPT_WORDS.test(card.question) &&
      !PROMPT_WORDS.test(afterPrefix(card.question)),
  },
  {
    name: 'brackets',
    principle: 'P5',
    isFatal: true,
    needs: { question: needs('()"'), answer: needs('()"') },
    fails: (card) => isUnbalanced(card.question) || isUnbalanced(card.answer),
  },
  {
    name: 'connective',
    principle: 'P2',
    isFatal: true,
    needs: { question: needs('^therefore ^so ^also ^and ^but ^or ^then ^instead ^now ^hence ^thus') },
    fails: (card) =>
      /^(?:therefore|so(?! that)|also|and|but|or|then|instead(?! of)|now|hence|thus)\b/i.test(card.question),
  },
  {
    name: 'broken-sentence',
    principle: 'P5',
    isFatal: true,
    fails: (card) =>
      hasDoubledWord(card.question) ||
      BROKEN_QUESTION.some((pattern) => pattern.test(card.question)) ||
      LOST_WORDS.test(afterPrefix(card.question)),
  },
  {
    name: 'any-properties',
    principle: 'P3',
    isFatal: false,
    isDoubt: true,
    needs: { question: needs('^name') },
    fails: (card) => /^name (?:\w+ )?(?:properties|facts|things|points) (?:of|about|for)\b/i.test(card.question),
  },
  {
    name: 'long-list',
    principle: 'P6',
    isFatal: false,
    isDoubt: true,
    fails: (card) =>
      card.answer.includes('\n') && card.answer.split('\n').filter((item) => item.trim() !== '').length > 6,
  },
  {
    name: 'vague-gap',
    principle: 'P5',
    isFatal: false,
    isDoubt: true,
    fails: (card) =>
      card.form === 'cloze' && cardWords(card.question).filter((word) => !STOP_WORDS.has(word)).length < 2,
  },
  {
    name: 'pronoun-inside',
    principle: 'P2',
    isFatal: false,
    isDoubt: true,
    needs: { question: needs('it they this') },
    fails: (card) => /^(?:for|in) [^,]+, (?:what|how|why|when|where) \S+ (?:it|they|this)\b/i.test(card.question),
  },
  {
    name: 'bare-topic',
    principle: 'P2',
    isFatal: false,
    isDoubt: true,
    fails: (card) =>
      /^\S+(?:\s\S+)?\?$/.test(card.question.trim()) &&
      !/^(?:what|why|how|when|where|who|which)\b/i.test(card.question),
  },
  {
    name: 'open-question',
    principle: 'P3',
    isFatal: false,
    needs: { question: needs('do$ have$ need$ know$ about$') },
    fails: (card) =>
      card.form === 'question' &&
      /^what (?:can|does|do|is there) [^,]{1,40} (?:do|have|need|know|about)\?$/i.test(card.question) &&
      card.answer.length > 60,
  },
  {
    name: 'several-facts',
    principle: 'P1',
    isFatal: false,
    needs: { answer: needs('therefore which ;.!?') },
    fails: (card) =>
      /\b(?:and therefore|, which [^,]+, which|; [^;]+;)\b/i.test(card.answer) ||
      (card.form === 'question' && /[.!?]\s+[A-Z][^.!?]*[.!?]\s+[A-Z]/.test(card.answer)),
  },
  {
    name: 'long-for-one-fact',
    principle: 'P1',
    isFatal: false,
    fails: (card) => card.form !== 'list' && card.answer.length > 140,
  },
];
