import type { Progress } from '../../model/progress.ts';
import { fail, type Result, succeed } from '../../model/result.ts';
import type { Millis } from '../../model/time.ts';
import type { AnkiFault } from './anki-message.ts';
import {
  type AnkiProblem,
  createNotTakenList,
  type NotTaken,
  type NotTakenList,
  PackageRefusal,
} from './anki-problem.ts';
import { type KnownProgress, type MadeContents, makeContents } from './make-contents.ts';
import type { LearnerClock } from './make-history.ts';
import { findMediaMarks } from './media-marks.ts';
import { openCollection } from './open-collection.ts';
import type { RawCollection } from './raw-collection.ts';
import { readCardTables } from './read-card-tables.ts';
import { readContainer } from './read-container.ts';
import { type AnkiLimits, DEFAULT_ANKI_LIMITS } from './read-limits.ts';
import { readSettingsTables } from './read-settings-tables.ts';
import type { SqliteEngine } from './sqlite-engine.ts';
import { type AnkiMedia, takeMedia } from './take-media.ts';

export interface ReadAnkiOptions {
  /** Stands in problems. */
  readonly fileName: string;
  /** The learner's calendar: study days of the answers are counted by it. */
  readonly clock: LearnerClock;
  /** What is dated more than a day later is not taken, or taken as of then. */
  readonly nowMillis: Millis;
  /** What the learner has. Cards and answers that are known are recognised; without it nothing is. */
  readonly known?: KnownProgress;
  readonly limits?: Partial<AnkiLimits>;
  /** Called now and then while reading. */
  readonly onProgress?: (progress: AnkiProgress) => void;
}

export interface AnkiProgress {
  readonly stage: 'unpacking' | 'notes' | 'cards' | 'reviews' | 'converting' | 'media';
  readonly done: number;
  /** null where nobody knows it beforehand. */
  readonly total: number | null;
}

/** A set of options of decks in Anki that cards of the file are under. Nothing of it is taken over by itself. */
export interface AnkiPreset {
  readonly name: string;
  readonly cardCount: number;
  /** 21 weights of FSRS-6; null where the preset has none. */
  readonly weights: readonly number[] | null;
  readonly desiredRetention: number | null;
}

export interface AnkiContents {
  /** Ready for `planMerge`: merged once or twice, in any order, it gives the same. */
  readonly progress: Progress;
  /** Pictures and sounds by the name that stands in the cards. */
  readonly media: ReadonlyMap<string, AnkiMedia>;
  readonly presets: readonly AnkiPreset[];
  readonly notTaken: readonly NotTaken[];
  readonly counts: AnkiCounts;
}

export interface AnkiCounts {
  /** Decks that became notes. */
  readonly decks: number;
  readonly cards: number;
  /** Cards of ours that came back from Anki; their text here stays unless it was changed there. */
  readonly ownCards: number;
  /** Answers that are not in the log yet. */
  readonly reviewsNew: number;
  readonly reviewsKnown: number;
}

const ROWS_PER_REPORT = 1_000;

/**
 * Reads an Anki package (.apkg or .colpkg of any version) as our own notes, cards and events. Changes nothing. What a
 * file can cause comes back as a problem that names the file, the place in it and the reason.
 */
export function readAnkiPackage(
  bytes: Uint8Array,
  engine: SqliteEngine,
  options: ReadAnkiOptions,
): Result<AnkiContents, AnkiProblem> {
  try {
    return succeed(readContents(bytes, engine, options));
  } catch (error) {
    const file = options.fileName;
    if (error instanceof PackageRefusal) return fail({ type: error.type, file, place: error.place, why: error.why });
    const why = describeEngineError(error);
    if (why === null) throw error;
    return fail({ type: why.type, file, place: { id: 'collection' }, why: why.why });
  }
}

function readContents(bytes: Uint8Array, engine: SqliteEngine, options: ReadAnkiOptions): AnkiContents {
  const limits = { ...DEFAULT_ANKI_LIMITS, ...options.limits };
  const report = options.onProgress ?? (() => undefined);
  const notTaken = createNotTakenList();
  report({ stage: 'unpacking', done: 0, total: null });
  const container = readContainer(bytes, limits);
  const raw = readCollection(
    container.collectionName,
    container.collection,
    engine,
    limits,
    notTaken,
    options.nowMillis,
    report,
  );
  const known = options.known ?? { notes: [], cards: [], events: [] };
  const made = makeContents(raw, known, options.clock, limits, notTaken, (done, total) => {
    if (done % ROWS_PER_REPORT === 0 || done === total) report({ stage: 'converting', done, total });
  });
  const media = takeMedia(findWantedMedia(made.mediaTexts), container.media, limits, notTaken, (done, total) =>
    report({ stage: 'media', done, total }),
  );
  return {
    progress: { notes: made.notes, cards: made.cards, events: made.events, unknownLines: [] },
    media,
    presets: describePresets(raw, made),
    notTaken: notTaken.finish(),
    counts: {
      decks: made.notes.length,
      cards: made.cards.length + made.ownCardCount,
      ownCards: made.ownCardCount,
      reviewsNew: made.events.filter((event) => event.kind === 'review').length,
      reviewsKnown: made.knownReviewCount,
    },
  };
}

function readCollection(
  name: string,
  bytes: Uint8Array,
  engine: SqliteEngine,
  limits: AnkiLimits,
  notTaken: NotTakenList,
  nowMillis: Millis,
  report: (progress: AnkiProgress) => void,
): RawCollection {
  const stages = { notes: 'notes', cards: 'cards', revlog: 'reviews' } as const;
  const collection = openCollection(bytes, engine, name);
  try {
    const settings = readSettingsTables(collection, limits, name);
    const tables = readCardTables(collection, limits, name, notTaken, nowMillis, (table, done) => {
      const stage = stages[table];
      if (done % ROWS_PER_REPORT === 0) report({ stage, done, total: null });
    });
    return { ...settings, ...tables };
  } finally {
    collection.database.close();
  }
}

function findWantedMedia(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => findMediaMarks(text).map((mark) => mark.name.normalize('NFC'))));
}

function describePresets(raw: RawCollection, made: MadeContents): AnkiPreset[] {
  return [...made.cardCountByPreset].flatMap(([id, cardCount]) => {
    const preset = raw.presets.get(id);
    if (preset === undefined) return [];
    return [{ name: preset.name, cardCount, weights: preset.weights, desiredRetention: preset.desiredRetention }];
  });
}

/** What SQLite or the memory said, in our words; null for what only a bug can cause. */
function describeEngineError(error: unknown): { readonly type: AnkiProblem['type']; readonly why: AnkiFault } | null {
  const message = error instanceof Error ? error.message : String(error);
  if (/not a database|malformed|corrupt|disk I\/O|no such (?:table|column)|datatype mismatch/i.test(message)) {
    return { type: 'damaged', why: { id: 'database-damaged', values: { detail: message } } };
  }
  if (/out of memory|too big|allocation failed|invalid array length|memory access out of bounds/i.test(message)) {
    return { type: 'too-large', why: { id: 'no-memory' } };
  }
  return null;
}
