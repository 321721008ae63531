import { GAP } from '../../model/card.ts';
import { capitalise } from '../english/noun-phrase.ts';
import { tidyText } from '../english/tidy.ts';
import { countWords } from '../english/words.ts';
import type { Fact } from '../fact.ts';
import { Pattern } from '../needs.ts';
import { readInline } from '../outline/inline-text.ts';
import type { DetailsBlock, OutlineNode } from '../outline/outline-types.ts';
import type { LineContext } from './line-context.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

export const pairMarkRule: RuleInfo = {
  name: 'double-colon',
  kind: 'explicit',
  confidence: 0.95,
  about: '`question :: answer` on one line, `:::` for both directions.',
  sample: 'capital of Peru :: Lima',
  becomes: ['Capital of Peru?', 'Lima'],
  refuses: 'std::vector grows',
};

export const gapMarkRule: RuleInfo = {
  name: 'marked-gap',
  kind: 'explicit',
  confidence: 0.95,
  about: 'Words in `==...==` or `{{c1::...}}` are left out of their sentence.',
  sample: 'The heart has {{c1::four}} chambers in mammals',
  becomes: ['The heart has ____ chambers in mammals.', 'Four'],
  refuses: 'a == b means equal',
};

export const qaRule: RuleInfo = {
  name: 'question-answer',
  kind: 'explicit',
  confidence: 0.95,
  about:
    '`Q:` and `A:` lines, a question and "Answer:", `<details>` with a summary, a lone `?` between front and back.',
  sample: 'Q: Which gas do plants take in?\nA: Carbon dioxide',
  becomes: ['Which gas do plants take in?', 'Carbon dioxide'],
  refuses: 'Q: Which gas do plants take in?',
};

export function findPairMark(text: string, context: LineContext): Fact[] | null {
  if (!text.includes('::')) return null;
  const match =
    /^(.+?)\s*(?<![\w:]):{2,3}(?![\w:])\s*(.+)$/.exec(text) ??
    /^(.+?)\s+:{2,3}\s+(.+)$/.exec(text) ??
    /^([^:]+[\p{L}?)]):{2,3}([\p{L}("].*\s.*)$/u.exec(text);
  if (!match || !/\s/.test(text)) return null;
  const isReversible = text.includes(':::');
  const front = (match[1] ?? '').replace(/:$/, '').trim();
  const question = /\?$/.test(front) ? capitalise(front) : isReversible ? capitalise(front) : capitalise(`${front}?`);
  if (isReversible && !/\?$/.test(front)) {
    return [
      makeFact(factBase(pairMarkRule, context), {
        kind: 'definition',
        term: front,
        meaning: (match[2] ?? '').trim(),
        role: 'noun',
        isReversible: true,
      }),
    ];
  }
  return [
    makeFact(factBase(pairMarkRule, context), {
      kind: 'explicit',
      form: 'question',
      question: isTerm(front) ? `What is ${front}?` : question,
      answer: capitalise((match[2] ?? '').trim()),
      isReversible: false,
    }),
  ];
}

function isTerm(front: string): boolean {
  return countWords(front) <= 2 && !/\?$/.test(front);
}

/** Cards for the gaps that the writer marked. */
export function findMarkedGaps(text: string, context: LineContext): Fact[] | null {
  const { highlights, gaps } = context.node.inline;
  const marked = [...gaps, ...highlights].map((gap) => tidyText(gap));
  if (marked.length === 0) return null;
  const facts: Fact[] = [];
  for (const gap of marked) {
    const at = text.indexOf(gap);
    if (at < 0) continue;
    const question = `${text.slice(0, at)}${GAP}${text.slice(at + gap.length)}`.replace(/[.]?$/, '.');
    facts.push(
      makeFact(factBase(gapMarkRule, context), {
        kind: 'explicit',
        form: 'cloze',
        question: capitalise(question),
        answer: gap,
        isReversible: false,
      }),
    );
  }
  return facts;
}

const ANSWER = new Pattern('^a ^ans ^answer 1', /^(?:a|ans|answer)\s*\d*\s*[:.)]\s*(.*)$/i);
const ANSWER_WORD = new Pattern('^answer ^ans', /^(?:answer|ans)\b/i);
const QUESTION = new Pattern('^q ^question 1', /^(?:q|question)\s*\d*\s*[:.)]\s*(.+)$/i);

