import type { Card } from '../model/card.ts';
import type { CardState } from '../model/card-state.ts';
import type { LogEvent } from '../model/event.ts';
import type { CardId, DeviceId, EventId, NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { Progress } from '../model/progress.ts';
import type { QueueInput } from '../model/queue.ts';
import type { Settings } from '../model/settings.ts';
import type { Millis, StudyDay } from '../model/time.ts';

/** A card as it is shown: the learner's wording where there is one, else the note's. */
export interface CardView {
  readonly card: Card;
  readonly question: string;
  readonly answer: string;
  readonly isReworded: boolean;
  readonly state: CardState;
}

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

/** One thing the learner did, with the card state that follows from it. Written whole or not at all. */
export interface EventWrite {
  readonly event: LogEvent;
  /** null for events without a card. */
  readonly nextState: CardState | null;
  /** `lastEventId` of the state that the learner saw. */
  readonly seenEventId: EventId | null;
}

/**
 * - `saved`: on disk. Also when the very same event was there already (a retry).
 * - `stale`: another tab or device answered this card in between; nothing was written.
 * - `not-saved`: nothing is known to be written; park the write and try again. `reason` says which screen helps.
 */
export type WriteResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'not-saved'; readonly reason: StoreTrouble; readonly detail: string };

/**
 * - `lost`: the browser dropped the connection; reloading the page brings it back.
 * - `quota`: no room left.
 * - `superseded`: a newer version of the app has opened the database; reload.
 * - `unknown`: anything else, with the browser's own words in `detail`.
 */
export type StoreTrouble = 'lost' | 'quota' | 'superseded' | 'unknown';

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
}

/** When and what was last saved outside this browser. */
export interface LastCopy {
  readonly atMillis: Millis;
  readonly eventCount: number;
}

export interface Subscription {
  unsubscribe(): void;
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
 * - `blocked`: another tab holds an older version open; it has to be closed or reloaded.
 * - `newer`: the database was written by a newer version of the app; update.
 * - `unavailable`: the browser refuses (private mode, no room, switched off).
 */
export type OpenedStore =
  | { readonly kind: 'ready'; readonly store: Store; readonly isFirstRun: boolean }
  | { readonly kind: 'damaged'; readonly store: Store; readonly remembered: Counts; readonly found: Counts }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unavailable'; readonly reason: StoreTrouble; readonly detail: string };
