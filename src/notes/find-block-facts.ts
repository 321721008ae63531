import type { Fact } from './fact.ts';
import type { LineReason } from './note-message.ts';
import type { Block, OutlineNode } from './outline/outline-types.ts';
import { readTopic, type TopicReader } from './outline/topic.ts';
import { findCommandFacts, findFormula, findTableFacts } from './rules/block-rules.ts';
import { findDetails } from './rules/explicit-rules.ts';
import type { LineContext } from './rules/line-context.ts';

/** Facts of a table, a code block, a formula or folded text, and what to say when there are none. */
export function findBlockFacts(
  block: Block,
  nodes: readonly OutlineNode[],
  index: number,
  topics: TopicReader,
  context: LineContext,
): { facts: readonly Fact[]; reason: LineReason } {
  if (block.kind === 'table') return { facts: findTableFacts(block, context), reason: { id: 'table' } };
  if (block.kind === 'details') return { facts: findDetails(block, context), reason: { id: 'folded' } };
  const above = nodes[index - 1] ?? null;
  const below = nodes[index + 1] ?? null;
  if (block.kind === 'math') {
    const isName = above !== null && above.marker !== 'heading' && (above.isLeadIn || /[,:]$/.test(above.text));
    const label = isName ? (topics.topicOf(above).phrase ?? readTopic(above.text).phrase) : null;
    return { facts: findFormula(block, label, context), reason: { id: 'formula' } };
  }
  const facts = findCommandFacts(
    block,
    above && above.marker !== 'heading' ? above : null,
    below && !below.afterBlank ? below : null,
    context,
  );
  return { facts, reason: { id: 'code' } };
}
