import type { Card } from '../model/card.ts';
import type { CardState } from '../model/card-state.ts';
import type { CardView } from '../model/card-view.ts';
import type { CardEvent, LogEvent } from '../model/event.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId } from '../model/ids.ts';
import type { Listed } from '../model/listed.ts';
import type { Note, RemovedNote } from '../model/note.ts';
import type { Picture } from '../model/picture.ts';
import type { Progress, ProgressPages } from '../model/progress.ts';
import type { QueueInput } from '../model/queue.ts';
import type { AllSettings } from '../model/settings.ts';
import type { Stamp } from '../model/stamp.ts';
import type { TroubleDetail } from '../model/store-fault.ts';
import type { Millis, StudyDay } from '../model/time.ts';
import type { EventWrite, StoreTrouble, WriteResult } from '../model/write.ts';
import type { PackedPart } from './sealed-log.ts';
import type { Written } from './session.ts';

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

export type NoteImage = Picture;

export interface PictureTotals {
  readonly count: number;
  readonly bytes: number;
}

export interface NotesWrite {
  readonly notes: readonly Note[];
  /** New or changed cards; others stay as they are. */
  readonly cards: readonly Card[];
  /** New or changed pictures. */
  readonly images?: readonly NoteImage[];
  /** What the learner decided with it about cards that are here already, written in the same transaction. */
  readonly events?: readonly EventWrite[];
  /** Given for an import: it can then be undone. Not for single decisions about cards. */
  readonly import?: ImportMark;
}

/** What the learner is told of an import when it may be undone. */
export interface ImportMark {
  /** Name of the file, or of the first of the notes. */
  readonly label: string;
  readonly atMillis: Millis;
}

/** How two devices' things become one, handed in because the store knows neither the merge nor the scheduler. */
export interface MergeRules {
  /** The one of two notes that stays; the same for either order. */
  chooseLater(a: Note, b: Note): Note;
  /** The same for two cards, made when the earlier was. */
  chooseCard(a: Card, b: Card): Card;
  /** The one of two different events under one id that stays; the same for either order. */
  chooseEvent(a: LogEvent, b: LogEvent): LogEvent;
  /** Of two pictures under one path the one that stays, the first where they are equal; without it theirs (the second) does. */
  choosePicture?(own: Picture, theirs: Picture): Picture;
  /** The state of a card from all its events, undos included, in any order. */
  replay(cardId: CardId, events: readonly LogEvent[], noteId: NoteId): CardState;
}

/** What a file holds, to be taken in. */
export interface ImportWrite extends ImportMark {
  readonly notes: readonly Note[];
  readonly removedNotes: readonly RemovedNote[];
  /** May unpack itself as it goes, like the pages of events. */
  readonly cards: Listed<Card>;
  /** Pictures; what happens to those with the same path is for the rules. */
  readonly images?: readonly NoteImage[];
  /** Pages of some thousand at most. They are asked for inside the transaction and must not wait for anything. */
  readonly eventPages: Iterable<readonly LogEvent[]>;
  /** Of all pages together: tells how long the writing may take. */
  readonly eventCount: number;
  readonly unknownLines: readonly string[];
  readonly rules: MergeRules;
  /** Told now and then which share of the work is done, 0 to 1. Nothing counts before the transaction is complete. */
  readonly onProgress?: (share: number) => void;
}

/** What another thread has to know of a store to write beside it. */
export interface StorePlace {
  /** Name of the database. */
  readonly database: string;
  /** Of the data that the store was opened on: nothing is written into any other. */
  readonly vaultId: string;
  readonly deviceId: DeviceId;
}

/**
 * The last import, as long as it can be undone: notes that were taken in, a copy that was merged, a note that was
 * taken away.
 */
export interface LastImport extends ImportMark {
  readonly kind: 'notes' | 'copy' | 'removal';
  readonly notesAdded: number;
  readonly notesChanged: number;
  readonly cardsAdded: number;
  readonly cardsChanged: number;
  readonly eventsAdded: number;
  /** Cards that came with it and have answers or changes of their own by now: undoing leaves them. */
  readonly cardsAnsweredSince: number;
}

