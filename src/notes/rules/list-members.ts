import { findClause } from '../english/clause.ts';
import { capitalise, isPlural } from '../english/noun-phrase.ts';
import { countWords, lastWord, wordToCount } from '../english/words.ts';
import type { OutlineNode } from '../outline/outline-types.ts';

/** The name a list item starts with: without definition, brackets, web address, "etc". */
export function itemHead(text: string, lead?: string): string {
  const bold =
    lead !== undefined && lead !== text && text.startsWith(lead) && countWords(lead) <= 6
      ? lead.replace(/\s*\([^()]*\)$/, '')
      : null;
  if (bold) return bold.replace(/[.,;:\s]+$/, '').trim();
  if (/^(?:default|max|maximum|min|minimum)\b/i.test(text)) return text.replace(/[.,;:\s]+$/, '').trim();
  // "unknown (guest) access": a word in brackets inside a name.
  const named = text.includes(') ') ? text.replace(/^([a-z]+) \([a-z]+\) (?=[a-z]+$)/i, '$1 ') : text;
  const end = named.search(/\s*(?:→|\s=\s|:\s|\s[-–—]\s|;)\s*|\s*\((?![^)]*\)\S)/);
  const head = end < 0 ? named : named.slice(0, end);
  return head.replace(/[.,;:\s]+$/, '').trim();
}

interface Members {
  readonly items: readonly string[];
  readonly isOpen: boolean;
}

/** Short items of a list; empty when the lines are sentences of their own. */
export function readMembers(children: readonly OutlineNode[]): Members {
  const lines = children.filter(
    (child) =>
      !child.block && (child.marker !== 'plain' || isDeeper(child)) && child.marker !== '>' && child.text !== '',
  );
  const items: string[] = [];
  let isOpen = false;
  for (const child of lines) {
    if (/\betc\b|\.\.\.$|…$/i.test(child.text)) isOpen = true;
    const text = child.text.replace(/,?\s*(?:and so on|etc)\.?$/i, '').replace(/…$|\.{3}$/, '');
    const head = isWholeBold(child) ? text.replace(/\s*\([^()]*\)$/, '') : itemHead(text, child.inline.bold[0]);
    if (head === '' || head.length > 90 || /\?$/.test(head)) continue;
    if (/^etc$/i.test(head)) continue;
    items.push(capitalise(head));
  }
  return { items: [...new Set(items)], isOpen };
}

/** A line without a mark that its indentation makes a member of the line above. */
function isDeeper(child: OutlineNode): boolean {
  return child.parent !== null && child.parent.marker !== 'heading' && child.indent > child.parent.indent + 1;
}

/** A line that is bold from end to end is a name, whatever marks are in it. */
export function isWholeBold(node: OutlineNode): boolean {
  const [bold, ...more] = node.inline.bold;
  return bold !== undefined && more.length === 0 && bold.replace(/[.:]$/, '') === node.inline.text.replace(/[.:]$/, '');
}

export function isFragment(child: OutlineNode): boolean {
  const head = itemHead(child.text);
  return countWords(head) <= 9 && findClause(head) === null;
}

/** True when the children of a line are bare names or phrases, so that they make one set. */
export function isNameList(children: readonly OutlineNode[]): boolean {
  const lines = children.filter((child) => !child.block && child.marker !== '>');
  return lines.length >= 2 && lines.filter(isFragment).length >= lines.length * 0.7;
}

/** "3 choices", "two main types": the number a line announces, and its noun. */
export function readCount(text: string): { count: number; noun: string; before: string } | null {
  const pattern =
    /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+((?:[a-z-]+\s){0,3}?(?:[a-z-]+s|criteria|phenomena|media))\b/gi;
  for (const match of text.matchAll(pattern)) {
    const count = wordToCount(match[1] ?? '');
    const noun = match[2] ?? '';
    if (
      !count ||
      count < 2 ||
      /^(?:seconds|minutes|hours|days|weeks|months|years|times|bytes|bits|is|was|has|as)\b/i.test(lastWord(noun))
    )
      continue;
    if (!isPlural(noun)) continue;
    return { count, noun, before: text.slice(0, match.index).replace(/[,:\s]+$/, '') };
  }
  return null;
}
