import { findClause } from '../english/clause.ts';
import { countWords } from '../english/words.ts';
import { hideText } from './inline-text.ts';
import type { OutlineNode } from './outline-types.ts';
import type { Topic } from './topic.ts';

/** Names of ways that start like a phrase: "All at once", "In place", "By hand". */
const NAMED_BY_PHRASE =
  /^(?:(?:all|any|every|each|both|no|none)(?: [a-z-]+){1,3}|(?:in|on|at|by) (?:place|memory|transit|flight|parallel|series|demand|site|premises?|call|rest|once|hand|request|machine|mail|post))$/i;
/** Names of ways that start like an order: "Lift and shift", "Pay per use", "Stop the world". */
const NAMED_BY_DEED = /^[A-Z][a-z]+ (?:(?:and|per|as you) [a-z]+|up|down|out|in|off|back)$/;

/**
 * The topic of a label that names nothing by its own words, but stands among labels that do: same depth, same form, lines
 * below each. Null when its own words are enough, or its neighbours do not help.
 */
export function readSiblingTopic(node: OutlineNode, read: (text: string) => Topic): Topic | null {
  const text = node.text.replace(/[:：]$/, '').trim();
  if (node.marker !== 'label' || node.isQuestion || node.children.length === 0 || countWords(text) > 4) return null;
  if (!NAMED_BY_PHRASE.test(text) && !NAMED_BY_DEED.test(text)) return null;
  if (NAMED_BY_PHRASE.test(text) && findClause(text)?.subject) return null;
  const own = read(node.text);
  if (own.phrase !== null || own.aspect !== null || own.task !== null || own.versus !== null) return null;
  const hasColon = /[:：]$/.test(node.text);
  const named = (node.parent?.children ?? []).filter(
    (other) =>
      other !== node &&
      other.marker === 'label' &&
      other.children.length > 0 &&
      other.indent === node.indent &&
      /[:：]$/.test(other.text) === hasColon &&
      read(other.text).phrase !== null,
  );
  // As the writer spells it: other lines have lost the capital of their first word.
  const name = node.inline.text.replace(/[:：]$/, '').trim();
  return named.length >= 2 ? { ...own, phrase: hideText(`"${name}"`) } : null;
}
