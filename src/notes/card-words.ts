import { memoize } from './memoize.ts';

/** Words that every card has: they tell no two cards apart. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of to in on for and or is are be been was were it its this that these those with by as at from into what which ' +
    'who how why when where do does did can could will would should may might must not no than then so if we you our your they ' +
    'them their there has have had i me my about also any all each one'
  ).split(' '),
);

/** Words for comparison: lower case, no punctuation around them, no gap. */
export const cardWords: (text: string) => readonly string[] = memoize(readWords);

const IS_ASCII = /^[ -~\n]*$/;
/** A word of plain text. ".", ":", "/" and "-" are part of it inside only. */
const ASCII_WORD = /[a-z\d$+#](?:[a-z\d$+#.:/-]*[a-z\d$+#])?/g;

function readWords(text: string): readonly string[] {
  const lower = text.toLowerCase();
  if (IS_ASCII.test(lower)) return lower.match(ASCII_WORD) ?? [];
  return lower
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
  const words = cardWords(question);
  let contentCount = 0;
  let isAllContentAsked = true;
  let isAllAsked = true;
  for (const word of answerWords) {
    const isAsked = words.includes(word);
    isAllAsked &&= isAsked;
    if (STOP_WORDS.has(word)) continue;
    contentCount += 1;
    isAllContentAsked &&= isAsked;
    if (!isAllContentAsked) return false;
  }
  if (contentCount >= 2) return true;
  if (!isAllAsked) return false;
  const questionText = ` ${words.join(' ')} `.replace(/ how (?:many|much) /g, ' how ');
  return questionText.includes(` ${answerWords.join(' ')} `);
}
