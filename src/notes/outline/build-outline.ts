import { findClause } from '../english/clause.ts';
import { endsInColon, splitWords } from '../english/words.ts';
import { isTypedCommand } from '../rules/typed-command.ts';
import { lowerSentenceStarts } from './lower-starts.ts';
import type { Entry, Marker, Outline, OutlineNode, Zone } from './outline-types.ts';
import { raiseHeadings } from './raise-headings.ts';
import { readEntries, splitLines } from './read-entries.ts';
import { findOwnedDashes } from './star-owners.ts';
import { readTopic } from './topic.ts';
import { widenIndents } from './widen-indents.ts';
import { zoneOf } from './zones.ts';

interface OpenNode extends OutlineNode {
  parent: OpenNode | null;
  previous: OpenNode | null;
  children: OpenNode[];
  zone: Zone;
}

const LEAD_IN_WORDS = 8;

/** Reads a note into a tree: what each line hangs under, by heading, label, lead-in, indentation or change of marker. */
export function buildOutline(path: string, text: string): Outline {
  const lines = splitLines(text);
  const read = readEntries(lines);
  const entries = lowerSentenceStarts(widenIndents(raiseHeadings(read.entries)));
  const { problems } = read;
  const ownedDashes = findOwnedDashes(entries);
  const nodes: OpenNode[] = [];
  let stack: OpenNode[] = [];
  let zone: { kind: Zone; level: number; untilBlank: boolean } | null = null;

  entries.forEach((read, index) => {
    const next = entries[index + 1];
    const entry = openLeadIn(read, next);
    const marker = refineMarker(entry, next, entries[index + 2], nodes[index - 1]);
    const previous = entry.afterBlank ? null : (nodes[index - 1] ?? null);
    if (entry.afterBlank && zone?.untilBlank) zone = null;
    const endsAtHeading = zone?.level === 0 || zone?.kind === 'contents' || zone?.kind === 'about';
    if (marker === 'heading' && zone && (endsAtHeading || entry.level <= zone.level)) zone = null;
    if (zone?.level === 0 && zone.kind !== 'review' && marker === 'label' && entry.afterBlank) zone = null;
    stack = closeNodes(stack, entry, marker, ownedDashes.has(read));
    const opened = marker === 'heading' || marker === 'label' ? zoneOf(entry) : null;
    if (opened) {
      const level = marker === 'heading' ? entry.level : 0;
      zone = { kind: opened, level, untilBlank: opened === 'hands-on' && marker !== 'heading' };
    }
    const parent = stack[stack.length - 1] ?? null;
    // Written out, not spread: objects of one shape are read much faster, and every rule reads them.
    const node: OpenNode = {
      from: entry.from,
      to: entry.to,
      indent: entry.indent,
      level: entry.level,
      raw: entry.raw,
      inline: entry.inline,
      text: entry.text,
      block: entry.block,
      callout: entry.callout,
      isTask: entry.isTask,
      afterBlank: entry.afterBlank,
      marker,
      isLeadIn: isLeadIn(entry, marker, next),
      isQuestion: !entry.block && endsInQuestion(entry.text),
      zone: zone?.kind ?? 'body',
      parent,
      children: [],
      previous,
    };
    parent?.children.push(node);
    nodes.push(node);
    if (!entry.block) stack.push(node);
  });
  markContents(nodes);
  return { title: findTitle(path, nodes), lineCount: lines.length, nodes, problems };
}

/** "scale degrees" above "1 tonic" and more: a short name on top of a block of numbered lines. */
function isBlockTitle(entry: Entry, next: Entry | undefined, after: Entry | undefined): boolean {
  const isNumbered = (line: Entry | undefined): boolean =>
    line !== undefined &&
    !line.afterBlank &&
    line.marker === 'plain' &&
    (/^\d{1,2}\s+[a-z]+(?: [a-z]+)?(?:\s+\(.*\))?$/.test(line.text) ||
      /^[\p{L} -]{3,40}\s[~<>]?\d[\d.,]*\s?%$/u.test(line.text));
  return (
    entry.afterBlank &&
    /^[\p{L} -]{3,40}(?:\s\([^()]{2,30}\))?$/u.test(entry.text) &&
    isNumbered(next) &&
    isNumbered(after)
  );
}

