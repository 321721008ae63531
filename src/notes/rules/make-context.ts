import { capitalise } from '../english/noun-phrase.ts';
import { countWords, endsInColon } from '../english/words.ts';
import { Pattern } from '../needs.ts';
import type { OutlineNode } from '../outline/outline-types.ts';
import type { TopicReader } from '../outline/topic.ts';
import { completeCondition } from './condition-rule.ts';
import type { LineContext, Memory } from './line-context.ts';
import { stripMeta } from './skip.ts';

/** A line with everything a rule may ask about its surroundings. `memory` is shared by the lines of a section. */
export function makeContext(node: OutlineNode, topics: TopicReader, memory: Memory): LineContext {
  let marks = MARKS.get(node);
  if (!marks) {
    marks = readMarks(node);
    MARKS.set(node, marks);
  }
  return {
    node,
    scope: topics.scopeOf(node),
    memory,
    from: node.from,
    to: node.to,
    priority: marks.priority,
    targets: marks.targets,
    leadTerm: marks.leadTerm,
    lead: leadOf(node, topics, memory),
  };
}

/** What the marks of a line say about it. A line is looked at several times, as itself and as a part of others. */
interface Marks {
  readonly priority: number;
  readonly targets: readonly string[];
  readonly leadTerm: string | null;
}

const ASIDE = new Pattern('^btw ^by ^fun ^side ^fyi', /^(?:btw|by the way|fun fact|side note|fyi)\b/i);

const MARKS = new WeakMap<OutlineNode, Marks>();

function readMarks(node: OutlineNode): Marks {
  const bold = node.inline.bold.filter((span) => countWords(span) <= 6 && span.length < node.text.length);
  const quoted = node.text.includes('\ue022') ? (node.text.match(/\ue022[^\ue022]{2,40}\ue022/g) ?? []) : [];
  const spans = [...node.inline.highlights, ...bold, ...node.inline.code, ...quoted];
  const targets = spans.map((span) => span.replace(/[:.,]$/, '')).filter((span) => node.text.includes(span));
  return {
    priority: isStrong(node) ? 1 : ASIDE.test(node.text) ? -1 : 0,
    targets,
    leadTerm: targets.find((target) => node.text.startsWith(target)) ?? null,
  };
}

/** Whole sentences in bold, shouted duties and remarks about the exam mark a line as important. */
function isStrong(node: OutlineNode): boolean {
  const isWholeBold = node.inline.bold.some((span) => countWords(span) > 6);
  return isWholeBold || /\b(?:MUST|NEVER|ALWAYS|IMPORTANT|ONLY)\b/.test(node.raw) || stripMeta(node.text).isMarked;
}

/** "If you have a server": the condition a line stands under. */
function leadOf(node: OutlineNode, topics: TopicReader, memory: Memory): string | null {
  const parent = node.parent;
  if (!parent || parent.marker === 'heading' || !endsInColon(parent.text)) return null;
  const condition =
    /^(?:(?:this |that |it |which )?means (?:that )?)?((?:if|when|whenever|once|unless|in case|to)\s.+?)\s*[:：]$/i.exec(
      parent.text,
    );
  const text = condition?.[1] ?? '';
  if (text === '' || /^when to\b/i.test(text)) return null;
  const parentContext = makeContext(parent, topics, memory);
  return capitalise(/^to\s/i.test(text) ? text : completeCondition(text, { ...parentContext, lead: null }));
}
