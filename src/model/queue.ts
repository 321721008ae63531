import type { CardState } from './card-state.ts';
import type { CardId, FactId, NoteId } from './ids.ts';
import type { StudyDay } from './time.ts';

/** What the queue needs to know of a card: its schedule and its place among the others, not its text. */
export interface QueueCandidate {
  readonly state: CardState;
  readonly noteId: NoteId;
  readonly factId: FactId;
  readonly priority: number;
  /** Order of the card in the notes: path of the note, then line. Smaller comes first. */
  readonly position: number;
}

/** What was done of a deck on a study day; undone answers do not count. */
export interface DoneToday {
  /** Cards answered for the first time. */
  readonly news: number;
  readonly reviews: number;
}

/** Candidates for one study day, read from indexes: only what may be shown, never the whole collection. */
export interface QueueInput {
  readonly day: StudyDay;
  /** Cards with a step running, due now or later. */
  readonly learning: readonly QueueCandidate[];
  /** Cards in review with dueDay <= day, at most as many as may still be shown today. */
  readonly reviews: readonly QueueCandidate[];
  /** New cards in note order, priority first, at most as many as may still be shown today. */
  readonly news: readonly QueueCandidate[];
  /** Cards answered for the first time on this study day; undone answers do not count. */
  readonly newDoneToday: number;
  readonly reviewsDoneToday: number;
  /** The same by note, for decks with limits of their own. */
  readonly doneByNote: ReadonlyMap<NoteId, DoneToday>;
  /** Cards whose siblings were answered today: better shown tomorrow. */
  readonly factsSeenToday: ReadonlySet<FactId>;
  readonly cardsSeenToday: ReadonlySet<CardId>;
}
