import { findClause, isOrder } from './english/clause.ts';
import { endsInColon, withoutColon } from './english/words.ts';
import type { Fact } from './fact.ts';
import type { OutlineNode } from './outline/outline-types.ts';
import { startsWithVerb } from './rules/steps-rule.ts';

/** True for a whole sentence in italics just below the title: it tells about the note. */
export function isSubtitle(node: OutlineNode): boolean {
  const above = node.parent;
  return (
    above?.marker === 'heading' &&
    above.level === 1 &&
    above.children[0] === node &&
    /^\s*[*_][^*_].*[.;].*[*_]\s*$/.test(node.raw)
  );
}

/** True for a line such as "S3 supports:", which says nothing without the lines below. */
export function isOpenLeadIn(text: string): boolean {
  const clause = findClause(text);
  if (!clause) return true;
  return (
    clause.rest === '' ||
    /\b(?:to|on|with|for|by|from|in|of|at|as|is|are|that|if|when|including|like)$/i.test(text) ||
    /^(?:if|when|because|means|to)\b/i.test(text)
  );
}

/** A line below an open lead-in that made no list: both together are the sentence. Other lines come back unchanged. */
export function joinLeadIn(node: OutlineNode, text: string): string {
  const parent = node.parent;
  if (!parent || parent.marker === 'heading' || !endsInColon(parent.text)) return text;
  const lead = withoutColon(parent.text).trim();
  const isOpen =
    /\b(?:to|on|with|for|by|from|in|of|at|as)$|^\S+ (?:supports?|allows?|needs?|requires?|provides?|includes?)$/i.test(
      lead,
    );
  if (!isOpen || !findClause(lead) || /\bto$/i.test(lead) !== startsWithVerb(`${text} x`)) return text;
  if (findClause(text)?.subject) return text;
  return `${lead} ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** "can also pull them": what else can be done. */
export function isAddition(fact: Fact): boolean {
  return fact.kind === 'statement' && /\balso\b/i.test(fact.clause.adverb) && fact.clause.auxiliary === 'can';
}

/** An instruction without number, purpose or arrow: in a list it is asked with its neighbours only. */
export function isPlainDeed(text: string): boolean {
  return isOrder(findClause(text)) && !/\d|→|\bto [a-z]+\b|\b(?:because|never|must)\b/i.test(text);
}

/** "stages = work to do on a loaf, 3 stages": what is said before the words that announce the lines below. */
export function withoutAnnouncement(text: string): string {
  const pointed =
    /^(.{8,}?)\s+(?:on|in|with|for|by|at|using|to|from|through|via) (?:these|the following|those)(?: [\w-]+){1,3}$/i.exec(
      text,
    )?.[1];
  if (pointed && findClause(pointed)?.rest) return pointed;
  return (
    /^([^=→]{2,40}\s(?:=|→)\s.{4,}?)[,;]\s+(?:(?:\d{1,2}|two|three|four|five|six) (?:\S+ )?\S+s|(?:the |their |its )?order(?: is)?|in (?:this )?order)$/i.exec(
      text,
    )?.[1] ?? text
  );
}
