import type { FactKind } from '../../model/card.ts';
import type { Flag } from '../../model/card-state.ts';
import type { Grade } from '../../model/grade.ts';

/** What `is:` may ask for. */
export const CARD_CONDITIONS = [
  'due',
  'new',
  'learning',
  'review',
  'suspended',
  'buried',
  'deck',
  'tray',
  'shelf',
  'never',
  'reworded',
] as const;
export type CardCondition = (typeof CARD_CONDITIONS)[number];

/** What `prop:` may compare: stability in days, difficulty, chance of recall now, lapses, answers, interval, days until due. */
export const CARD_NUMBERS = ['s', 'd', 'r', 'lapses', 'reps', 'ivl', 'due'] as const;
export type CardNumber = (typeof CARD_NUMBERS)[number];

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** A search as a tree. Texts are folded (see `foldText`) and may hold `*` for anything. */
export type SearchQuery =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly SearchQuery[] }
  | { readonly kind: 'not'; readonly of: SearchQuery }
  | { readonly kind: 'text'; readonly field: 'any' | 'question' | 'answer'; readonly text: string }
  | { readonly kind: 'deck' | 'tag' | 'note' | 'rule'; readonly text: string }
  | { readonly kind: 'fact'; readonly fact: FactKind }
  | { readonly kind: 'is'; readonly condition: CardCondition }
  | { readonly kind: 'flag'; readonly flag: Flag }
  | { readonly kind: 'prop'; readonly of: CardNumber; readonly is: Comparison; readonly value: number }
  /** Made within so many study days. */
  | { readonly kind: 'added'; readonly days: number }
  /** Made, or changed by an import or a decision, within so many study days. */
  | { readonly kind: 'changed'; readonly days: number }
  /** Answered within so many study days, with this grade where one is named. */
  | { readonly kind: 'rated'; readonly days: number; readonly grade: Grade | null };

/** Why a search cannot be understood, and where in it. The screen has the words. */
export interface SearchProblem {
  readonly code:
    | 'open-quote'
    | 'open-bracket'
    | 'stray-bracket'
    | 'empty-bracket'
    | 'missing-after'
    | 'missing-value'
    | 'unknown-key'
    | 'unknown-condition'
    | 'unknown-number'
    | 'bad-flag'
    | 'bad-comparison'
    | 'bad-days'
    | 'bad-grade'
    | 'unknown-kind';
  /** Where it begins, counted from 0. */
  readonly at: number;
  /** The piece that is meant. */
  readonly text: string;
  /** What was probably meant, where that can be said. */
  readonly instead?: string;
}
