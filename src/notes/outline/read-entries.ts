import { orderSentence } from '../english/plain-order.ts';
import { tidyText } from '../english/tidy.ts';
import type { NoteRemark } from '../note-message.ts';
import { type InlineText, readInline } from './inline-text.ts';
import type { Block, Entry, Marker } from './outline-types.ts';
import { readHtmlTable, readPipeTable } from './read-table.ts';

export interface ReadEntries {
  readonly entries: readonly Entry[];
  readonly problems: readonly { readonly line: number; readonly message: NoteRemark }[];
}

interface LineHead {
  readonly marker: Marker;
  readonly indent: number;
  readonly level: number;
  readonly rest: string;
  readonly isTask: boolean;
}

/** An entry whose words are not read yet. */
type RawEntry = Omit<Entry, 'inline' | 'text'>;

const NO_INLINE: InlineText = { text: '', bold: [], highlights: [], gaps: [], code: [], urls: [], hasImage: false };
const DELIMITER_ROW = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$|^\s*\|\s*:?-+:?\s*\|\s*$/;
const FENCE = /^\s{0,3}(`{2,}|~{3,})([^`]*)$/;

/** Lines of a note without byte order mark and carriage returns. */
export function splitLines(text: string): string[] {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return clean.split(/\r\n|\n|\r/);
}

