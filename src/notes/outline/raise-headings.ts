import { findClause } from '../english/clause.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, splitWords } from '../english/words.ts';
import type { Entry } from './outline-types.ts';

/**
 * Lines that are headings although they have no mark: the first line of a note when a blank line follows it, and numbered
 * names behind blank lines with text right below. Other entries come back as they are.
 *
 *     3. Triads
 *     Major triad: ...
 *     ^
 */
export function raiseHeadings(entries: readonly Entry[]): readonly Entry[] {
  const hasTitle = entries.some((entry) => entry.marker === 'heading' && entry.level === 1);
  const chapters = entries.filter((entry, index) => isChapter(entry, entries[index + 1]));
  const isNumbered = chapters.length >= 3;
  const [first, second] = entries;
  const isTitle = !hasTitle && first !== undefined && second?.afterBlank === true && isTitleLine(first);
  const names = entries.filter((entry, index) => isBlockName(entry, entries[index + 1]));
  const isNamed = names.length >= 3;
  if (!isNumbered && !isTitle && !isNamed) return entries;
  return entries.map((entry) => {
    if (isTitle && entry === first) return { ...entry, marker: 'heading', level: 1, text: topicOfTitle(entry.text) };
    if (isNamed && names.includes(entry)) return { ...entry, marker: 'label' };
    return isNumbered && chapters.includes(entry) ? { ...entry, marker: 'heading', level: 2, indent: 0 } : entry;
  });
}

/** What a first line without a mark names: its last part when that is a name, else nothing. */
function topicOfTitle(text: string): string {
  const last = (text.split(/:\s+|\s[-–—|]\s/).pop() ?? '').trim();
  if (
    !/^[\p{L}][\p{L} -]*$/u.test(last) ||
    splitWords(last).length > 3 ||
    /\b(?:lecture|notes?|class|week|unit|chapter)\b/i.test(last)
  )
    return '';
  return last === last.toUpperCase() && last.length > 5 ? last.toLowerCase() : last;
}

function isTitleLine(entry: Entry): boolean {
  return (
    entry.marker === 'plain' &&
    !entry.block &&
    entry.inline.bold.length === 0 &&
    splitWords(entry.text).length <= 14 &&
    !/[.?!:]$|\s=\s|→|:{2}/.test(entry.text) &&
    findClause(entry.text) === null &&
    findVerbForm(bareWord(splitWords(entry.text)[0] ?? ''))?.form !== 'base'
  );
}

/** "Timers" on top of a block of plain lines: a name of one to three words. */
function isBlockName(entry: Entry, next: Entry | undefined): boolean {
  return (
    entry.marker === 'plain' &&
    !entry.block &&
    entry.indent === 0 &&
    entry.afterBlank &&
    next !== undefined &&
    !next.afterBlank &&
    !next.block &&
    next.marker === 'plain' &&
    next.indent === 0 &&
    next.text.length > 14 &&
    /^\p{L}[\p{L}\d&/+ -]{1,30}$/u.test(entry.text) &&
    splitWords(entry.text).length <= 3 &&
    findClause(entry.text) === null
  );
}

function isChapter(entry: Entry, next: Entry | undefined): boolean {
  return (
    entry.marker === '1' &&
    entry.indent === 0 &&
    entry.afterBlank &&
    next !== undefined &&
    !next.afterBlank &&
    next.marker !== '1' &&
    next.indent <= 1 &&
    splitWords(entry.text).length <= 8 &&
    !/[.?!:;]$|\s=\s|→|:\s/.test(entry.text) &&
    findClause(entry.text) === null
  );
}