/** "logs can go to" above deeper lines: the colon that was left out. */
function openLeadIn(entry: Entry, next: Entry | undefined): Entry {
  const isOpen =
    next !== undefined &&
    !entry.block &&
    entry.marker !== 'heading' &&
    next.indent > entry.indent + 1 &&
    /\s(?:to|of|with|for|by|from|in|on|at|are|is|includes?|supports?|needs?|allows?|means|via|using)$/.test(
      entry.text,
    ) &&
    findClause(entry.text) !== null;
  return isOpen ? { ...entry, text: `${entry.text}:` } : entry;
}

/** True for a question; a question in brackets behind a statement makes none of it. */
function endsInQuestion(text: string): boolean {
  if (!/\?\)?$/.test(text)) return false;
  const said = /^(.*?)\s*\([^()]*\?\)$/.exec(text)?.[1];
  return said === undefined || said === '' || !/\s=\s|:\s|→/.test(said);
}

function isListMarker(marker: Marker): boolean {
  return marker === '-' || marker === '*' || marker === '+' || marker === '1';
}

/** A plain line is a label when it ends in a colon or question mark, is bold only, or is short and stands above bullets. */
function refineMarker(
  entry: Entry,
  next: Entry | undefined,
  after: Entry | undefined,
  previous: OpenNode | undefined,
): Marker {
  if (entry.marker !== 'plain' || entry.block) return entry.marker;
  const text = entry.text;
  if (isTypedCommand(text)) return 'plain';
  if (/^(?:[FIHR]|Facts?|Issues?|Held|Holding|Ratio|Rule):\s+\S/.test(text)) return 'plain';
  if (endsInColon(text) || (/\?$/.test(text) && text.length < 150 && !/[.!]\s/.test(text))) return 'label';
  if (entry.inline.bold.length === 1 && entry.inline.bold[0]?.replace(/[:.]$/, '') === text.replace(/[:.]$/, ''))
    return 'label';
  if (/^\s*[*_][^*_]+[*_]:?\s*$/.test(entry.raw)) return 'label';
  const words = splitWords(text);
  if (
    /^[A-Z][A-Z &/-]{2,}$/.test(text) &&
    words.length <= 5 &&
    (entry.afterBlank || (next && isListMarker(next.marker)))
  ) {
    return next && !next.afterBlank ? 'label' : entry.marker;
  }
  if (words.length <= 7 && readTopic(text).versus !== null && !/[.!]$/.test(text)) return 'label';
  if (/[=→]|--?>|\s[-–—]\s/.test(text) || entry.inline.bold.length > 0) return 'plain';
  if (isBlockTitle(entry, next, after)) return 'label';
  const isAboveList = next !== undefined && !next.afterBlank && (isListMarker(next.marker) || next.marker === '>');
  if (isAboveList && words.length <= LEAD_IN_WORDS && !/[.;,]$|^(?:remember|recall|learn|revise)\b/i.test(text))
    return 'label';
  if (zoneOf(entry) === 'hands-on' && words.length <= 4 && (entry.afterBlank || previous === undefined)) return 'label';
  return 'plain';
}

/** A label with deeper lines below it ends where a line stands as far left as itself. */
function isDoneLabel(label: OpenNode, entry: Entry): boolean {
  return (
    label.marker === 'label' &&
    label.children.length > 0 &&
    entry.indent <= label.indent &&
    label.children.every((child) => child.block === null && child.indent > label.indent + 1)
  );
}