/** `Q:` with the `A:` that follows. Returns the entries that belong to the answer as well. */
export function findQuestionAnswer(
  node: OutlineNode,
  following: readonly OutlineNode[],
  context: LineContext,
): { facts: Fact[]; used: OutlineNode[] } | null {
  const explicit = QUESTION.exec(node.text);
  const next = following[0];
  if (!next) return null;
  const isAsked = explicit !== null || node.isQuestion || node.marker === 'heading';
  const isSpelledOut = ANSWER_WORD.test(next.text);
  const isMark = next.text === '?' || next.raw === '??';
  if (!isMark && !(ANSWER.test(next.text) && (isAsked || isSpelledOut)) && explicit === null) return null;
  const used: OutlineNode[] = [];
  let answer = '';
  if (next.raw === '?' || next.raw === '??') {
    used.push(next);
    for (const line of following.slice(1)) {
      if (line.afterBlank || line.marker === 'heading' || line.block) break;
      used.push(line);
      answer += `${answer ? '\n' : ''}${line.text}`;
    }
  } else {
    const start = ANSWER.exec(next.text);
    if (!start) return null;
    answer = start[1] ?? '';
    used.push(next);
    for (const line of following.slice(1)) {
      if ((line.afterBlank && answer !== '') || line.marker === 'heading' || line.block || QUESTION.test(line.text))
        break;
      used.push(line);
      answer += `${answer ? (line.marker === 'plain' ? ' ' : '\n') : ''}${line.text}`;
    }
  }
  const question = (explicit?.[1] ?? node.text).replace(/^\d+(?:\.\d+)*[.)]?\s+/, '').trim();
  if (question === '' || answer.trim() === '') return { facts: [], used };
  const to = used[used.length - 1]?.to ?? node.to;
  const answers = splitLongAnswer(answer.trim());
  const isList = answers.includes('\n');
  return {
    facts: [
      makeFact(factBase(qaRule, context), {
        to,
        kind: 'explicit',
        form: isList ? 'list' : 'question',
        question: askable(question),
        answer: answers,
        isReversible: false,
      }),
    ],
    used,
  };
}

function askable(question: string): string {
  const clean = capitalise(question.replace(/[:.]$/, ''));
  if (/[?]$/.test(clean) || /^(?:name|list|define|explain|describe|give|state)\b/i.test(clean)) return clean;
  return /^(?:what|which|who|whose|why|how|when|where)\b/i.test(clean) || countWords(clean) > 4
    ? `${clean}?`
    : `What is ${clean}?`;
}

/** The first sentences of a long answer, as many as fit on a card. */
export function splitLongAnswer(answer: string): string {
  if (answer.length <= 220) return capitalise(answer);
  const sentences = answer.split(/(?<=[.!?])\s+/);
  let out = '';
  for (const sentence of sentences) {
    if (`${out} ${sentence}`.length > 220) break;
    out = out ? `${out} ${sentence}` : sentence;
  }
  return capitalise(out || answer);
}

export function findDetails(block: DetailsBlock, context: LineContext): Fact[] {
  const clean = (text: string): string =>
    tidyText(
      readInline(
        text
          .replace(/\n\s*[-*]\s+/g, '\n')
          .trim()
          .replace(/\n+/g, ' '),
      ).text,
    );
  const question = clean(block.summary).replace(/^(?:q|question)?\s*\d*\s*[.:)]\s*/i, '');
  const answer = splitLongAnswer(clean(block.body).replace(/^(?:a|answer)\s*[.:)]\s*/i, ''));
  if (question === '' || answer === '' || /^(?:click|show|see|expand|hint|solution|answer)\b/i.test(question))
    return [];
  const asked = /[?]$/.test(question) ? question : countWords(question) <= 4 ? `What is ${question}?` : `${question}?`;
  return [
    makeFact(factBase(qaRule, context), {
      kind: 'explicit',
      form: 'question',
      question: capitalise(asked),
      answer,
      isReversible: false,
    }),
  ];
}
