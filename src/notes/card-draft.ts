import type { CardForm, FactKind, SourceRange } from '../model/card.ts';
import type { LintFinding } from './lint-card.ts';

/** What makes a card the same card after an edit: words of the fact itself, never its place. */
export interface DraftIdentity {
  /** Normalised words that name the fact, most important first. */
  readonly terms: readonly string[];
  /** Which side is asked, in words: "meaning", "gap docker hub". */
  readonly direction: string;
  /** Further words, used only when two different facts have the same terms. */
  readonly tieBreak: readonly string[];
}

/** A card before it has an id. */
export interface CardDraft {
  readonly factKind: FactKind;
  readonly form: CardForm;
  readonly question: string;
  readonly answer: string;
  readonly rule: string;
  readonly confidence: number;
  readonly priority: number;
  readonly source: SourceRange;
  readonly context: readonly string[];
  /** Held back: the rule is not sure enough, or the linter has doubts. */
  readonly isTray: boolean;
  readonly lint: readonly LintFinding[];
  readonly identity: DraftIdentity;
}