/** Takes off the stack what the new line does not hang under. What is left on top is its parent. */
function closeNodes(stack: readonly OpenNode[], entry: Entry, marker: Marker, isOwned: boolean): OpenNode[] {
  let open = stack.filter((node) => !isDoneLabel(node, entry));
  const top = (): OpenNode | undefined => open[open.length - 1];
  if (marker === 'heading') {
    while (open.length > 0 && !(top()?.marker === 'heading' && (top()?.level ?? 0) < entry.level)) open.pop();
    return open;
  }
  if (marker === 'block') return open;
  const headings = open.filter((node) => node.marker === 'heading');
  if (marker === 'label' && entry.indent < 2) {
    const label = open.find((node) => node.marker === 'label');
    if (entry.afterBlank || !isBareAspect(entry.text)) return headings;
    const owner = isProOrCon(entry.text) ? open.find((node) => node.marker === 'plain' && isTermLine(node)) : undefined;
    if (owner && label === undefined) return [...headings, owner];
    const isSide =
      label !== undefined && !isBareAspect(label.text) && !/^(?:\d|two|three|four|five|six)\b/i.test(label.text);
    return isSide ? (owner ? [...headings, label, owner] : [...headings, label]) : headings;
  }
  if (entry.afterBlank) {
    // A blank line ends a thought; the label stays open for the lines that follow, until something new begins.
    if (marker === 'plain') return isIndented(entry, open) ? popDeeper(open, entry.indent) : headings;
    open = popDeeper(open, entry.indent).filter(
      (node) =>
        node.marker === 'heading' || node.marker === 'label' || node.indent < entry.indent || isOpenLeadIn(node),
    );
  }
  if (marker === 'plain') {
    if (isIndented(entry, open)) return popDeeper(open, entry.indent);
    return open.filter((node) => node.marker === 'heading' || node.marker === 'label');
  }
  if (isIndented(entry, open)) return popDeeper(open, entry.indent);
  open = popDeeperStrict(open, entry.indent);
  if (marker === '>') {
    const last = top();
    if (last?.marker === '>') open.pop();
    else if (endsInColon(entry.text) && last && isListMarker(last.marker)) open.pop();
    else if (last && isNameAmongNames(last)) open.pop();
    return open;
  }
  const last = top();
  const opensList = last !== undefined && last.marker !== 'heading' && last.marker !== marker && isOpenLeadIn(last);
  if (opensList && isListMarker(last.marker) && !entry.afterBlank) return open;
  const same = findLastIndex(open, (node) => node.marker === marker && node.indent === entry.indent);
  if (same >= 0) return open.slice(0, same);
  return marker === '-' && !isOwned ? liftDash(open, entry.indent) : open;
}

/**
 * A dash after a run of stars goes back up: stars hang under dashes, never the other way round. It also leaves a plain line
 * that has its own stars, or that stands among dashes.
 */
function liftDash(open: readonly OpenNode[], indent: number): OpenNode[] {
  const lifted = open.filter(
    (node) => node.indent !== indent || !(node.marker === '*' || node.marker === '+' || node.marker === '1'),
  );
  const label = lifted[lifted.length - 1];
  const stars = label?.children.filter((child) => !child.block) ?? [];
  const isDone =
    label?.marker === 'label' &&
    stars.length >= 2 &&
    stars.every((child) => child.marker === '*' || child.marker === '1');
  if (isDone) return lifted.slice(0, -1);
  const last = lifted[lifted.length - 1];
  if (last?.marker !== 'plain' || last.indent !== indent || endsInColon(last.text)) return lifted;
  const above = last.previous;
  const isPair = above?.marker === 'plain' && above.children.length === 0 && isTermLine(above) && isTermLine(last);
  if (isPair && last.children.length === 0) return lifted.slice(0, -1);
  const hasOwnStars = last.children.some((child) => child.marker === '*' || child.marker === '1');
  const siblings = last.parent?.children ?? [];
  const stoodAmongDashes = siblings.slice(0, siblings.indexOf(last)).some((node) => node.marker === '-');
  return hasOwnStars || stoodAmongDashes ? lifted.slice(0, -1) : lifted;
}

