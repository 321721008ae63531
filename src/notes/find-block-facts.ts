import type { Fact } from './fact.ts';
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
): { facts: readonly Fact[]; reason: string } {
  if (block.kind === 'table')
    return { facts: findTableFacts(block, context), reason: 'a table without rows that can be asked' };
  if (block.kind === 'details')
    return { facts: findDetails(block, context), reason: 'a folded text without question and answer' };
  const above = nodes[index - 1] ?? null;
  const below = nodes[index + 1] ?? null;
  if (block.kind === 'math') {
    const isName = above !== null && above.marker !== 'heading' && (above.isLeadIn || /[,:]$/.test(above.text));
    const label = isName ? (topics.topicOf(above).phrase ?? readTopic(above.text).phrase) : null;
    return { facts: findFormula(block, label, context), reason: 'a formula without a name' };
  }
  const facts = findCommandFacts(
    block,
    above && above.marker !== 'heading' ? above : null,
    below && !below.afterBlank ? below : null,
    context,
  );
  return { facts, reason: 'code without a line that says what it does, or too long to learn by heart' };
}
