import { invert } from '../ask/sentence.ts';
import { findClause } from '../english/clause.ts';
import { capitalise, lowerTerm, withArticle } from '../english/noun-phrase.ts';
import { findVerbForm } from '../english/verbs.ts';
import { bareWord, countWords, firstWord, QUESTION_WORDS } from '../english/words.ts';
import type { Fact, FactBase } from '../fact.ts';
import type { OutlineNode } from '../outline/outline-types.ts';
import { stripLabel } from '../outline/topic.ts';
import { sentenceOf } from './complete-sentence.ts';
import { completeText } from './complete-text.ts';
import type { LineContext } from './line-context.ts';
import { readMembers } from './list-members.ts';
import { factBase, makeFact, type RuleInfo } from './rule.ts';

export const questionRule: RuleInfo = {
  name: 'question-line',
  kind: 'explicit',
  confidence: 0.8,
  about:
    "The author's own question with the lines under it as its answer. Yes-or-no questions and questions without an answer make no card.",
  sample: 'Where are old maps stored?\nold maps are stored in the archive',
  becomes: ['Where are old maps stored?', 'In the archive'],
  refuses: 'Where are old maps stored?',
};

export const inlineQuestionRule: RuleInfo = {
  name: 'inline-question',
  kind: 'explicit',
  confidence: 0.75,
  about: 'A question and its answer on one line.',
  sample: '-What does a barometer measure? air pressure',
  becomes: ['What does a barometer measure?', 'Air pressure'],
  refuses: '-can it fail? no, never',
};

/** The question as it is asked: numbering and marks off, "it" replaced, "How to X" made a question. Null for yes-or-no ones. */
export function readQuestion(text: string, context: LineContext): string | null {
  let question = stripQuestion(text);
  const topic = context.scope.phrase;
  const name = topic ? withArticle(topic).replace(/^an? /, 'the ') : null;
  if (/^(?:and|but|so)\s/i.test(question)) question = question.replace(/^\w+\s/, '');
  const first = bareWord(firstWord(question));
  if (!QUESTION_WORDS.has(first) && first !== 'whats') return null;
  if (/\b(?:it|they|this|them|its)\b/i.test(question)) {
    if (!name) return null;
    question = question
      .replace(/\b(?:it|this|they|them)\b(?!\s+(?:better|best|possible|necessary|important))/i, name)
      .replace(/\bits\b/i, `${name}'s`);
  }
  question = question
    .replace(/^how to\s+/i, 'How do you ')
    .replace(/^when to use\s+/i, 'When should you use ')
    .replace(/^why use\s+/i, 'Why do you use ')
    .replace(/^what to\s+/i, 'What should you ')
    .replace(/^where to\s+/i, 'Where should you ');
  if (/^(?:why|how|what|when|where)$/i.test(question.replace(/\?$/, ''))) return null;
  if (countWords(question) === 2 && /^why\s\S/i.test(question) && topic)
    return `${capitalise(topic)}: ${question.charAt(0).toLowerCase()}${question.slice(1)}`.replace(/\??$/, '?');
  if (countWords(question) < 3) return null;
  if (!/\?$/.test(text) && /^(?:why|how|where|when)\s/i.test(question)) {
    const clause = findClause(question.replace(/^\w+\s+/, ''));
    const isAsked =
      /^\w+\s+(?:is|are|was|were|do|does|did|can|could|will|would|should|must|has|have|many|much|you|to)\b/i.test(
        question,
      );
    if (!isAsked && clause?.subject) return `${capitalise(firstWord(question))} ${invert(clause, clause.rest)}?`;
  }
  return capitalise(question.replace(/\??$/, '?'));
}

function stripQuestion(text: string): string {
  const stripped = text
    .replace(/^\s*(?:\d+(?:\.\d+)*[.)]?|Q\d*[.:)]?|Question\s*\d*[.:)]?)\s+(?=\S)/i, '')
    .replace(/\s*\?+$/, '?')
    .trim();
  return stripped.endsWith('?') ? stripped : stripLabel(stripped);
}

/** The card of a question line or question heading. Empty when nothing under it answers. */
export function findAnswer(context: LineContext, answered: (child: OutlineNode) => string): Fact[] {
  const { node } = context;
  const question = readQuestion(node.inline.bold.length === 1 ? node.text : node.text, context);
  if (!question) return [];
  const all = node.children.filter(
    (child) =>
      child.zone === 'body' &&
      !child.block &&
      child.marker !== 'heading' &&
      child.marker !== 'label' &&
      !child.isQuestion,
  );
  const [first] = all;
  const end = all.findIndex((child) => child.marker !== first?.marker);
  const lines = end < 0 ? all : all.slice(0, end);
  if (!first) return [];
  const base = { ...factBase(questionRule, context), from: node.from };
  const isList =
    lines.length >= 2 &&
    lines.length <= 10 &&
    lines.every((child) => child.marker === first.marker && child.marker !== 'plain') &&
    lines.every((child) => child.text.length <= 110);
  const wantsList =
    /^(?:what|which) are\b|^(?:which|name)\b|\b(?:types|kinds|ways|options|benefits|advantages|reasons|steps|components|parts|examples|features|differences)\b|^(?:when|why|how)\b/i.test(
      question,
    );
  if (isList && wantsList) {
    const { items } = readMembers(lines);
    const deeds = lines.filter((line) => findClause(line.text)?.subject).length;
    const isProcess = /^how (?:do|does) .+ work\?$/i.test(question) && deeds >= lines.length * 0.8;
    if (isProcess && items.length > 4 && items.length === lines.length) return [processFact(question, lines, base)];
    if (items.length >= 2) {
      const joined = items.join('\n');
      if (items.length <= 4 && joined.length <= 230)
        return [
          makeFact(base, {
            to: lastLine(lines),
            kind: 'explicit',
            form: 'list',
            question,
            answer: joined,
            isReversible: false,
          }),
        ];
      return [
        makeFact(base, {
          to: lastLine(lines),
          kind: 'set',
          ask: question,
          frame: question.replace(/\?$/, ''),
          items,
          isOpen: false,
        }),
      ];
    }
  }
  const isPassage = first.marker === 'plain' && /[.!?]\s+[A-Z]/.test(first.text);
  if (isPassage && !/\?$/.test(node.text)) return [];
  const isBareWhy = /: why\s\S+\?$/.test(question) && !/^(?:because|to|for|it)\b/i.test(first.text);
  if (isBareWhy) return [];
  const answer = shortenAnswer(question, answered(first), context);
  if (!answer) return [];
  return [makeFact(base, { to: first.to, kind: 'explicit', form: 'question', question, answer, isReversible: false })];
}

