import { GAP } from '../../model/card.ts';
import { decodeEntities } from './html-entities.ts';
import { writeImageMark } from './media-marks.ts';
import { attributeOf, scanHtml } from './scan-html.ts';

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  'address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

/** A space that keeps its width in code: it must outlive the joining of spaces. */
const KEPT_SPACE = '\ue001';
const LINE_END = '\ue002';
/** Lists within lists are moved in this often; a thousand of them must not become a page of spaces. */
const DEEPEST_INDENT = 5;

/**
 * The words of an HTML field as plain text. Scripts, styles and comments are left out with their content, all other markup
 * without it; nothing of it can come back to life, because the result is never read as HTML again.
 *
 * Lines come from blocks and `<br>`, items of lists begin with `- `, cells of tables are parted by ` | `, formulas
 * stand in `$`, pictures as `![alt](file)`. Powers and indexes keep their meaning: `x<sup>2</sup>` is `x^2`.
 */
export function htmlToText(html: string): string {
  let out = '';
  let preDepth = 0;
  let cellCount = 0;
  const link = { address: '', text: '' };
  const counters: (number | null)[] = [];
  for (const token of scanHtml(dropPrivate(html))) {
    if (token.kind === 'text') {
      const raw = preDepth > 0 ? token.raw : token.raw.replace(/[\t\n\f\r ]+/g, ' ');
      const text = decodeEntities(readFormulaMarks(raw));
      out += preDepth > 0 ? keepSpaces(text) : text;
      link.text += text;
      continue;
    }
    const { name, isEnd, raw } = token;
    if (BLOCKS.has(name) || name === 'br') out += LINE_END;
    switch (name) {
      case 'pre':
        preDepth = Math.max(0, preDepth + (isEnd ? -1 : 1));
        break;
      case 'ul':
      case 'ol':
        if (isEnd) counters.pop();
        else if (counters.length < 100) counters.push(name === 'ol' ? 0 : null);
        break;
      case 'li':
        if (!isEnd) out += nextBullet(counters);
        break;
      case 'tr':
        cellCount = 0;
        break;
      case 'td':
      case 'th':
        if (!isEnd && cellCount++ > 0) out += ' | ';
        break;
      case 'sup':
        if (!isEnd) out += '^';
        break;
      case 'sub':
        if (!isEnd) out += '_';
        break;
      case 'rt':
        out += isEnd ? ')' : '(';
        break;
      case 'a': {
        if (!isEnd) {
          link.address = attributeOf(raw, 'href') ?? '';
          link.text = '';
          break;
        }
        const isWorthShowing = /^https?:\/\/[^\s"<>]{1,500}$/i.test(link.address);
        if (isWorthShowing && !link.text.includes(link.address)) out += ` (${link.address})`;
        link.address = '';
        break;
      }
      case 'img':
        out += readImage(raw);
        break;
    }
  }
  return tidyLines(out);
}

/** The list behind HTML that is one list and nothing else, item by item; null otherwise. */
export function htmlToItems(html: string): string[] | null {
  const match = /^\s*<(ul|ol)(?:\s[^>]*)?>\s*<li(?:\s[^>]*)?>([\s\S]*)<\/li>\s*<\/\1>\s*$/i.exec(html);
  const inner = match?.[2];
  if (inner === undefined || /<\/?(?:ul|ol)[\s>]/i.test(inner)) return null;
  return inner
    .split(/<\/li>\s*<li(?:\s[^>]*)?>|<li(?:\s[^>]*)?>/i)
    .map((item) => htmlToText(item).replaceAll('\n', ' '))
    .filter((item) => item !== '');
}

/** Private characters of the text itself would be taken for ours. */
function dropPrivate(text: string): string {
  return /[\ue001\ue002]/.test(text) ? text.replace(/[\ue001\ue002]/g, '') : text;
}

function keepSpaces(text: string): string {
  return text
    .replace(/\r\n?|\n/g, LINE_END)
    .replaceAll('\t', KEPT_SPACE.repeat(4))
    .replaceAll(' ', KEPT_SPACE);
}

/** Formulas of Anki in the marks of Markdown. The marks are read before character references, which can spell them out. */
function readFormulaMarks(raw: string): string {
  if (!raw.includes('\\') && !raw.includes('[')) return raw;
  return raw
    .replace(/\\\( ?| ?\\\)/g, '$')
    .replace(/\\\[ ?| ?\\\]/g, '$$$$')
    .replace(/\[\$\$\] ?| ?\[\/\$\$\]/g, '$$$$')
    .replace(/\[\$\] ?| ?\[\/\$\]/g, '$')
    .replace(/\[\/?latex\]/g, '$$$$');
}

function nextBullet(counters: (number | null)[]): string {
  const count = counters.at(-1);
  const indent = KEPT_SPACE.repeat(2 * Math.min(Math.max(0, counters.length - 1), DEEPEST_INDENT));
  if (typeof count !== 'number') return `${indent}- `;
  counters[counters.length - 1] = count + 1;
  return `${indent}${count + 1}. `;
}

function readImage(tag: string): string {
  const source = attributeOf(tag, 'src') ?? '';
  const alt = attributeOf(tag, 'alt') ?? '';
  const isFile =
    source !== '' && source.length <= 255 && !/[<>\n]/.test(source) && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source);
  if (!isFile) return alt === '' ? '' : ` ${alt} `;
  return writeImageMark(decodeName(source), alt);
}

/** Anki writes names of files with percent signs where a browser needs them. */
function decodeName(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}

function tidyLines(text: string): string {
  return (
    text
      .replace(/[\u00a0\u2007\u202f\u2028\u2029\t\v\f\r]/g, ' ')
      // Characters that command a machine and show nothing.
      .replace(/(?!\n)\p{Cc}|\p{Cs}/gu, '')
      .split(LINE_END)
      .map((line) => line.replace(/ {2,}/g, ' ').trim().replaceAll(KEPT_SPACE, ' ').trimEnd())
      .filter((line) => line.trim() !== '')
      .join('\n')
      .replace(GAP_RUN, GAP)
  );
}

/** Longer lines to write on mean the same gap. */
const GAP_RUN = /_{4,}/g;
