/** Text as it is compared in a search: lower case, without accents, every run of blanks one blank. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

/** A piece of a text, in UTF-16 units: from the first up to but without the second. */
export type TextSpan = readonly [from: number, to: number];

/**
 * Where a text has any of the folded needles, in order, overlapping ones joined. Places are those of the text as it
 * stands, not of its folded form.
 */
export function findSpans(text: string, needles: readonly string[]): readonly TextSpan[] {
  const wanted = needles.filter((needle) => needle !== '');
  if (wanted.length === 0) return [];
  const { folded, places } = foldWithPlaces(text);
  const found: [number, number][] = [];
  for (const needle of wanted) {
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
      found.push([places[at] ?? 0, places[at + needle.length] ?? text.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const span of found) {
    const last = joined.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else joined.push(span);
  }
  return joined;
}

/** The folded text with, for each of its units, where the letter it came from begins in the original. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const piece = foldText(letter);
    if (!(piece === ' ' && folded.endsWith(' '))) {
      for (let unit = 0; unit < piece.length; unit++) places.push(at);
      folded += piece;
    }
    at += letter.length;
  }
  places.push(text.length);
  return { folded, places };
}
