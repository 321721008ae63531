/** A picture that a text names. */
export interface ImageMark {
  /** Its address or name, as it stands in the text. */
  readonly reference: string;
  /** What the writer says it shows; may be empty. */
  readonly words: string;
}

const MARKDOWN = '!\\[(?<alt>[^\\]\\n]*)\\]\\(\\s*<?(?<src>[^)>\\n]+?)>?(?:\\s+["\'][^"\'\\n]*["\'])?\\s*\\)';
const WIKI = '!\\[\\[(?<name>[^\\]|#\\n]+)(?:[|#][^\\]\\n]*)?\\]\\]';
const HTML = '<img\\b[^>]*?\\bsrc\\s*=\\s*["\']?(?<html>[^"\'\\s>]+)["\']?[^>]*>';
const IMAGE = new RegExp(`${MARKDOWN}|${WIKI}|${HTML}`, 'gi');

/** The pictures of a text in their order, written as `![words](address)`, `![[name]]` or `<img src>`, and the text without them. */
export function splitImages(text: string): { readonly text: string; readonly images: readonly ImageMark[] } {
  if (!/!\[|<img\b/i.test(text)) return { text, images: [] };
  const images: ImageMark[] = [];
  for (const { groups = {} } of text.matchAll(IMAGE)) {
    const reference = (groups['src'] ?? groups['name'] ?? groups['html'] ?? '').trim();
    if (reference !== '') images.push({ reference, words: (groups['alt'] ?? '').trim() });
  }
  return { text: text.replace(IMAGE, '').trim(), images };
}
