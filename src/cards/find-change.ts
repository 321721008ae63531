/** What became of a text: the words `before` between two stretches of equal words became `after`. */
export interface TextChange {
  readonly left: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly right: readonly string[];
}

/**
 * The one stretch of words in which two texts differ; null when they are equal but for spaces and a final mark. Where words
 * were only put in, a neighbour counts as changed too, so that there is something to look for.
 */
export function findChange(before: string, after: string): TextChange | null {
  const one = splitWords(before);
  const other = splitWords(after);
  if (one.join(' ') === other.join(' ')) return null;
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - start;
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  if (one.length - start - end === 0) {
    if (start > 0) start -= 1;
    else if (end > 0) end -= 1;
  }
  return {
    left: one.slice(0, start),
    before: one.slice(start, one.length - end),
    after: other.slice(start, other.length - end),
    right: one.slice(one.length - end),
  };
}

function splitWords(text: string): string[] {
  return text
    .trim()
    .replace(/[\s.?!]+$/, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}
