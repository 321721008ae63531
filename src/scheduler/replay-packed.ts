import type { CardState, MemoryState } from '../model/card-state.ts';
import { createCardState } from '../model/card-state.ts';
import { compareEvents, type LogEvent } from '../model/event.ts';
import { AGAIN, type Grade, isGrade } from '../model/grade.ts';
import type { CardId, EventId } from '../model/ids.ts';
import { moveState } from './apply-review.ts';
import type { SchedulerConfig } from './config.ts';
import { affectsSchedule, idAt, type PackedLog, unpackReview } from './packed-log.ts';
import { replayCard } from './replay-card.ts';
import { elapsedStudyDays } from './study-day.ts';
import { createTrainingSet, type ReviewColumns } from './training-set.ts';
import { byteAt, floatAt, intAt, wordAt } from './typed-arrays.ts';

const REVIEW = 2;
/** The packed log itself says -1 where an answer had none before it. */
const NONE = -1;

/**
 * The states of all cards in a packed log: the same values as `replayCard` gives. A card whose every answer had seen the
 * one before it needs only its memory stepped along; any other (undone, edited, suspended, merged from two devices) is
 * replayed event by event.
 */
export function replayPacked(log: PackedLog, config: SchedulerConfig): CardState[] {
  const others = othersByCard(log);
  const loose = undosOfAnyCard(log);
  const walk = walkRows(log, config);
  let rows: Uint32Array[] | null = null;
  const replayAll = (cardId: CardId, ownRows: Uint32Array) => {
    const reviews = Array.from(ownRows, (row) => unpackReview(log, row));
    return replayCard(cardId, [...reviews, ...(others.get(cardId) ?? []), ...loose], config);
  };
  const packed = log.cards.map((cardId, card) => {
    if (loose.length === 0 && byteAt(walk.isBroken, card) === 0 && !others.has(cardId)) {
      return stateAfterWalk(log, walk, card, cardId, config);
    }
    rows ??= rowsByCard(log);
    return replayAll(cardId, rows[card] ?? new Uint32Array());
  });
  const known = new Set(log.cards);
  const withoutRows = [...others.keys()].filter((cardId) => !known.has(cardId));
  return [...packed, ...withoutRows.map((cardId) => replayAll(cardId, new Uint32Array()))];
}

/**
 * The answers of a packed log that move the schedule, as columns for training and scoring. Left out are those that were
 * undone, and those before a reset: they were given for a memory that no longer counts. As in Anki.
 */
export function packedToColumns(log: PackedLog): ReviewColumns {
  const undone = undoneIds(log.others);
  const resets = lastResets(log.others, undone);
  const isLeftOut = (row: number) => {
    if (undone.size === 0 && resets.size === 0) return false;
    const review = unpackReview(log, row);
    const reset = resets.get(review.cardId);
    return undone.has(review.id) || (reset !== undefined && compareEvents(review, reset) < 0);
  };
  const rows = Uint32Array.from({ length: log.count }, (_, row) => row).filter(
    (row) => affectsSchedule(log, row) && !isLeftOut(row),
  );
  return {
    cardCount: log.cards.length,
    card: rows.map((row) => wordAt(log.card, row)),
    day: Int32Array.from(rows, (row) => intAt(log.day, row)),
    grade: Uint8Array.from(rows, (row) => byteAt(log.grade, row)),
  };
}

/** Ids taken back by an undo that was not taken back itself; those of undos are among them. */
function undoneIds(events: readonly LogEvent[]): Set<EventId> {
  const undone = new Set<EventId>();
  for (const event of [...events].sort(compareEvents).reverse()) {
    if (event.kind === 'undo' && !undone.has(event.id)) undone.add(event.undoneEventId);
  }
  return undone;
}

/** The last reset of each card that counts. */
function lastResets(events: readonly LogEvent[], undone: ReadonlySet<EventId>): Map<CardId, LogEvent> {
  const resets = new Map<CardId, LogEvent>();
  for (const event of [...events].sort(compareEvents)) {
    if (event.kind === 'reset' && !undone.has(event.id)) resets.set(event.cardId, event);
  }
  return resets;
}

function rowsByCard(log: PackedLog): Uint32Array[] {
  const { starts } = createTrainingSet({ cardCount: log.cards.length, card: log.card, day: log.day, grade: log.grade });
  const all = new Uint32Array(log.count);
  const filled = starts.slice(0, log.cards.length);
  for (let row = 0; row < log.count; row++) {
    const card = wordAt(log.card, row);
    const at = wordAt(filled, card);
    all[at] = row;
    filled[card] = at + 1;
  }
  return log.cards.map((_, card) => all.subarray(wordAt(starts, card), wordAt(starts, card + 1)));
}

