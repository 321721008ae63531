import { findClause } from '../english/clause.ts';
import { singularOf } from '../english/noun-phrase.ts';
import { countWords } from '../english/words.ts';
import { Pattern } from '../needs.ts';
import { hideText } from './inline-text.ts';
import type { OutlineNode } from './outline-types.ts';
import type { Topic } from './topic.ts';

/** Names of ways that start like a phrase: "All at once", "In place", "By hand". */
const NAMED_BY_PHRASE = new Pattern(
  '^all ^any ^every ^each ^both ^no ^none ^in ^on ^at ^by',
  /^(?:(?:all|any|every|each|both|no|none)(?: [a-z-]+){1,3}|(?:in|on|at|by) (?:place|memory|transit|flight|parallel|series|demand|site|premises?|call|rest|once|hand|request|machine|mail|post))$/i,
);
/** Names of ways that start like an order: "Lift and shift", "Pay per use", "Stop the world". */
const NAMED_BY_DEED = /^[A-Z][a-z]+ (?:(?:and|per|as you) [a-z]+|up|down|out|in|off|back)$/;

/**
 * The topic of a label or heading that names nothing by its own words, but stands among some that do: same depth, same form,
 * lines below each. Null when its own words are enough, or its neighbours do not help.
 */
export function readSiblingTopic(node: OutlineNode, read: (text: string) => Topic): Topic | null {
  if (!isOddName(node) || node.isQuestion || node.children.length === 0) return null;
  const own = read(node.text);
  if (own.phrase !== null || own.aspect !== null || own.task !== null || own.versus !== null) return null;
  const others = (node.parent?.children ?? []).filter((other) => other !== node && isBeside(node, other));
  const named = others.filter((other) => isOddName(other) || read(other.text).phrase !== null);
  if (named.length < 2 || named.every(isOddName)) return null;
  // As the writer spells it: other lines have lost the capital of their first word.
  return { ...own, phrase: hideText(`"${nameOf(node.inline.text)}"`) };
}

function nameOf(text: string): string {
  return text.replace(/[:：]$/, '').trim();
}

/** "All at once", "Lift and shift": a name of words that otherwise begin a sentence. */
function isOddName(node: OutlineNode): boolean {
  const name = nameOf(node.text);
  if (countWords(name) > 4) return false;
  return NAMED_BY_DEED.test(name) || (NAMED_BY_PHRASE.test(name) && !findClause(name)?.subject);
}

function isBeside(node: OutlineNode, other: OutlineNode): boolean {
  return (
    other.marker === node.marker &&
    other.level === node.level &&
    other.indent === node.indent &&
    other.children.length > 0 &&
    /[:：]$/.test(other.text) === /[:：]$/.test(node.text)
  );
}

/** Nouns that say nothing about what is counted. */
const ANY_NOUN =
  /^(?:types|kinds|ways|options|parts|choices|things|reasons|points|steps|examples|names|words|questions|lines)$/i;
const COUNTED = /^(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:[a-z]+ )?([a-z]+s):?$/i;

/** "Simple" below "7 policies:" with "Simple" among them is the Simple policy. Null for other labels. */
export function readMemberTopic(node: OutlineNode, read: (text: string) => Topic): Topic | null {
  if (node.marker !== 'label' || node.isQuestion) return null;
  const name = nameOf(node.text).replace(/\s*\([^()]*\)$/, '');
  if (!/^[A-Z]\S*(?: [a-z]\S*)?$/.test(name)) return null;
  for (const other of node.parent?.children ?? []) {
    if (other === node) return null;
    const noun = COUNTED.exec(other.text.trim())?.[1];
    if (noun === undefined || ANY_NOUN.test(noun)) continue;
    const isMember = other.children.some((child) => child.text.trim().toLowerCase() === name.toLowerCase());
    if (isMember) return { ...read(name), phrase: `the ${name} ${singularOf(noun)}` };
  }
  return null;
}