/** An import that the learner has begun: a copy, a copy that this browser keeps, a package of Anki, notes. */
export interface RunningImport extends ImportMark {
  readonly source: 'copy' | 'kept' | 'anki' | 'notes';
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

  readSettings(): Promise<AllSettings>;
  readCounts(): Promise<Counts>;
  /** Candidates for the study day; at most `newLimit` new cards and `reviewLimit` reviews are read. */
  readQueueInput(query: {
    day: StudyDay;
    nowMillis: Millis;
    newLimit: number;
    reviewLimit: number;
    noteId?: NoteId;
    /** Notes of decks with limits of their own: at most so many of each are read. */
    ownLimits?: ReadonlyMap<NoteId, { readonly newLimit: number; readonly reviewLimit: number }>;
    /** Reads so many new cards of each note instead of the first ones of all. */
    newPerNote?: number;
  }): Promise<QueueInput>;
  /** The path of each note, without its text. */
  readNotePaths(): Promise<ReadonlyMap<NoteId, string>>;
  /** The titles of the notes that there are, without their texts. */
  readNoteTitles(noteIds: readonly NoteId[]): Promise<ReadonlyMap<NoteId, string>>;
  /** Number of cards due by note on the day, without limits: reviews, running steps, new ones. */
  readDueByNote(day: StudyDay): Promise<ReadonlyMap<NoteId, { readonly due: number; readonly news: number }>>;
  readForecast(day: StudyDay, days: number): Promise<Forecast>;
  readCard(cardId: CardId): Promise<CardView | null>;
  /** The states of all cards of a fact, siblings of each other. */
  readFactStates(factId: FactId): Promise<readonly CardState[]>;
  /** Cards in the order asked for; those that are gone are left out. */
  readCards(cardIds: readonly CardId[]): Promise<readonly CardView[]>;
  /** Schedules alone, in the order asked for; those that are gone are left out. */
  readStates(cardIds: readonly CardId[]): Promise<readonly CardState[]>;
  /** Ids of the first cards in the order of the notes: fast, however many there are. */
  readFirstCardIds(limit: number): Promise<readonly CardId[]>;
  /** All events that name the card, in order, undone ones and undos included. */
  readCardEvents(cardId: CardId): Promise<readonly LogEvent[]>;
  /** Events of one study day in order, undone ones and undos included. */
  readDayEvents(day: StudyDay): Promise<readonly LogEvent[]>;
  readNotes(day: StudyDay): Promise<readonly NoteSummary[]>;
  readNote(noteId: NoteId): Promise<NoteView | null>;
  /** The note alone, without its cards. */
  readNoteText(noteId: NoteId): Promise<Note | null>;
  /**
   * What this device did last to a card and still counts, on any day: one answer, or all changes of one kind made at one
   * instant. What undo takes back; empty when nothing is left.
   */
  readLastAct(): Promise<readonly CardEvent[]>;
  /** The instant for a new event: `nowMillis`, but always after this device's newest event. */
  nextEventMillis(nowMillis: Millis): Millis;
  /** Notes and cards for comparing with newly read notes. */
  readAllCards(): Promise<readonly Card[]>;
  readAllNotes(): Promise<readonly Note[]>;
  /** Cards that wait in the tray, in the order of the notes. */
  readTray(): Promise<readonly CardView[]>;
  /** Cards that are asked no more: those on the shelf, and those the learner refused. */
  readSetAside(): Promise<readonly CardView[]>;
  /** The learner's own words for cards, for those that have some. */
  readWordings(): Promise<ReadonlyMap<CardId, { readonly question: string; readonly answer: string }>>;
  /** Paths of the pictures that came with the notes. */
  readImagePaths(): Promise<readonly string[]>;
  readImage(path: string): Promise<NoteImage | null>;
  /** How many pictures there are, and how many bytes they have together. */
  readPictureTotals(): Promise<PictureTotals>;
  /** Pictures in the order of their paths, each in a reading of its own. */
  readPictures(): Promise<AsyncIterable<Picture>>;
  /** Everything but pictures. */
  readProgress(): Promise<Progress>;
  /** The same page by page, for what may be too large to be held at once. */
  readProgressPages(): Promise<ProgressPages>;
  /** What is here under the ids, in their order: for telling what a file would change. */
  findNotes(ids: readonly NoteId[]): Promise<readonly (Note | undefined)[]>;
  findCards(ids: readonly CardId[]): Promise<readonly (Card | undefined)[]>;
  findEvents(ids: readonly EventId[]): Promise<readonly (LogEvent | undefined)[]>;
  /** All setting events and what takes them back, in order. */
  readSettingEvents(): Promise<readonly LogEvent[]>;
  readLastCopy(): Promise<LastCopy | null>;