/** "How does an oven work?" above many sentences: what comes after each. */
function processFact(question: string, lines: readonly OutlineNode[], base: FactBase): Fact {
  const steps = lines.map((line) => ({
    text: capitalise(line.text.replace(/[.;]$/, '')),
    from: line.from,
    to: line.to,
  }));
  return makeFact(base, { to: lastLine(lines), kind: 'step', task: question.replace(/\?$/, ''), steps });
}

function lastLine(lines: readonly OutlineNode[]): number {
  return Math.max(...lines.map((line) => line.to));
}

/** The answer without the words of the question: "old maps are stored in the archive" -> "In the archive". */
export function shortenAnswer(question: string, text: string, context: LineContext): string | null {
  const clean = text
    .replace(/^(?:answer|a|ans)\s*[:.)]\s*/i, '')
    .replace(/[:：]$/, '')
    .trim();
  if (clean === '') return null;
  const isWhat = /^what (?:is|are)\b/i.test(question);
  const clause = findClause(clean);
  const subject = clause?.subject.replace(/\s*\([^)]*\)/g, '').trim() ?? '';
  const isAbout = subject !== '' && subject.split(' ').every((word) => question.toLowerCase().includes(bareWord(word)));
  if (clause?.shape === 'copula' && isAbout && !clause.isNegated && !/^why\b/i.test(question)) {
    const words = clause.rest.split(' ');
    let from = 0;
    while (from < words.length - 1 && from < 3 && question.toLowerCase().includes(` ${bareWord(words[from] ?? '')}`))
      from += 1;
    const rest = words.slice(from).join(' ');
    if (isWhat && clause.rest !== '') return capitalise(clause.rest);
    if (rest !== '' && rest.length <= 240) return capitalise(rest);
  }
  const definition = /^(.{1,50}?)\s*(?:=|→|:\s|\s[-–—]\s)\s*(.+)$/.exec(clean);
  if (isWhat && definition && question.toLowerCase().includes((definition[1] ?? '').toLowerCase().trim()))
    return capitalise(lowerTerm(definition[2] ?? ''));
  const sentence = clause ? sentenceOf(clean, context).text : capitalise(completeText(clean, context).text || clean);
  return sentence.length <= 240 ? sentence : null;
}

/** "works here but not there? → fuse blown": a problem put as a question, and what to do or what it points to. */
function readProblem(asked: string, answer: string): { question: string; answer: string } | null {
  const text = asked.replace(/\s*\?+$/, '').trim();
  const first = bareWord(firstWord(text));
  if (
    QUESTION_WORDS.has(first) ||
    /^(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|must|or|and|but|so|really)$/.test(
      first,
    )
  )
    return null;
  const said = answer.trim();
  if (
    (countWords(text) < 2 && text.length < 5) ||
    countWords(said) < 2 ||
    /\?/.test(said) ||
    /^(?:yes|no|not sure|maybe)\b/i.test(said)
  )
    return null;
  const form = findVerbForm(bareWord(firstWord(said)));
  const isOrder = form?.form === 'base' || /^(?:you (?:can|must|should|need)|always|never)\b/i.test(said);
  return { question: `${capitalise(text)}: what ${isOrder ? 'do you do' : 'is the likely cause'}?`, answer: said };
}

/** `What does X do? it measures Y`: question and answer on one line. */
export function findInlineAnswer(text: string, context: LineContext): Fact[] | null {
  if (!text.includes('?')) return null;
  const match = /^(.{6,150}?\?)\s*(?:→|[-–—:])?\s*(.{2,})$/.exec(text);
  if (!match) return null;
  const problem = readProblem(match[1] ?? '', match[2] ?? '');
  if (problem)
    return [
      makeFact(factBase(inlineQuestionRule, context), {
        kind: 'comparison',
        ...problem,
        terms: [problem.question, problem.answer],
      }),
    ];
  const question = readQuestion(match[1] ?? '', context);
  if (!question) return /^(?:can|is|are|do|does|will|should|has|have)\b/i.test(text) ? [] : null;
  const answer = shortenAnswer(question, match[2] ?? '', context);
  if (!answer || /^(?:yes|no)\b/i.test(answer) || /\?$/.test(answer)) return [];
  return [
    makeFact(factBase(inlineQuestionRule, context), {
      kind: 'explicit',
      form: 'question',
      question,
      answer,
      isReversible: false,
    }),
  ];
}