const NUMBER =
  /^(?:\d{1,3}[.)]|[a-zA-Z]\))\s+(?=\S)|^[a-h]\.\s+(?=[A-Z]|\*\*[A-Z])|^[A-H]\.\s+(?=\*\*[A-Z])|^\d{1,2}\.(?=[A-Za-z*`"])/;

/** True when a full stop or a bracket follows one to three signs: "12.", "a)". Most lines need no pattern to tell. */
function isMaybeNumbered(body: string): boolean {
  for (let at = 1; at <= 3; at++) if (body[at] === '.' || body[at] === ')') return true;
  return false;
}

/** What stands at the start of a line. `-text` without a space is a bullet; `**bold**`, `---` and `-->` are not. */
export function readLineHead(line: string): LineHead {
  let indent = 0;
  let at = 0;
  for (; at < line.length; at++) {
    const char = line[at];
    if (char === ' ') indent += 1;
    else if (char === '\t') indent += 4 - (indent % 4);
    else if (char !== '\u00a0') break;
  }
  const body = line.slice(at).trimEnd();
  const char = body.charAt(0);
  const heading = char === '#' ? /^(#{1,6})\s+(.*?)(?:\s+#+)?$/.exec(body) : null;
  if (heading && indent < 4) {
    return { marker: 'heading', indent, level: heading[1]?.length ?? 1, rest: heading[2] ?? '', isTask: false };
  }
  const framed = '~-=*#'.includes(char) ? /^(~{2,}|-{2,}|={2,}|\*{3,}|#{2,})\s+(\S.{0,60}?)\s+\1$/.exec(body) : null;
  if (framed && indent < 4) return { marker: 'heading', indent, level: 2, rest: framed[2] ?? '', isTask: false };
  const arrow = '-=→➜➔⇒'.includes(char) ? /^(?:-{1,4}>|={1,3}>|→|➜|➔|⇒)\s*/.exec(body) : null;
  if (arrow) return { marker: '>', indent, level: 0, rest: body.slice(arrow[0].length), isTask: false };
  const numbered = isMaybeNumbered(body) ? NUMBER.exec(body) : null;
  if (numbered) return { marker: '1', indent, level: 0, rest: body.slice(numbered[0].length), isTask: false };
  const bullet = readBullet(body);
  if (!bullet) return { marker: 'plain', indent, level: 0, rest: body, isTask: false };
  const task = bullet.rest.startsWith('[') ? /^\[[ xX]\]\s+/.exec(bullet.rest) : null;
  return {
    marker: bullet.marker,
    indent,
    level: 0,
    rest: task ? bullet.rest.slice(task[0].length) : bullet.rest,
    isTask: task !== null,
  };
}

function readBullet(body: string): { marker: Marker; rest: string } | null {
  const char = body[0];
  if (char === undefined || !'-*+•–—◦▪●'.includes(char)) return null;
  if (/^[-–—][\d.]/.test(body) && !/^-[\d.,]+\s?%?.*[a-zA-Z]/.test(body)) return null;
  if (char === '*' && /^\*[^\s*]/.test(body) && /^\*[^*]+\*(?:$|[\s.,:;)])/.test(body)) return null;
  if (char === '*' && /^\*\*(?=\S)/.test(body)) {
    return /^\*\*[^*]+\*\*/.test(body) ? null : { marker: '*', rest: body.replace(/^\*+\s*/, '') };
  }
  if (char === '+' && !/^\+\s/.test(body)) return null;
  if (char === '*' && /^\*\.\w/.test(body)) return null;
  const double = /^[-*]\s?[-*•]\s?(?=[^\s*>-])/.exec(body);
  const single = /^[-*+•–—◦▪●]\s*(?=\S)/.exec(body);
  const match = double && !/^[-*]\s?\*[^*\s][^*]*\*(?!\*)/.test(body) ? double : single;
  if (!match) return null;
  return { marker: char === '*' || char === '+' ? char : '-', rest: body.slice(match[0].length) };
}

/** Reads the lines of a note into entries: front matter dropped, blocks kept whole, wrapped lines joined. */
export function readEntries(lines: readonly string[]): ReadEntries {
  const entries: RawEntry[] = [];
  const problems: { line: number; message: NoteRemark }[] = [];
  let afterBlank = true;
  let callout: string | null = null;
  let index = skipFrontMatter(lines, problems);

  const push = (from: number, to: number, head: Partial<LineHead>, raw: string, block: Block | null): void => {
    entries.push({
      from,
      to,
      marker: head.marker ?? 'block',
      indent: head.indent ?? 0,
      level: head.level ?? 0,
      raw,
      block,
      callout,
      isTask: head.isTask ?? false,
      afterBlank,
    });
    afterBlank = false;
  };

  while (index < lines.length) {
    const source = lines[index] ?? '';
    const quote = source.includes('>') ? QUOTE.exec(source) : null;
    const line = quote ? source.slice(quote[0].length) : source;
    if (!quote) callout = null;
    const start = line.trimStart();
    if (start === '') {
      afterBlank = true;
      index += 1;
      continue;
    }
    const calloutMatch = quote ? /^\[!([\w-]+)\][-+]?\s*(.*)$/.exec(line) : null;
    if (calloutMatch) {
      callout = (calloutMatch[1] ?? '').toLowerCase();
      index += 1;
      afterBlank = true;
      continue;
    }
    const fence = /^[`~]/.test(start) ? FENCE.exec(line) : null;
    if (fence && isFence(fence[1] ?? '', fence[2] ?? '')) {
      const end = findFenceEnd(lines, index, fence[1] ?? '```');
      if (end === null)
        problems.push({
          line: index + 1,
          message: { id: 'open-code' },
        });
      else {
        const language = (fence[2] ?? '').trim();
        const block: Block = {
          kind: 'code',
          language,
          lines: lines.slice(index + 1, end).map((code) => code.trimEnd()),
        };
        push(index + 1, end + 1, {}, '', block);
        index = end + 1;
        continue;
      }
      index += 1;
      continue;
    }
    if (afterBlank && /^\s{4,}\S/.test(line) && isIndentedCode(entries[entries.length - 1])) {
      index += 1;
      continue;
    }
    const math = start.startsWith('$$') ? /^\s*\$\$(.*)$/.exec(line) : null;
    if (math) {
      const end = findMathEnd(lines, index, math[1] ?? '');
      if (end !== null) {
        const formula = lines
          .slice(index, end + 1)
          .join(' ')
          .replace(/\$\$/g, '')
          .replace(/\s+/g, ' ')
          .trim();
        push(index + 1, end + 1, {}, '', { kind: 'math', formula });
        index = end + 1;
        continue;
      }
      problems.push({ line: index + 1, message: { id: 'open-formula' } });
    }
    const html = source.includes('<') ? readHtmlBlock(lines, index) : null;
    if (html) {
      if (html.block) push(index + 1, html.end + 1, {}, '', html.block);
      index = html.end + 1;
      continue;
    }
    if (line.includes('|') && DELIMITER_ROW.test(stripQuote(lines[index + 1] ?? ''))) {
      let end = index + 2;
      while (end < lines.length && (lines[end] ?? '').includes('|')) end += 1;
      const table = readPipeTable(lines.slice(index, end).map(stripQuote), index + 1);
      if (table) {
        push(index + 1, end, {}, '', table);
        index = end;
        continue;
      }
    }
    if (isDivider(start)) {
      afterBlank = true;
      index += 1;
      continue;
    }
    const next = stripQuote(lines[index + 1] ?? '');
    if (/^[=-]/.test(next) && /^(?:={3,}|-{3,})\s*$/.test(next) && /^[^\s\-*>|#]/.test(line)) {
      push(index + 1, index + 2, { marker: 'heading', level: next.startsWith('=') ? 1 : 2 }, line.trim(), null);
      index += 2;
      continue;
    }
    const head = readLineHead(line);
    let to = index + 1;
    let raw = head.rest;
    while (to < lines.length && head.marker !== 'heading' && continuesLine(raw, head, lines, to, index)) {
      raw += ` ${stripQuote(lines[to] ?? '').trim()}`;
      to += 1;
    }
    push(index + 1, to, head, raw, null);
    index = to;
  }
  return { entries: readTexts(entries), problems };
}

