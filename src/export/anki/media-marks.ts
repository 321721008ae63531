/**
 * How pictures and sounds stand in the plain text of a card: `![arm](arm.png)` as in Markdown, `[sound:word.mp3]` as in
 * Anki. A name with spaces or brackets stands in angle brackets: `![](<my arm.png>)`.
 */
export interface MediaMark {
  readonly kind: 'image' | 'sound';
  readonly name: string;
  /** What the picture shows, in words; empty where nobody said. */
  readonly alt: string;
  /** Where the mark stands in the text. */
  readonly from: number;
  readonly to: number;
}

const MARK = /!\[([^[\]\n]{0,500})\]\((?:<([^<>\n]{1,255})>|([^\s()<>]{1,255}))\)|\[sound:([^[\]\n]{1,255})\]/g;

/** The pictures and sounds named in a text, in order. Addresses on the web are no names of files. */
export function findMediaMarks(text: string): MediaMark[] {
  if (!text.includes('](') && !text.includes('[sound:')) return [];
  const marks: MediaMark[] = [];
  for (const match of text.matchAll(MARK)) {
    const [all, alt = '', bracketed, bare, sound] = match;
    const name = sound ?? bracketed ?? bare ?? '';
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(name)) continue;
    marks.push({
      kind: sound === undefined ? 'image' : 'sound',
      name,
      alt,
      from: match.index,
      to: match.index + all.length,
    });
  }
  return marks;
}

/** The mark of a picture. */
export function writeImageMark(name: string, alt: string): string {
  const plainAlt = alt
    .replace(/[[\]\s]+/g, ' ')
    .trim()
    .slice(0, 500);
  return `![${plainAlt}](${/[\s()]/.test(name) ? `<${name}>` : name})`;
}

/** The text with other names for its pictures; sounds and everything else stay. */
export function renameMedia(text: string, rename: (name: string) => string): string {
  let renamed = '';
  let end = 0;
  for (const { kind, name, alt, from, to } of findMediaMarks(text)) {
    if (kind !== 'image') continue;
    renamed += text.slice(end, from) + writeImageMark(rename(name), alt);
    end = to;
  }
  return renamed + text.slice(end);
}
