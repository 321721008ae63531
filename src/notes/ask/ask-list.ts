import { GAP } from '../../model/card.ts';
import { capitalise, decapitalise } from '../english/noun-phrase.ts';
import type { SetFact, StepFact } from '../fact.ts';
import type { Ask } from './ask.ts';

const MAX_WHOLE_SET = 4;

const MAX_QUESTION_CHARS = 200;

/** Words that tell that the members of a set follow each other. */
const IN_ORDER =
  /^Mnemonic\b|\b(?:order|sequence|stages?|phases?|cycle|process|(?:slow|fast|small|large|low|high|weak|strong|soft|hard|short|long|light|heavy|cheap) to [a-z]+|bottom to top|top to bottom|old to young|rising|layers?|levels?|ranks?|steps?|from \S+ to)\b/i;

export function askSet(fact: SetFact): Ask[] {
  const { items } = fact;
  if (items.length <= MAX_WHOLE_SET)
    return [{ question: fact.ask, answer: items.join('\n'), form: 'list', direction: 'all' }];
  const frame = capitalise(fact.frame.replace(/^(?:what|which) (?:are|were) (?:the )?/i, ''));
  const isOrdered = IN_ORDER.test(`${frame} ${fact.ask}`);
  return items.map((item, index) => {
    const { question, doubt } = isOrdered
      ? { question: askBetween(frame, items, index), doubt: 0 }
      : askMissing(frame, items, index);
    return { question, answer: item, form: 'cloze', direction: `item ${item}`, doubt };
  });
}

/** Members that follow each other: the one before and the one after stand around the gap. */
function askBetween(frame: string, items: readonly string[], index: number): string {
  const before = items[index - 1];
  const after = items[index + 1];
  const candidates = [[before, GAP, after], [before, GAP], [GAP, after], [GAP]].map(
    (parts) => `${frame}: ${parts.filter((part) => part !== undefined).join('; ')}.`,
  );
  return candidates.find((candidate) => candidate.length <= MAX_QUESTION_CHARS) ?? `${frame}: ${GAP}.`;
}

/**
 * Members without an order: all others are shown, so that only one can be missing. Long ones are shown by their first
 * words. A list too long for that is not sure of itself.
 */
function askMissing(frame: string, items: readonly string[], index: number): { question: string; doubt: number } {
  const others = items.filter((_, at) => at !== index);
  for (const wordCount of [99, 5, 3, 2]) {
    const shown = others.map((other) => inList(other, wordCount)).join('; ');
    const question = `${frame}: ${shown}; and ${GAP}.`;
    if (question.length <= MAX_QUESTION_CHARS) return { question, doubt: 0 };
  }
  return { question: `${frame}: ${GAP}.`, doubt: 0.2 };
}

function inList(item: string, wordCount: number): string {
  const words = item.split(' ');
  return words.length <= wordCount ? words.join(' ') : `${words.slice(0, wordCount).join(' ')} …`;
}

export function askSteps(fact: StepFact): Ask[] {
  const task = capitalise(fact.task);
  const [first] = fact.steps;
  if (!first) return [];
  const asks: Ask[] = [
    {
      question: `${task}: what is the first step?`,
      answer: first.text,
      form: 'question',
      direction: `step ${first.text}`,
    },
  ];
  for (let i = 1; i < fact.steps.length; i++) {
    const before = fact.steps[i - 1]?.text ?? '';
    const step = fact.steps[i]?.text ?? '';
    asks.push({
      question: `${task}: what comes after "${decapitalise(before)}"?`,
      answer: step,
      form: 'question',
      direction: `step ${step}`,
    });
  }
  return asks;
}