/**
 * The words of all entries, one step for all of them after the other: the code of a step, much of it patterns, is used again
 * while it is still near at hand.
 */
function readTexts(entries: readonly RawEntry[]): Entry[] {
  const inlines = entries.map(({ block, raw }) => (block ? NO_INLINE : readInline(raw)));
  const tidy = entries.map(({ block }, index) => (block ? '' : tidyText(inlines[index]?.text ?? '')));
  return entries.map((entry, index) => {
    const text = tidy[index] ?? '';
    return {
      from: entry.from,
      to: entry.to,
      marker: entry.marker,
      indent: entry.indent,
      level: entry.level,
      raw: entry.raw,
      inline: inlines[index] ?? NO_INLINE,
      text: entry.block || entry.marker === 'heading' ? text : orderSentence(text),
      block: entry.block,
      callout: entry.callout,
      isTask: entry.isTask,
      afterBlank: entry.afterBlank,
    };
  });
}

const QUOTE = /^\s{0,3}(?:>\s?)+/;

/** A line of dashes, stars or equals signs, or the mark of a table of contents. */
function isDivider(start: string): boolean {
  return (
    /^[-*_=[]/.test(start) &&
    (/^(?:[-*_]\s*){3,}$/.test(start) || /^=+\s*$/.test(start) || /^\[toc\]\s*$|^\[\[toc\]\]/i.test(start))
  );
}

function stripQuote(line: string): string {
  return line.includes('>') ? line.replace(QUOTE, '') : line;
}

/** Two backticks alone on a line open a block in careless notes; in the middle of text they are code. */
function isFence(ticks: string, info: string): boolean {
  return ticks.length >= 3 || info.trim() === '';
}

function findFenceEnd(lines: readonly string[], start: number, ticks: string): number | null {
  const close = ticks[0] === '~' ? /^\s*>?\s*~{3,}\s*$/ : /^\s*>?\s*`{2,}\s*$/;
  for (let i = start + 1; i < lines.length; i++) if (close.test(lines[i] ?? '')) return i;
  return null;
}

function findMathEnd(lines: readonly string[], start: number, rest: string): number | null {
  if (rest.includes('$$')) return start;
  for (let i = start + 1; i < Math.min(lines.length, start + 60); i++) if ((lines[i] ?? '').includes('$$')) return i;
  return null;
}

/** Code by four spaces follows a paragraph or heading; below a bullet the spaces mean nesting. */
function isIndentedCode(previous: RawEntry | undefined): boolean {
  return previous === undefined || previous.marker === 'heading' || previous.marker === 'plain';
}

function skipFrontMatter(lines: readonly string[], problems: { line: number; message: NoteRemark }[]): number {
  if ((lines[0] ?? '').trimEnd() !== '---') return 0;
  for (let i = 1; i < Math.min(lines.length, 200); i++) if (/^(?:---|\.\.\.)\s*$/.test(lines[i] ?? '')) return i + 1;
  problems.push({ line: 1, message: { id: 'open-front-matter' } });
  return 1;
}

function readHtmlBlock(lines: readonly string[], start: number): { end: number; block: Block | null } | null {
  const line = lines[start] ?? '';
  const open = /^\s*<(details|table|!--|summary|div|p|img|center|\/[a-z]+)/i.exec(line);
  if (!open) return null;
  const name = (open[1] ?? '').toLowerCase();
  if (name === '!--') return { end: findLine(lines, start, /-->/) ?? start, block: null };
  if (name === 'table') {
    const end = findLine(lines, start, /<\/table>/i);
    return end === null ? null : { end, block: readHtmlTable(lines.slice(start, end + 1), start + 1) };
  }
  if (name === 'details') {
    const end = findLine(lines, start, /<\/details>/i);
    if (end === null) return null;
    const source = lines.slice(start, end + 1).join('\n');
    const match = /<summary[^>]*>([\s\S]*?)<\/summary>([\s\S]*?)<\/details>/i.exec(source);
    return { end, block: match ? { kind: 'details', summary: match[1] ?? '', body: match[2] ?? '' } : null };
  }
  return /^\s*<[^>]*>\s*(?:<[^>]*>\s*)*$/.test(line) ? { end: start, block: null } : null;
}

function findLine(lines: readonly string[], start: number, pattern: RegExp): number | null {
  for (let i = start; i < lines.length; i++) if (pattern.test(lines[i] ?? '')) return i;
  return null;
}

/** True when the line at `next` goes on with the sentence: an indented line below a bullet, or wrapped prose. */
function continuesLine(raw: string, head: LineHead, lines: readonly string[], next: number, start: number): boolean {
  const line = stripQuote(lines[next] ?? '');
  const sign = line.trimStart();
  if (sign === '' || (/^[`~]/.test(sign) && FENCE.test(line)) || /^(?:\$\$|[<|])/.test(sign)) return false;
  const nextHead = readLineHead(line);
  if (nextHead.marker !== 'plain' || /^(?:Q|A|Question|Answer)\s*[:.)]/i.test(nextHead.rest.replace(/^\*+/, '')))
    return false;
  const isList = head.marker !== 'plain';
  if (/[:?]\**\s*$/.test(raw)) return false;
  if (isList && nextHead.indent > head.indent + 1) return true;
  const before = stripQuote(lines[next - 1] ?? '').trimEnd();
  const isWrapped =
    before.length >= 60 &&
    before.length <= 130 &&
    /^[a-z(]/.test(nextHead.rest) &&
    !/^[a-z]/.test(raw) &&
    !/^[^:.]{1,30}:\s/.test(nextHead.rest);
  if (isWrapped && !isList && !/-->|\s=\s/.test(line) && !/-{1,3}>|=>|→/.test(raw) && fillsWidth(lines, next))
    return true;
  return !isList && isProse(lines, start, next);
}

