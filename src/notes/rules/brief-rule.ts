import { findClause } from '../english/clause.ts';
import { capitalise, decapitalise } from '../english/noun-phrase.ts';
import { countWords } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { Pattern } from '../needs.ts';
import type { OutlineNode } from '../outline/outline-types.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

export const briefRule: RuleInfo = {
  name: 'case-brief',
  kind: 'comparison',
  confidence: 0.75,
  about:
    'The brief of a law case: lines marked F, I, H and R, or Facts, Issue, Held and Rule, below the name of the case. One card for each of them.',
  sample: '### Mill v Baxter\nF: A broken shaft was sent for repair.\nH: The carrier has to pay.',
  becomes: ['What are the facts of Mill v Baxter?', 'A broken shaft was sent for repair'],
  refuses: '### Vitamins\nF: found in liver\nK: found in kale',
};

const LABEL = new Pattern(
  ':',
  /^(F|I|H|R|Facts?|Issues?|Held|Holding|Decision|Judge?ment|Ratio|Rule|Reasoning|Reasons?|Principle|Significance|Outcome)\s*:\s+(\S.*)$/,
);

const ASKED: Readonly<Record<string, (name: string) => string>> = {
  f: (name) => `What are the facts of ${name}?`,
  h: (name) => `What was held in ${name}?`,
  d: (name) => `What was held in ${name}?`,
  j: (name) => `What was held in ${name}?`,
  o: (name) => `What was the outcome of ${name}?`,
  r: (name) => `What is the rule of ${name}?`,
  p: (name) => `What is the principle of ${name}?`,
  s: (name) => `What is the significance of ${name}?`,
};

/** True for a line of a brief, also when it ends in a question mark. */
export function isBriefLine(text: string): boolean {
  return LABEL.test(text);
}

/** What a line of a brief says, and the card for it. Null when the line is no part of a brief. */
export function readBriefLine(context: LineContext): { text: string; facts: readonly Fact[] } | null {
  const match = LABEL.exec(context.node.text);
  if (!match) return null;
  const label = (match[1] ?? '').toLowerCase();
  const name = caseName(context.node);
  const lines = context.node.parent?.children ?? [];
  if (!name || lines.filter((line) => isBriefLine(line.text)).length < 2) return null;
  const text = match[2] ?? '';
  if (label.startsWith('i')) return { text: '', facts: [] };
  const asked = ASKED[label.startsWith('reason') ? 'h' : label.charAt(0)];
  const plain = text.replace(/^(?:yes|no)[.,:]\s+/i, '').replace(/\((?:[ivx]{1,4}|[a-d]|\d)\)\s+/gi, '');
  const answer = nameSubject(plain, lines);
  if (!asked || /^(?:yes|no)\W*$/i.test(answer)) return { text: '', facts: [] };
  const question = label.startsWith('reason') ? `What was the reasoning in ${name}?` : asked(name);
  const fact: Fact = makeFact(factBase(briefRule, context), {
    kind: 'comparison',
    question,
    answer: capitalise(answer),
    terms: [name, label, answer],
  });
  const isGeneral = /^(?:r|p)/.test(label) && !label.startsWith('reason');
  return { text: isGeneral ? text : '', facts: [fact] };
}

/** The case a brief is about: a name with " v " in it, or any heading above a line "Held" or "H". */
function caseName(node: OutlineNode): string | null {
  const above = node.parent;
  const parent = above?.marker === 'label' && !/ vs?\.? /.test(above.text) ? above.parent : above;
  if (parent?.marker !== 'heading' && parent?.marker !== 'label') return null;
  const name = parent.inline.text
    .replace(/[:.]$/, '')
    .replace(/,?\s*[[(]\d{4}[\])].*$/, '')
    .replace(/^\d+[.)]\s+/, '')
    .trim();
  const isHeld = [...parent.children, ...(above?.children ?? [])].some((line) =>
    /^(?:H|Held|Holding):/.test(line.text),
  );
  return countWords(name) <= 9 && (/ vs?\.? /.test(name) || isHeld) ? name : null;
}

/** "It was an offer" behind the issue "Was the poster an offer?": the poster was an offer. */
function nameSubject(text: string, lines: readonly OutlineNode[]): string {
  if (!/^it\b/i.test(text)) return text;
  const issue = lines
    .map(
      (line) =>
        /^(?:I|Issues?)\s*:\s+(?:is|was|are|were|did|does|could|can)\s+((?:the|an?)\s.+?)\s+(?:an?|the|be|valid|binding|enforceable|liable)\b/i.exec(
          line.text,
        )?.[1],
    )
    .find(Boolean);
  return issue && findClause(text) ? text.replace(/^it\b/i, capitalise(decapitalise(issue))) : text;
}
