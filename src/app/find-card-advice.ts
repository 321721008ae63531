import { lintCard } from '../notes/lint-card.ts';
import type { Advice, Wording } from '../review/edit-card.tsx';
import { sayCompiler } from './compiler-words.ts';

/** What the checks for generated cards say about a wording of the learner's. It is advice: their own cards are never refused. */
export function findCardAdvice(wording: Wording): readonly Advice[] {
  return lintCard(wording).map(({ check }) => ({ check, message: sayCompiler({ id: `check.${check}` }) }));
}