  recordEvent(write: EventWrite): Promise<WriteResult>;
  /**
   * Several in one transaction: all or none, `stale` when one of their cards was changed since it was seen. Changes of one
   * kind that are written with the same instant count as one act, which undo takes back whole. What is not saved is kept over a
   * reload of the page, where the store was given a place for it.
   */
  recordEvents(writes: readonly EventWrite[]): Promise<WriteResult>;
  saveNotes(write: NotesWrite): Promise<WriteResult>;
  /** Takes in a whole file, in one transaction. What was answered while it was read is counted too. */
  importProgress(write: ImportWrite): Promise<WriteResult>;
  /**
   * The same where another thread writes, as `importProgress` of an `openImporter` does: `run` is told for which store and answers with
   * what that left. A thread that broke is `not-saved`.
   */
  importAside(run: (place: StorePlace) => Promise<Written>): Promise<WriteResult>;
  /** Remembers that an import with this mark is about to be written. It is forgotten in the transaction that writes it. */
  beginImport(running: RunningImport): Promise<WriteResult>;
  /** The import that was begun and has not happened; null when there is none. It may still go on in another window. */
  readRunningImport(): Promise<RunningImport | null>;
  forgetRunningImport(atMillis: Millis): Promise<WriteResult>;
  readLastImport(): Promise<LastImport | null>;
  /** Takes the last import back exactly and keeps what was done since. `stale` when there is none. */
  undoLastImport(rules: Pick<MergeRules, 'replay'>): Promise<WriteResult>;
  /** Takes a note away, on other devices too once they merge; its cards go to the shelf. Can be undone like an import. */
  removeNote(noteId: NoteId, stamp: Stamp, mark: ImportMark): Promise<WriteResult>;
  /** Puts rebuilt states in the place of the cache, for cards whose `lastEventId` is still the same. */
  replaceStates(states: readonly CardState[]): Promise<WriteResult>;
  /** Which settings and weights the cache of states was computed under, and whether all of it was; null before the first time. */
  readStatesUnder(): Promise<{ readonly fingerprint: string; readonly isDone: boolean } | null>;
  /**
   * Computes the next `cardCount` states anew from the log, under what `fingerprint` names. Goes on where it stopped, also
   * after a restart. `isDone` when there are no more.
   */
  recomputeStates(
    fingerprint: string,
    cardCount: number,
    replay: MergeRules['replay'],
  ): Promise<WriteResult & { readonly isDone: boolean }>;
  /**
   * Keeps a part of the log that another thread has packed (`openReader`, `readNextPart`), for fast reading of the whole. A cache: it
   * changes nothing that can be read. `stale` when the log has changed since the part was read.
   */
  putSealedPart(part: PackedPart): Promise<WriteResult>;
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
  /** Told of events that this window has written, after they are on the disk. Returns how to stop listening. */
  onRecorded(listener: (events: readonly LogEvent[]) => void): () => void;
  /** Told when the connection is lost or a newer version takes over. Returns how to stop listening. */
  onTrouble(listener: (trouble: StoreTrouble, detail: TroubleDetail) => void): () => void;
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
  /** Another window writes something large; nothing can be read until it is done. */
  | { readonly kind: 'busy'; readonly whenOpened: Promise<OpenedStore> }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unavailable'; readonly reason: StoreTrouble; readonly detail: TroubleDetail };
