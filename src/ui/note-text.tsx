/** One line of a note as the learner wrote it: nothing is taken away, bold and code are drawn as such. Never HTML. */
export function NoteText({ text }: { text: string }) {
  return splitMarks(text).map(({ mark, text: words, at }) => {
    if (mark === 'bold') return <b key={at}>{words}</b>;
    if (mark === 'code') return <code key={at}>{words}</code>;
    return <span key={at}>{words}</span>;
  });
}

interface Part {
  readonly mark: 'none' | 'bold' | 'code';
  readonly text: string;
  /** Where it begins in the line. */
  readonly at: number;
}

const MARKS = /\*\*(?<bold>[^*]+)\*\*|`(?<code>[^`]+)`/g;

function splitMarks(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(MARKS)) {
    if (match.index > at) parts.push({ mark: 'none', text: text.slice(at, match.index), at });
    const bold = match.groups?.['bold'];
    parts.push(
      bold === undefined
        ? { mark: 'code', text: match.groups?.['code'] ?? '', at: match.index }
        : { mark: 'bold', text: bold, at: match.index },
    );
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ mark: 'none', text: text.slice(at), at });
  return parts;
}
