import { diffWordsWithSpace } from 'diff';

/** Above this the words are shown without marks: comparing them would hold up the page. */
const MOST_CHARS = 4000;

interface WordDiffProps {
  readonly before: string;
  readonly after: string;
  /** `both` shows one text with words taken out and put in; the others show one side with its own marks. */
  readonly side: 'both' | 'before' | 'after';
}

/** A text with what changed in it: words taken out are struck, words put in are underlined. */
export function WordDiff({ before, after, side }: WordDiffProps) {
  if (before.length + after.length > MOST_CHARS) return <span>{side === 'before' ? before : after}</span>;
  let at = 0;
  return diffWordsWithSpace(before, after).map((part) => {
    at++;
    if (part.removed) return side === 'after' ? null : <del key={at}>{part.value}</del>;
    if (part.added) return side === 'before' ? null : <ins key={at}>{part.value}</ins>;
    return <span key={at}>{part.value}</span>;
  });
}
