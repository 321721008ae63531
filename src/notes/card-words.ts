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

function readWords(text: string): readonly string[] {
  const lower = text.toLowerCase();
  if (IS_ASCII.test(lower)) return splitAscii(lower);
  return lower
    .replace(/_{2,}/g, ' ')
    .replace(/[^\p{L}\p{N}$+#/.:-]+/gu, ' ')
    .replace(/(^|\s)[.:/-]+|[.:/-]+(?=\s|$)/g, ' ')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
}

/** The same for plain text, in one pass: every word of every card goes through it. */
function splitAscii(lower: string): readonly string[] {
  const words: string[] = [];
  let from = 0;
  for (let at = 0; at <= lower.length; at++) {
    if (at < lower.length && isCardWordChar(lower.charCodeAt(at))) continue;
    let start = from;
    let end = at;
    while (start < end && isInnerMark(lower.charCodeAt(start))) start += 1;
    while (end > start && isInnerMark(lower.charCodeAt(end - 1))) end -= 1;
    if (end > start) words.push(lower.slice(start, end));
    from = at + 1;
  }
  return words;
}

/** "." ":" "/" "-": part of a word inside it only. */
function isInnerMark(code: number): boolean {
  return code === 46 || code === 58 || code === 47 || code === 45;
}

function isCardWordChar(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    code === 36 ||
    code === 43 ||
    code === 35 ||
    isInnerMark(code)
  );
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
