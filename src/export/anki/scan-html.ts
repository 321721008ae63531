import { decodeEntities } from './html-entities.ts';

/** A piece of HTML: raw text between tags, or a tag. Comments and declarations are left out. */
export type HtmlToken =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'tag'; readonly name: string; readonly isEnd: boolean; readonly raw: string };

/** Elements whose content is no text for people. What stands in them is left out whole. */
const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'svg',
  'head',
  'title',
  'textarea',
  'select',
  'math',
]);

/** The pieces of HTML in order, in one pass: no markup, however broken, takes more than linear time. */
export function* scanHtml(html: string): Generator<HtmlToken, void, undefined> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    if (open > at) yield { kind: 'text', raw: html.slice(at, open) };
    if (html.startsWith('<!--', open)) {
      at = endAfter(html, '-->', open + 4);
      continue;
    }
    const next = html[open + 1] ?? '';
    if (next === '!' || next === '?') {
      at = endAfter(html, '>', open + 2);
      continue;
    }
    if (!/[A-Za-z/]/.test(next)) {
      yield { kind: 'text', raw: '<' };
      at = open + 1;
      continue;
    }
    const end = findTagEnd(html, open + 1);
    const raw = html.slice(open, end);
    at = end;
    const name = /^<\/?([A-Za-z][A-Za-z0-9-]*)/.exec(raw.slice(0, 60))?.[1]?.toLowerCase();
    if (name === undefined) continue;
    const isEnd = raw.startsWith('</');
    if (!isEnd && SILENT.has(name) && !raw.endsWith('/>')) at = skipElement(html, name, end);
    else if (!SILENT.has(name)) yield { kind: 'tag', name, isEnd, raw };
  }
  if (at < html.length) yield { kind: 'text', raw: html.slice(at) };
}

function endAfter(html: string, mark: string, from: number): number {
  const end = html.indexOf(mark, from);
  return end < 0 ? html.length : end + mark.length;
}

/** The position after the `>` of a tag; one within quotes is part of an attribute. */
function findTagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at++) {
    const char = html[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") {
      // A quote begins an attribute value only after an equals sign; elsewhere it is a stray mark.
      if (/=\s*$/.test(html.slice(Math.max(from, at - 8), at))) quote = char;
    } else if (char === '>') {
      return at + 1;
    }
  }
  return html.length;
}

function skipElement(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?![A-Za-z0-9-])[^>]*>?`, 'gi');
  close.lastIndex = from;
  return close.exec(html) === null ? html.length : close.lastIndex;
}

/** The value of an attribute in a tag, character references read; null where it is missing. */
export function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`[\\s"'/]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    tag.slice(0, 4000),
  );
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : decodeEntities(value);
}
