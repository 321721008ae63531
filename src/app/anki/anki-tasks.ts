import type { AnkiProblem, NotTaken } from '../../export/anki/anki-problem.ts';
import type { AnkiCounts, AnkiPreset, AnkiProgress } from '../../export/anki/read-package.ts';
import type { Card } from '../../model/card.ts';
import type { Note, RemovedNote } from '../../model/note.ts';
import type { Scope } from '../../model/read-settings.ts';
import type { Result } from '../../model/result.ts';
import type { SettingValues } from '../../model/settings.ts';
import type { Millis, Moment } from '../../model/time.ts';
import type { NoteImage } from '../../store/store.ts';

/** Which cards go into a package, and how. */
export interface WriteRequest {
  /** The folder or note; null for all. */
  readonly scope: Scope | null;
  /** Whether due days, memory and answers go along. */
  readonly hasScheduling: boolean;
  readonly values: SettingValues;
  readonly now: Moment;
}

export interface WrittenPackage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly cardCount: number;
  readonly reviewCount: number;
  readonly pictureCount: number;
}

/** How far the writing is, in cards; null while what goes in is collected. */
export interface WriteProgress {
  readonly done: number;
  readonly total: number | null;
}

/** A package to be read, and what there is already. */
export interface ReadRequest {
  readonly file: Blob;
  readonly fileName: string;
  readonly rolloverHour: number;
  readonly nowMillis: Millis;
  /** Notes that stand for decks of Anki. */
  readonly notes: readonly Note[];
  readonly removedNotes: readonly RemovedNote[];
}

/** What a package holds, compared with what is here. Nothing is written yet. */
export interface ReadPackage {
  readonly notes: readonly Note[];
  readonly cards: readonly Card[];
  /** Packed as `createStagedEvents` takes them. */
  readonly eventPages: readonly Uint8Array<ArrayBuffer>[];
  readonly eventCount: number;
  /** Pictures that are not here yet, or look different. */
  readonly images: readonly NoteImage[];
  readonly decks: readonly ReadDeck[];
  /** Notes in Anki's sense, each with one card or several. */
  readonly noteCount: number;
  readonly counts: AnkiCounts;
  readonly presets: readonly AnkiPreset[];
  readonly notTaken: readonly NotTaken[];
}

export interface ReadDeck {
  /** From the outermost deck in, with ` / ` between. */
  readonly name: string;
  readonly cardCount: number;
}

/** The browser could not read the file to its end; or what the reader of packages found. */
export type PackageProblem = AnkiProblem | { readonly type: 'unreadable'; readonly file: string; readonly why: string };

/** The tasks of the worker `anki`. `database` is the name of the learner's. */
export interface AnkiTasks {
  write: {
    readonly input: { readonly database: string; readonly request: WriteRequest };
    readonly output: WrittenPackage;
    readonly progress: WriteProgress;
  };
  read: {
    readonly input: { readonly database: string; readonly request: ReadRequest };
    readonly output: Result<ReadPackage, PackageProblem>;
    readonly progress: AnkiProgress;
  };
}
