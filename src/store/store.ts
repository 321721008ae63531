import type { Card } from '../model/card.ts';
import type { CardState } from '../model/card-state.ts';
import type { CardView } from '../model/card-view.ts';
import type { LogEvent, ReviewEvent } from '../model/event.ts';
import type { CardId, DeviceId, NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { Progress } from '../model/progress.ts';
import type { QueueInput } from '../model/queue.ts';
import type { Settings } from '../model/settings.ts';
import type { Millis, StudyDay } from '../model/time.ts';
import type { EventWrite, StoreTrouble, WriteResult } from '../model/write.ts';

export type { CardView } from '../model/card-view.ts';
export type { EventWrite, StoreTrouble, WriteResult } from '../model/write.ts';

export interface NoteSummary {
  readonly id: NoteId;
  readonly path: string;
  readonly title: string;
  readonly changedAtMillis: Millis;
  readonly cardCount: number;
  readonly newCount: number;
  readonly dueCount: number;
  readonly trayCount: number;
  /** Median interval in days of the cards that were started; null where none was. */
  readonly medianIntervalDays: number | null;
}

export interface NoteView {
  readonly note: Note;
  readonly cards: readonly CardView[];
}

export interface Counts {
  readonly notes: number;
  /** Cards in the deck: those that are asked. */
  readonly cards: number;
  readonly tray: number;
  readonly events: number;
  readonly reviews: number;
}

/** Due on each of the next study days, from `day` on; the first also holds what is overdue. */
export type Forecast = readonly { readonly day: StudyDay; readonly dueCount: number }[];

export interface NotesWrite {
  readonly notes: readonly Note[];
  /** New or changed cards; others stay as they are. */
  readonly cards: readonly Card[];
}

export interface MergeWrite {
  readonly notes: readonly Note[];
  readonly cards: readonly Card[];
  readonly events: readonly LogEvent[];
  /** States of all cards touched by the events, replayed. */
  readonly states: readonly CardState[];
  readonly unknownLines: readonly string[];
  /** Number of events in the progress that the merge was planned on. When more were recorded since, the write is `stale`. */
  readonly seenEventCount?: number;
}

/** When and what was last saved outside this browser. */
export interface LastCopy {
  readonly atMillis: Millis;
  /** Reviews that were in the copy. */
  readonly reviewCount: number;
}

export interface Subscription {
  unsubscribe(): void;
}

/**
 * One thing that does not fit together.
 * - `total`: a stored count differs from the count of the rows.
 * - `index`: a card's schedule stands at another place in the queues than it should.
 * - `wording`, `setting`: a cache differs from what the events say.
 * - `missing-state`: a card has no schedule. - `missing-card`: a schedule has no card. - `missing-text`: a note has no text.
 */
export interface StoreFinding {
  readonly kind: 'total' | 'index' | 'wording' | 'setting' | 'missing-state' | 'missing-card' | 'missing-text';
  /** Name of the total or setting, or id of the card or note. */
  readonly about: string;
  readonly detail: string;
}

/** The learner's data. All writes are single transactions, awaited until they are on disk. */
export interface Store {
  readonly deviceId: DeviceId;

  readSettings(): Promise<Settings>;
  readCounts(): Promise<Counts>;
  /** Candidates for the study day; at most `newLimit` new cards and `reviewLimit` reviews are read. */
  readQueueInput(query: {
    day: StudyDay;
    nowMillis: Millis;
    newLimit: number;
    reviewLimit: number;
    noteId?: NoteId;
  }): Promise<QueueInput>;
  /** Number of cards due by note on the day, without limits: reviews, running steps, new ones. */
  readDueByNote(day: StudyDay): Promise<ReadonlyMap<NoteId, { readonly due: number; readonly news: number }>>;
  readForecast(day: StudyDay, days: number): Promise<Forecast>;
  readCard(cardId: CardId): Promise<CardView | null>;
  /** All events that name the card, in order, undone ones and undos included. */
  readCardEvents(cardId: CardId): Promise<readonly LogEvent[]>;
  /** Events of one study day in order, undone ones and undos included. */
  readDayEvents(day: StudyDay): Promise<readonly LogEvent[]>;
  readNotes(day: StudyDay): Promise<readonly NoteSummary[]>;
  readNote(noteId: NoteId): Promise<NoteView | null>;
  /** The note alone, without its cards. */
  readNoteText(noteId: NoteId): Promise<Note | null>;
  /** The newest `limit` review events of the study day that still count, newest first: what undo takes back. */
  readLastReviews(day: StudyDay, limit: number): Promise<readonly ReviewEvent[]>;
  /** The instant for a new event: `nowMillis`, but never below this device's newest event. */
  nextEventMillis(nowMillis: Millis): Millis;
  /** Notes and cards for comparing with newly read notes. */
  readAllCards(): Promise<readonly Card[]>;
  readAllNotes(): Promise<readonly Note[]>;
  readProgress(): Promise<Progress>;
  readLastCopy(): Promise<LastCopy | null>;

  recordEvent(write: EventWrite): Promise<WriteResult>;
  saveNotes(write: NotesWrite): Promise<WriteResult>;
  applyMerge(write: MergeWrite): Promise<WriteResult>;
  /** Puts rebuilt states in the place of the cache, for cards whose `lastEventId` is still the same. */
  replaceStates(states: readonly CardState[]): Promise<WriteResult>;
  recordCopy(copy: LastCopy): Promise<WriteResult>;
  /** Empties everything, witness included. The next start is a first run. */
  wipe(): Promise<WriteResult>;
  /** After `damaged`: the learner goes on with what is there. The witness forgets what is missing. */
  acceptFoundData(): Promise<WriteResult>;
  /** Counts everything anew and compares it with totals, index rows and caches. Slow: for the Data screen. */
  verify(): Promise<readonly StoreFinding[]>;
  /** Puts right what `verify` found and can be computed from the rest. */
  repair(): Promise<WriteResult>;

  /** Runs the reading now and after each change of what it read, in this tab or another. */
  watch<Value>(
    read: () => Promise<Value>,
    onValue: (value: Value) => void,
    onError: (error: unknown) => void,
  ): Subscription;
  /** Told when the connection is lost or a newer version takes over. Returns how to stop listening. */
  onTrouble(listener: (trouble: StoreTrouble, detail: string) => void): () => void;
  close(): void;
}

/**
 * - `ready`: `isFirstRun` when neither the database nor the witness knows of any earlier use.
 * - `damaged`: the witness outside the database remembers more than the database holds. Never seed, never overwrite: offer a copy.
 *   `store` works on what is there.
 * - `blocked`: another tab holds an older version open; it has to be closed or reloaded. `whenOpened` resolves once it was.
 * - `newer`: the database was written by a newer version of the app; update.
 * - `unavailable`: the browser refuses (private mode, no room, switched off).
 */
export type OpenedStore =
  | { readonly kind: 'ready'; readonly store: Store; readonly isFirstRun: boolean }
  | { readonly kind: 'damaged'; readonly store: Store; readonly remembered: Counts; readonly found: Counts }
  | { readonly kind: 'blocked'; readonly whenOpened: Promise<OpenedStore> }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unavailable'; readonly reason: StoreTrouble; readonly detail: string };