function isProOrCon(text: string): boolean {
  return /^(?:the )?(?:pros|cons|advantages?|disadvantages?|benefits?|drawbacks?|limitations?)\b/i.test(text.trim());
}

/** "**Lazy loading** = ...": a line that names a thing, which PROS and CONS below it belong to. */
function isTermLine(node: OpenNode): boolean {
  const bold = node.inline.bold[0];
  if (bold && node.text.startsWith(bold)) return true;
  return /^[^=→:(]{2,50}?\s*(?:=|→|:\s|\s[-–—]\s)/.test(node.text);
}

function isBareAspect(text: string): boolean {
  const topic = readTopic(text);
  return topic.aspect !== null && topic.phrase === null;
}

function isOpenLeadIn(node: OpenNode): boolean {
  return endsInColon(node.text) && (node.children.length === 0 || node.children.every((child) => child.block !== null));
}

function isIndented(entry: Entry, open: readonly OpenNode[]): boolean {
  const above = open.filter((node) => node.marker !== 'heading' && node.marker !== 'label');
  return entry.indent >= 2 && above.some((node) => node.indent + 1 < entry.indent);
}

/** "* sink" above "* tap": names without a word about them. A line that follows is about all of them. */
function isNameAmongNames(last: OpenNode): boolean {
  const isName = (node: OpenNode | null): boolean =>
    node !== null &&
    node.marker === last.marker &&
    node.indent === last.indent &&
    node.children.length === 0 &&
    splitWords(node.text).length <= 4 &&
    !/[=→:(,?]|--?>|\s[-–—]\s/.test(node.text) &&
    findClause(node.text) === null;
  return isListMarker(last.marker) && isName(last) && isName(last.previous);
}

/** Drops nodes that stand at the same depth or deeper. */
function popDeeper(open: readonly OpenNode[], indent: number): OpenNode[] {
  return open.filter(
    (node) => node.marker === 'heading' || node.marker === 'label' || node.indent + 1 < indent || indent === 0,
  );
}

/** Drops nodes that stand deeper. */
function popDeeperStrict(open: readonly OpenNode[], indent: number): OpenNode[] {
  return open.filter((node) => node.marker === 'heading' || node.marker === 'label' || node.indent <= indent);
}

function findLastIndex<T>(items: readonly T[], test: (item: T) => boolean): number {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item !== undefined && test(item)) return i;
  }
  return -1;
}

function isLeadIn(entry: Entry, marker: Marker, next: Entry | undefined): boolean {
  if (marker === 'heading' || entry.block) return false;
  if (marker === 'label') return true;
  if (endsInColon(entry.text)) return true;
  return next !== undefined && !next.afterBlank && next.indent > entry.indent + 1;
}

/** Bare names between the title and the first section announce what is coming. */
function markContents(nodes: readonly OpenNode[]): void {
  const second = nodes.findIndex((node, index) => index > 0 && node.marker === 'heading');
  if (nodes[0]?.marker !== 'heading' || nodes[0].level !== 1 || second < 2) return;
  const intro = nodes.slice(1, second).filter((node) => node.zone === 'body' && !node.block);
  const isName = (node: OpenNode): boolean =>
    node.text.split(/\s+/).length <= 5 && !/[=→]|--?>|\d/.test(node.text) && findClause(node.text) === null;
  const names = intro.filter(isName).length;
  if (intro.length < 3 || names < intro.length * 0.6) return;
  for (const node of intro) node.zone = 'contents';
}

function findTitle(path: string, nodes: readonly OutlineNode[]): string {
  const heading = nodes.find((node) => node.marker === 'heading' && node.inline.text !== '');
  if (heading) return heading.inline.text;
  const file = path.split('/').pop() ?? path;
  return (
    file
      .replace(/\.[^.]+$/, '')
      .replace(/[-_]+/g, ' ')
      .trim() || path
  );
}
