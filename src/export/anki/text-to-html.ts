import { escapeHtml } from './html-entities.ts';
import { findMediaMarks } from './media-marks.ts';

/**
 * Plain text of a card as the HTML of an Anki field: escaped, lines as `<br>`, formulas for MathJax, and the pictures and
 * sounds that the package brings along. Text that Anki would take for commands of its own is written so that it does not.
 */
export function textToHtml(text: string, mediaNames: ReadonlySet<string>): string {
  let html = '';
  let at = 0;
  for (const mark of findMediaMarks(text)) {
    if (!mediaNames.has(mark.name)) continue;
    html += proseToHtml(text.slice(at, mark.from));
    html +=
      mark.kind === 'sound'
        ? `[sound:${mark.name}]`
        : `<img src="${escapeHtml(mark.name)}"${mark.alt === '' ? '' : ` alt="${escapeHtml(mark.alt)}"`}>`;
    at = mark.to;
  }
  return html + proseToHtml(text.slice(at));
}

/** The items of a list answer as a list. */
export function itemsToHtml(text: string, mediaNames: ReadonlySet<string>): string {
  const items = text.split('\n').map((item) => `<li>${textToHtml(item, mediaNames)}</li>`);
  return `<ul>${items.join('')}</ul>`;
}

const FORMULA = /(^|[\s(])(\$\$?)(?!\s)([^$\n]*?[^\s$\\])\2(?![\d$])/g;

function proseToHtml(text: string): string {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(FORMULA)) {
    const [all, before = '', mark = '', formula = ''] = match;
    if (!isFormula(formula)) continue;
    html += wordsToHtml(text.slice(at, match.index) + before);
    html += mark === '$' ? `\\(${escapeHtml(formula)}\\)` : `\\[${escapeHtml(formula)}\\]`;
    at = match.index + all.length;
  }
  return html + wordsToHtml(text.slice(at));
}

/**
 * Two prices in one sentence are no formula: a formula has a sign of its own or is a single letter, holds no marks of
 * formulas, and does not end in an open bracket.
 */
function isFormula(text: string): boolean {
  if (/\\[()[\]]|\[$/.test(text)) return false;
  return /[\\^_{}=+]/.test(text) || /^[A-Za-z]$/.test(text);
}

function wordsToHtml(text: string): string {
  return escapeHtml(text)
    .replace(/\\([()[\]])/g, (_, char: string) => `\\&#${char.charCodeAt(0)};`)
    .replace(/\[(?=\/?latex\]|\/?\${1,2}\]|sound:|anki:)/g, '&#91;')
    .replace(/ {2,}/g, (spaces) => ` ${'&nbsp;'.repeat(spaces.length - 1)}`)
    .replace(/\r\n?|\n/g, '<br>');
}
