import type { FactKind } from '../model/card.ts';
import type { Clause } from './english/clause.ts';

/** What every fact knows about itself. */
export interface FactBase {
  /** Name of the rule that found it. */
  readonly rule: string;
  readonly confidence: number;
  /** Lines of the note, counted from 1. */
  readonly from: number;
  readonly to: number;
  readonly priority: number;
  /** What the lines around say it is about; null when nothing does. */
  readonly topic: string | null;
  /** Both sides of a comparison the line stands in. */
  readonly versus: readonly [string, string] | null;
  /** The side of the comparison that the label just above names. */
  readonly side: string | null;
  /** Headings and labels above, outermost first. */
  readonly path: readonly string[];
}

/** A term and what it is. `role` says how the meaning is worded. */
export interface DefinitionFact extends FactBase {
  readonly kind: 'definition';
  readonly term: string;
  /** The term as the note writes it, with its article: "a promise". */
  readonly shownTerm?: string;
  readonly meaning: string;
  readonly role: 'noun' | 'instruction' | 'purpose' | 'ability';
  readonly isReversible: boolean;
}

export interface ExpansionFact extends FactBase {
  readonly kind: 'expansion';
  readonly short: string;
  readonly long: string;
}

export interface AliasFact extends FactBase {
  readonly kind: 'alias';
  readonly name: string;
  readonly other: string;
}

/** "X because Y": `effect` is what is explained. */
export interface ReasonFact extends FactBase {
  readonly kind: 'reason';
  readonly effect: string;
  readonly cause: string;
  readonly relation: 'cause' | 'purpose';
}

/** "X, therefore Y", "if X, Y", "X → Y". */
export interface ConsequenceFact extends FactBase {
  readonly kind: 'consequence';
  readonly cause: string;
  readonly effect: string;
  readonly relation: 'result' | 'condition' | 'need' | 'next';
}

/** "default = 5 min": a named value of an owner. */
export interface AttributeFact extends FactBase {
  readonly kind: 'attribute';
  readonly attribute: string;
  readonly owner: string;
  readonly value: string;
  /** `attribute` is a whole line that holds the value: leave the value out of it. */
  readonly isGap?: boolean;
}

/** Several things of one sort. `ask` is the question for all of them, `frame` the sentence start for gaps. */
export interface SetFact extends FactBase {
  readonly kind: 'set';
  readonly ask: string;
  readonly frame: string;
  readonly items: readonly string[];
  /** The list ends in "etc": not all members are given. */
  readonly isOpen: boolean;
}

export interface StepFact extends FactBase {
  readonly kind: 'step';
  readonly task: string;
  readonly steps: readonly { readonly text: string; readonly from: number; readonly to: number }[];
}

export interface ComparisonFact extends FactBase {
  readonly kind: 'comparison';
  readonly question: string;
  readonly answer: string;
  readonly terms: readonly string[];
}

export interface CommandFact extends FactBase {
  readonly kind: 'command';
  readonly command: string;
  /** What it does, as an infinitive or a statement: "list all images". */
  readonly purpose: string;
}

export interface TableCellFact extends FactBase {
  readonly kind: 'table-cell';
  readonly row: string;
  readonly rowHeading: string;
  readonly column: string;
  readonly value: string;
}

export interface ExampleFact extends FactBase {
  readonly kind: 'example';
  readonly of: string;
  readonly example: string;
  /** The question, when "an example of" does not fit: "Which services can write, for example?". */
  readonly question?: string;
}

/** A sentence with subject and verb. `lead` is a condition or lead-in it stands under. */
export interface StatementFact extends FactBase {
  readonly kind: 'statement';
  readonly clause: Clause;
  readonly lead: string | null;
  /** Bold, marked or numeric parts of the sentence: what to ask for first. */
  readonly targets: readonly string[];
}

/** A question or gap that the writer made. */
export interface ExplicitFact extends FactBase {
  readonly kind: 'explicit';
  readonly form: 'question' | 'cloze' | 'list';
  readonly question: string;
  readonly answer: string;
  /** `term ::: definition` asks both ways. */
  readonly isReversible: boolean;
}

export type Fact =
  | DefinitionFact
  | ExpansionFact
  | AliasFact
  | ReasonFact
  | ConsequenceFact
  | AttributeFact
  | SetFact
  | StepFact
  | ComparisonFact
  | CommandFact
  | TableCellFact
  | ExampleFact
  | StatementFact
  | ExplicitFact;

/** Holds the compiler to the model: every kind of card has a fact, and every fact a kind. */
export type FactKindsAgree = [FactKind] extends [Fact['kind']]
  ? [Fact['kind']] extends [FactKind]
    ? true
    : never
  : never;
export const FACT_KINDS_AGREE: FactKindsAgree = true;
