import type { CardView } from '../model/card-view.ts';
import type { CardEvent } from '../model/event.ts';
import type { CardId, NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { SettingValues } from '../model/settings.ts';
import type { Moment } from '../model/time.ts';
import type { EventWrite, WriteResult } from '../model/write.ts';
import type { FindAdvice } from './edit-card.tsx';
import type { Grading } from './grading.ts';
import type { ReviewStart } from './prepare-review.ts';

/** What a review needs from outside to show cards: the clock and reading. Made once in app/review-port.ts. */
export interface ReviewPort {
  /** Practice goes through the queue in its order, and its answers never move the schedule. */
  readonly isPractice: boolean;
  /** Everything that was set, the options of the review among it. */
  readonly values: SettingValues;
  /** The instant of a tap. Never before this device's newest event. */
  now(): Moment;
  /** What was read of the review before its screen was there, once; null when the screen has to read it itself. */
  takeStart(): ReviewStart | null;
  /** Today's cards in the order in which they are asked. */
  readQueue(): Promise<readonly QueueCandidate[]>;
  /** The card that was in front when an earlier session was broken off, where it can be asked now; null else. */
  findFront(queue: readonly QueueCandidate[], now: Moment): QueueCandidate | null;
  readCard(cardId: CardId): Promise<CardView | null>;
  readNote(noteId: NoteId): Promise<Note | null>;
  /** Resolves with everything that the first card can do without. */
  loadExtras(): Promise<ReviewExtras>;
}

/** What a review needs from outside once an answer is uncovered. It is loaded after the first card is shown. */
export interface ReviewExtras {
  readonly grading: Grading;
  /** The card of the same note that is most easily mixed up with this one. */
  findConfusable(view: CardView): Promise<CardView | null>;
  /** What is worth changing in a wording, in words for the learner. */
  readonly findAdvice: FindAdvice;
  /** What this device did last to a card and still counts, on any day: what undo takes back. Empty when nothing is left. */
  readLastAct(): Promise<readonly CardEvent[]>;
  /** Cards that come on the next study day, as far as it is known. New ones are not among them. */
  readDueTomorrow(): Promise<number>;
  /** Resolves when all of the events are on disk, or says why none is: then they are kept over a reload of the page. */
  record(writes: readonly EventWrite[]): Promise<WriteResult>;
  /** Called after the first answer is on disk. */
  onFirstSave(): void;
  /** Remembers the card in front, for `findFront`; null forgets it. */
  rememberFront(cardId: CardId | null): void;
  /** Keeps the screen on while the page is to be seen. Returns how to let it go dark again. */
  keepScreenOn(): () => void;
}