/** Events beside the packed reviews, by the card they belong to. Settings belong to none. */
function othersByCard(log: PackedLog): Map<CardId, LogEvent[]> {
  const byCard = new Map<CardId, LogEvent[]>();
  for (const event of log.others) {
    if (event.kind === 'setting' || event.cardId === null) continue;
    const list = byCard.get(event.cardId);
    if (list === undefined) byCard.set(event.cardId, [event]);
    else list.push(event);
  }
  return byCard;
}

/** Undos that name no card and take back something else than a setting: they may touch any card. */
function undosOfAnyCard(log: PackedLog): LogEvent[] {
  const settings = new Set(log.others.flatMap((event) => (event.kind === 'setting' ? [event.id] : [])));
  return log.others.filter(
    (event) => event.kind === 'undo' && event.cardId === null && !settings.has(event.undoneEventId),
  );
}

/** What one pass over the rows leaves of each card. `NONE` stands for a row that there is not. */
interface Walk {
  /** Memory after all answers that move the schedule. In arrays of numbers: objects that live as long as the walk are costly. */
  readonly stability: Float64Array;
  readonly difficulty: Float64Array;
  readonly newestRow: Int32Array;
  /** The last row that moves the schedule. */
  readonly lastMove: Int32Array;
  readonly moveCount: Uint32Array;
  /** Lapses before `lastMove`. */
  readonly lapseCount: Uint32Array;
  /** 1 for a card with an answer that had not seen the one before it: what is here of it is not to be used. */
  readonly isBroken: Uint8Array;
}

/** Steps the memory of every card along in the order of the log: each column is read from front to back, once. */
function walkRows(log: PackedLog, { engine }: SchedulerConfig): Walk {
  const cardCount = log.cards.length;
  const stability = new Float64Array(cardCount);
  const difficulty = new Float64Array(cardCount);
  const newestRow = new Int32Array(cardCount).fill(NONE);
  const lastMove = new Int32Array(cardCount).fill(NONE);
  const lastDay = new Int32Array(cardCount);
  const lastLapsed = new Uint8Array(cardCount);
  const moveCount = new Uint32Array(cardCount);
  const lapseCount = new Uint32Array(cardCount);
  const isBroken = new Uint8Array(cardCount);
  const memoryOf = (card: number): MemoryState => ({
    stability: floatAt(stability, card),
    difficulty: floatAt(difficulty, card),
  });
  const { count, card: cards, previous, day: days, grade: grades, phaseBefore } = log;
  for (let row = 0; row < count; row++) {
    const card = wordAt(cards, row);
    if (intAt(previous, row) !== intAt(newestRow, card)) isBroken[card] = 1;
    newestRow[card] = row;
    if (!affectsSchedule(log, row)) continue;
    const grade = gradeAt(grades, row);
    const day = intAt(days, row);
    const memory =
      intAt(lastMove, card) === NONE
        ? engine.init(grade)
        : engine.step(memoryOf(card), elapsedStudyDays(intAt(lastDay, card), day), grade);
    stability[card] = memory.stability;
    difficulty[card] = memory.difficulty;
    lapseCount[card] = wordAt(lapseCount, card) + byteAt(lastLapsed, card);
    lastLapsed[card] = grade === AGAIN && byteAt(phaseBefore, row) === REVIEW ? 1 : 0;
    lastDay[card] = day;
    lastMove[card] = row;
    moveCount[card] = wordAt(moveCount, card) + 1;
  }
  return { stability, difficulty, newestRow, lastMove, moveCount, lapseCount, isBroken };
}

/** The state of a card whose every answer had seen the one before it: phase, interval and due date are those of the last one. */
function stateAfterWalk(log: PackedLog, walk: Walk, card: number, cardId: CardId, config: SchedulerConfig): CardState {
  const blank = createCardState(cardId);
  const newestRow = intAt(walk.newestRow, card);
  if (newestRow === NONE) return blank;
  const lastMove = intAt(walk.lastMove, card);
  const lastEventId = idAt(log, newestRow);
  if (lastMove === NONE) return { ...blank, lastEventId };
  const memory = { stability: floatAt(walk.stability, card), difficulty: floatAt(walk.difficulty, card) };
  const before = {
    ...blank,
    reviewCount: wordAt(walk.moveCount, card) - 1,
    lapseCount: wordAt(walk.lapseCount, card),
  };
  return { ...moveState(before, unpackReview(log, lastMove), memory, config), lastEventId };
}

function gradeAt(grades: Uint8Array, row: number): Grade {
  const grade = byteAt(grades, row);
  if (!isGrade(grade)) throw new Error(`Row ${row} of a packed log has grade ${grade}.`);
  return grade;
}
