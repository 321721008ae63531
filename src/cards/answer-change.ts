import { compareTexts, prepareText } from './likeness.ts';

/** Share of words two answers must have in common to count as two wordings of one answer. */
const SAME_ANSWER_RATIO = 0.7;
/** The same where one answer only has words more than the other. */
const LONGER_ANSWER_RATIO = 0.5;

/**
 * Whether the answer says something else now: another name or number, a "not" more or less, a list with other items, or
 * mostly other words. False when only the wording changed: a typo, an ending, a synonym, an article.
 */
export function isAnswerChanged(before: string, after: string): boolean {
  if (before === after) return false;
  const oldItems = before.split('\n');
  const newItems = after.split('\n');
  if (oldItems.length > 1 || newItems.length > 1) {
    const rest = [...newItems];
    for (const item of oldItems) {
      const at = rest.findIndex((candidate) => !isTextChanged(item, candidate));
      if (at < 0) return true;
      rest.splice(at, 1);
    }
    return rest.length > 0;
  }
  return isTextChanged(before, after);
}

function isTextChanged(before: string, after: string): boolean {
  const one = prepareText(before);
  const other = prepareText(after);
  if (one.key === other.key) return false;
  const likeness = compareTexts(one, other);
  if (likeness.isNameSwapped || likeness.isTurned || likeness.isReordered) return true;
  const isExact = (word: string, names: ReadonlySet<string>): boolean => names.has(word) || word === 'only';
  const hasNewFact =
    likeness.missing.some((word) => isExact(word, one.names)) ||
    likeness.added.some((word) => isExact(word, other.names));
  const isLonger = likeness.missing.length === 0 || likeness.added.length === 0;
  return hasNewFact || likeness.ratio < (isLonger ? LONGER_ANSWER_RATIO : SAME_ANSWER_RATIO);
}