/** A paragraph whose lines, all but the last, are filled to a common width. */
function isProse(lines: readonly string[], start: number, next: number): boolean {
  if (/^[^:]{1,40}:{1,3}\s|^\S.{0,40}\s(?:[-–—=→]|-->|:{2,3})\s/.test(stripQuote(lines[next] ?? '').trimStart()))
    return false;
  const first = stripQuote(lines[start] ?? '');
  if (/[:：]\s*$/.test(lines[next] ?? '')) return false;
  if (
    first.length < 60 ||
    first.length > 120 ||
    /[.!?]\s*$/.test(lines[next - 1] ?? '') ||
    /-{1,3}>|[=→]|\s:{2,3}\s/.test(first)
  )
    return false;
  const before = (lines[next - 1] ?? '').trimEnd();
  if (!fillsWidth(lines, next)) return false;
  return before.length >= 60 && before.length <= 120;
}

/**
 * A wrapped line is one that the next word would overfill. The width is that of the longest line of the paragraph; a
 * paragraph with lines much shorter than that, but for the last, is a list of lines of their own.
 */
function fillsWidth(lines: readonly string[], next: number): boolean {
  const isText = (at: number): boolean => {
    const line = stripQuote(lines[at] ?? '');
    return line.trim() !== '' && readLineHead(line).marker === 'plain';
  };
  let from = next - 1;
  while (from > 0 && isText(from - 1)) from -= 1;
  let to = next;
  while (to + 1 < lines.length && isText(to + 1)) to += 1;
  const lengths: number[] = [];
  for (let at = from; at <= to; at++) lengths.push((lines[at] ?? '').trimEnd().length);
  const width = Math.max(...lengths);
  if (lengths.slice(0, -1).some((length) => length < width * 0.7)) return false;
  const line = (lines[next] ?? '').trim();
  const [word = ''] = line.split(' ');
  const isLong = (lines[next - 1] ?? '').trimEnd().length + 1 + word.length > width;
  // Two lines are always "filled": the second goes on with the sentence only when it starts in lower case or the first is cut.
  const isCut = /(?:,|\b(?:the|an?|of|and|or|to|in|on|for|with|by|is|are))\s*$/.test(lines[next - 1] ?? '');
  if (/^[A-Z]/.test(line) && !isCut && !/[.!?]\s+[A-Z]/.test(lines[next - 1] ?? '')) return false;
  const isPair = lengths.length > 2 || isCut || (/^[a-z(]/.test(line) && !/^\s*[a-z]/.test(lines[from] ?? ''));
  return isLong && isPair && width <= 130;
}
