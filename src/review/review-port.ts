import type { CardView } from '../model/card-view.ts';
import type { CardEvent } from '../model/event.ts';
import type { CardId, NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Moment } from '../model/time.ts';
import type { EventWrite, WriteResult } from '../model/write.ts';
import type { Grading } from './grading.ts';
import type { ReviewStart } from './prepare-review.ts';

/** All that a review needs from outside: the clock, new ids, reading and writing. Made once in app/deps.ts. */
export interface ReviewPort {
  /** Practice goes through the queue in its order, and its answers never move the schedule. */
  readonly isPractice: boolean;
  /** Resolves with the scheduler, which is not needed before the first answer is uncovered. */
  loadGrading(): Promise<Grading>;
  /** The instant of a tap. Never before this device's newest event. */
  now(): Moment;
  /** What was read of the review before its screen was there, once; null when the screen has to read it itself. */
  takeStart(): ReviewStart | null;
  /** Today's cards in the order in which they are asked. */
  readQueue(): Promise<readonly QueueCandidate[]>;
  readCard(cardId: CardId): Promise<CardView | null>;
  readNote(noteId: NoteId): Promise<Note | null>;
  /** The card of the same note that is most easily mixed up with this one. */
  findConfusable(view: CardView): Promise<CardView | null>;
  /** What this device did last to a card and still counts, on any day: what undo takes back. Empty when nothing is left. */
  readLastAct(): Promise<readonly CardEvent[]>;
  /** Resolves when all of the events are on disk, or says why none is. */
  record(writes: readonly EventWrite[]): Promise<WriteResult>;
  /** Keeps writes that failed over a reload of the page. */
  park(writes: readonly EventWrite[]): void;
  /** Called after the first answer is on disk. */
  onFirstSave(): void;
}
