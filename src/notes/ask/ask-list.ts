import { GAP } from '../../model/card.ts';
import { capitalise, decapitalise } from '../english/noun-phrase.ts';
import type { SetFact, StepFact } from '../fact.ts';
import type { Ask } from './ask.ts';

const MAX_WHOLE_SET = 4;

const MAX_QUESTION_CHARS = 200;

export function askSet(fact: SetFact): Ask[] {
  const { items } = fact;
  if (items.length <= MAX_WHOLE_SET)
    return [{ question: fact.ask, answer: items.join('\n'), form: 'list', direction: 'all' }];
  return items.map((item, index) => {
    const own = askByStart(fact.frame, item);
    if (own) return own;
    const before = items[index - 1];
    const after = items[index + 1];
    const candidates = [[before, GAP, after], [before, GAP], [GAP, after], [GAP]].map(
      (parts) => `${fact.frame}: ${parts.filter((part) => part !== undefined).join('; ')}.`,
    );
    const question =
      candidates.find((candidate) => candidate.length <= MAX_QUESTION_CHARS) ?? candidates[3] ?? fact.ask;
    return { question, answer: item, form: 'cloze', direction: `item ${item}` };
  });
}

/** What follows from something has no order, so its neighbours are no cue: the first words of each are. */
function askByStart(frame: string, item: string): Ask | null {
  const cause = /^Consequences of (.+)$/.exec(frame)?.[1];
  const words = item.split(' ');
  if (cause === undefined || words.length < 2) return null;
  const shown = /^(?:an?|the)$/i.test(words[0] ?? '') && words.length > 2 ? 2 : 1;
  const start = decapitalise(words.slice(0, words.length > 5 ? shown + 1 : shown).join(' '));
  const cue = start.charAt(0).toLowerCase() + start.slice(1);
  return {
    question: `One consequence of ${cause}: ${GAP} (${/^[A-Z]{2}/.test(start) ? start : cue} …).`,
    answer: item,
    form: 'cloze',
    direction: `item ${item}`,
  };
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
