import type { Fact } from './fact.ts';
import { normaliseTerm } from './normalise-term.ts';

/** "What is X?" as a heading, and "X = ..." below it, are one fact: the definition asks it both ways. */
export function preferDefinitions(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact) => {
    if (fact.kind !== 'explicit' || fact.rule !== 'question-line') return true;
    const asked = /^what (?:is|are) (?:an? |the )?(.+?)\?$/i.exec(fact.question)?.[1];
    if (asked === undefined) return true;
    const term = normaliseTerm(asked);
    return !facts.some(
      (other) =>
        other.kind === 'definition' &&
        other.from >= fact.from &&
        other.from <= fact.to &&
        normaliseTerm(other.term) === term,
    );
  });
}
