import { capitalise, decapitalise, isPlural, withArticle } from '../english/noun-phrase.ts';
import { findVerbForm } from '../english/verbs.ts';
import type { Fact } from '../fact.ts';
import { memoize } from '../memoize.ts';
import { hideText, revealText } from '../outline/inline-text.ts';

/** True for subjects that several notes could mean: "you", "images". */
function isGenericSubject(subject: string): boolean {
  const bare = subject.replace(/^(?:the|a|an|your|all|each|every|any|no|its|one|some|both|either)\s+/i, '');
  return (
    bare === '' ||
    /^[a-z-]+$/.test(bare) ||
    bare.toLowerCase() === 'you' ||
    (/^(?:[A-Z][a-z]+s?)$/.test(bare) && findVerbForm(bare.toLowerCase()) !== null)
  );
}

/** A heading that is a place or a time by itself: "Inside VPC". */
const PLACE = /^(?:Inside|Within|Outside|During|Before|After|Behind|Between|With|Without|Across|Beyond) \S/;

/** Names the topic in front of a question that does not name it and whose own subject does not stand alone. */
export function addTopic(question: string, fact: Fact, subject: string): string {
  if (fact.versus) {
    const isOther =
      !isGenericSubject(subject) && !mentions(subject, fact.versus[0]) && !mentions(subject, fact.versus[1]);
    return isOther ? question : addVersus(question, fact.versus, fact.side);
  }
  const topic = fact.topic;
  if (!topic || !isGenericSubject(subject) || mentions(question, topic)) return question;
  if (PLACE.test(topic)) return `${topic}, ${decapitalise(question)}`;
  const isPair = /^(?:both|either)\s/i.test(subject);
  const preposition = isPair ? 'With' : isPlural(topic) || subject.toLowerCase() === 'you' ? 'For' : 'In';
  const named = /^[A-Z]/.test(topic) ? withArticle(topic).replace(/^an? /, 'the ') : withArticle(topic);
  return `${preposition} ${named}, ${decapitalise(question)}`;
}

function addVersus(question: string, versus: readonly [string, string], side: string | null): string {
  if (side !== null && (!mentions(question, side) || !mentions(question, versus[1])))
    return `${capitalise(side)} (vs ${versus[1]}): ${decapitalise(question)}`;
  if (mentions(question, versus[0]) && mentions(question, versus[1])) return question;
  return `${capitalise(versus[0])} vs ${versus[1]}: ${decapitalise(question)}`;
}

/** True when the question holds the topic's words, or its last one. */
export function mentions(question: string, topic: string): boolean {
  const words = topicWords(topic);
  if (words.length === 0) return true;
  const lower = ` ${revealText(question)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  let found = 0;
  for (const word of words)
    if (lower.includes(` ${word}`) || (word.length > 4 && lower.includes(` ${word.slice(0, -1)}`))) found += 1;
  return found * 2 >= words.length;
}

/** A name that is quoted: its words are read, those of code are not. */
const HIDDEN_QUOTE = hideText('"');

const topicWords = memoize((topic): readonly string[] =>
  (topic.startsWith(HIDDEN_QUOTE) ? revealText(topic) : topic)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word.length > 1 && word !== 'the'),
);
