import { mentions } from '../ask/name-topic.ts';
import { findClause } from '../english/clause.ts';
import { beFor, capitalise, decapitalise, isPlural, withArticle } from '../english/noun-phrase.ts';
import { countToWord, countWords, withoutColon } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import type { LineContext } from './line-context.ts';
import { isFragment, itemHead, readMembers } from './list-members.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

export const partsRule: RuleInfo = {
  name: 'contents-parts',
  kind: 'set',
  confidence: 0.65,
  about: 'Names under a label in the contents of a note: the parts of that thing, asked once.',
  sample: '# A, B and C\n-what this is about\nCPU:\n* ALU\n* Registers\n* Cache\nRAM\n### More\n-text',
  becomes: ['What are the three parts of CPU?', 'ALU\nRegisters\nCache'],
  refuses: '# A, B and C\n-one\n-two\n-three\n### More\n-text',
};

export const qualityRule: RuleInfo = {
  name: 'item-quality',
  kind: 'comparison',
  confidence: 0.65,
  about: 'A listed name with an adjective in front: asks for the adjective.',
  sample: '### Colleges\n-famous colleges:\n1. Private Yale\n1. Public Berkeley',
  becomes: ['Of what kind is Yale among the famous colleges?', 'Private'],
  refuses: '-famous colleges:\n1. Yale\n1. Berkeley',
};

const KIND_ADJECTIVES =
  /^(private|public|free|paid|managed|global|regional|local|open|closed|virtual|physical|temporary|permanent|manual|automatic|internal|external|optional|mandatory|serverless|relational|hybrid|dedicated|shared)\s+(.+)$/i;
/** Words of letters and digits, or in code. */
const PLAIN_WORDS = /^[A-Za-z\ue000-\ue0ff](?:[\p{L}\p{N}\ue000-\ue0ff]|\s(?=[A-Za-z\ue000-\ue0ff]|$))*$/u;

/** "Private Amazon ECR" among "famous repos": what kind it is. */
export function findQualities(context: LineContext): Fact[] {
  const facts: Fact[] = [];
  const label = withoutColon(context.node.text).trim();
  if (!isPlural(label) || findClause(label) || countWords(label) > 5) return facts;
  const owner = context.scope.phrase;
  for (const child of context.node.children) {
    const match = KIND_ADJECTIVES.exec(itemHead(child.text));
    if (!match || !PLAIN_WORDS.test(match[2] ?? '') || /^of\s/i.test(match[2] ?? '')) continue;
    const name = (match[2] ?? '').trim();
    const noun = decapitalise(label.replace(/^(?:\d+|two|three|four)\s+/i, ''));
    const full = owner && !mentions(noun, owner) ? `${noun} for ${withArticle(owner)}` : noun;
    facts.push(
      makeFact(factBase(qualityRule, context), {
        from: child.from,
        to: child.to,
        kind: 'comparison',
        question: `Of what kind ${beFor(name)} ${name} among the ${full}?`,
        answer: capitalise((match[1] ?? '').toLowerCase()),
        terms: [name, match[1] ?? ''],
      }),
    );
  }
  return facts;
}

export const mnemonicRule: RuleInfo = {
  name: 'mnemonic',
  kind: 'set',
  confidence: 0.7,
  about: 'Letters and what they stand for, below the word they make.',
  sample: '## Mnemonic: SMART\n- S - specific\n- M - measurable\n- A - achievable',
  becomes: ['What do the letters of the mnemonic SMART stand for?', 'S: specific\nM: measurable\nA: achievable'],
  refuses: '## Vitamins\n- A - needed for sight\n- B',
};

/** The letters of a mnemonic with their words. */
export function findMnemonic(context: LineContext): Fact | null {
  const lines = context.node.children.filter((child) => !child.block);
  const letters = lines.map((child) => /^([A-Z])\s*(?:[-–—:=]|→)\s*(.+)$/.exec(child.text));
  if (lines.length < 3 || letters.some((match) => match === null)) return null;
  const items = letters.map((match) => `${match?.[1]}: ${match?.[2]}`);
  const name =
    context.node.text.replace(/^.*?\bmnemonic\b\s*[:–-]?\s*/i, '').replace(/[:.]$/, '') ||
    items.map((item) => item[0]).join('');
  return makeFact(factBase(mnemonicRule, context), {
    to: Math.max(...lines.map((child) => child.to)),
    kind: 'set',
    ask: `What do the letters of the mnemonic ${name} stand for?`,
    frame: `Mnemonic ${name}`,
    items,
    isOpen: false,
  });
}

/** The set of names under a label in the contents of a note. */
export function findParts(context: LineContext, phrase: string | null): Fact | null {
  const lines = context.node.children.filter((child) => child.marker !== 'plain' && !child.block);
  const { items } = readMembers(lines);
  if (!phrase || items.length < 2 || items.length > 6 || !lines.every(isFragment)) return null;
  return makeFact(factBase(partsRule, context), {
    topic: null,
    to: Math.max(...lines.map((child) => child.to)),
    kind: 'set',
    ask: `What are the ${countToWord(items.length)} parts of ${withArticle(phrase)}?`,
    frame: `Parts of ${withArticle(phrase)}`,
    items,
    isOpen: false,
  });
}
