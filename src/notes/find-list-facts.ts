import { findClause } from './english/clause.ts';
import { countWords, endsInColon, withoutColon } from './english/words.ts';
import type { Fact } from './fact.ts';
import type { NoteRemark } from './note-message.ts';
import type { OutlineNode } from './outline/outline-types.ts';
import type { TopicReader } from './outline/topic.ts';
import { readDependentLabel } from './rules/dependent-label.ts';
import type { LineContext } from './rules/line-context.ts';
import { isNameList, itemHead, readCount, readMembers } from './rules/list-members.ts';
import { findMnemonic, findQualities } from './rules/list-rules.ts';
import { findSet } from './rules/set-rule.ts';
import { findSteps } from './rules/steps-rule.ts';

export interface ListFacts {
  readonly facts: readonly Fact[];
  /** Lines that the facts have taken in. */
  readonly taken: readonly OutlineNode[];
  /** The lines are steps: each is asked by its place. */
  readonly isSteps: boolean;
  /** Something the writer may want to look at. */
  readonly problem: NoteRemark | null;
}

/** What a line and the lines under it make together: a mnemonic, steps, a set. */
export function findListFacts(
  node: OutlineNode,
  context: LineContext,
  topics: TopicReader,
  used: ReadonlySet<OutlineNode>,
): ListFacts {
  const topic = topics.topicOf(node);
  const nothing: ListFacts = { facts: [], taken: [], isSteps: false, problem: null };
  if (node.isQuestion || topic.versus) return nothing;
  const lines = firstRun(
    node.children.filter(
      (child) =>
        !child.block &&
        !child.isTask &&
        child.marker !== 'heading' &&
        child.marker !== 'label' &&
        child.zone === 'body' &&
        !used.has(child),
    ),
  );
  if (lines.length < 2) return nothing;
  const whole =
    findMnemonic(context) ?? findSteps({ ...context, node: { ...node, children: lines } }, topic.task ?? null);
  if (whole) return { facts: [whole], taken: lines, isSteps: whole.kind === 'step', problem: null };
  // "side effects:" above "amlodipine → swollen ankles": each line has its own, and they are no list of side effects.
  const isShared = node.marker === 'label' && readDependentLabel(withoutColon(node.text), context) !== null;
  if (isShared && lines.every((line) => /^[^→:]{2,40}(?:\s→|\s[-–—]\s|:\s)/.test(line.text))) return nothing;
  const problem = findWrongCount(node, lines);
  const isHeading = node.marker === 'heading';
  const isPlainParent = isHeading || (!node.isLeadIn && !topic.aspect);
  const isAnnounced = endsInColon(node.text) || topic.aspect !== null || readCount(node.text) !== null;
  const members = isAnnounced && !isHeading ? lines : lines.filter((line) => isBareFragment(line));
  if (
    isPlainParent &&
    !isAnnounced &&
    (members.length < 2 || !isNameList(members) || members.length * 3 < lines.length * 2)
  )
    return { ...nothing, problem };
  const below = topics.scopeOf(lines[0] ?? node);
  const isJoined = topic.phrase !== null && below.phrase?.toLowerCase().endsWith(topic.phrase.toLowerCase()) === true;
  const phrase = isJoined ? below.phrase : topic.phrase;
  const set = findSet({ ...context, node: { ...node, children: members } }, { phrase, aspect: topic.aspect });
  return set
    ? { facts: [set, ...findQualities(context)], taken: members, isSteps: false, problem }
    : { ...nothing, problem };
}

/** "3 kinds:" above two lines. */
function findWrongCount(node: OutlineNode, lines: readonly OutlineNode[]): NoteRemark | null {
  const counted = readCount(node.text);
  if (!counted || !endsInColon(node.text) || !lines.every((line) => line.marker === '1' || line.marker === '*'))
    return null;
  const members = readMembers(lines);
  return members.isOpen || members.items.length === counted.count
    ? null
    : { id: 'wrong-count', values: { count: counted.count, noun: counted.noun, listed: members.items.length } };
}

/** The lines of one kind that a list starts with: dashes after stars are a new thought. */
function firstRun(lines: readonly OutlineNode[]): readonly OutlineNode[] {
  const [first] = lines;
  if (!first || first.marker === 'plain') return lines;
  const end = lines.findIndex((line) => line.marker !== first.marker);
  return end < 2 ? lines : lines.slice(0, end);
}

/** Bare words under a heading that are no definitions. */
function isBareFragment(line: OutlineNode): boolean {
  const head = itemHead(line.text);
  return (
    head.length === line.text.replace(/[.,;\s]+$/, '').length &&
    countWords(head) <= 8 &&
    findClause(head) === null &&
    !/[?=→]/.test(line.text)
  );
}
