import type { CardView } from '../model/card-view.ts';
import type { LogEvent, ReviewEvent } from '../model/event.ts';
import type { CardId, DeviceId, EventId, NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { Moment } from '../model/time.ts';
import type { EventWrite, WriteResult } from '../model/write.ts';
import type { Grading } from './grading.ts';

/** All that a review needs from outside: the clock, new ids, reading and writing. Made once in app/deps.ts. */
export interface ReviewPort {
  readonly deviceId: DeviceId;
  /** Resolves with the scheduler, which is not needed before the first answer is uncovered. */
  loadGrading(): Promise<Grading>;
  /** The instant of a tap. Never before this device's newest event. */
  now(): Moment;
  newEventId(): EventId;
  /** Today's cards in the order in which they are asked. */
  readQueue(): Promise<readonly QueueCandidate[]>;
  readCard(cardId: CardId): Promise<CardView | null>;
  readCardEvents(cardId: CardId): Promise<readonly LogEvent[]>;
  readNote(noteId: NoteId): Promise<Note | null>;
  /** The newest answer of this study day that still counts, or null: what undo takes back. */
  readLastReview(): Promise<ReviewEvent | null>;
  /** Resolves when the event is on disk, or says why it is not. */
  record(write: EventWrite): Promise<WriteResult>;
  /** Keeps a write that failed over a reload of the page. */
  park(write: EventWrite): void;
  /** Called after the first answer is on disk. */
  onFirstSave(): void;
}
