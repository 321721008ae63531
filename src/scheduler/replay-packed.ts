import type { CardState, MemoryState } from '../model/card-state.ts';
import { createCardState } from '../model/card-state.ts';
import { compareEvents, type LogEvent } from '../model/event.ts';
import { type Grade, isGrade } from '../model/grade.ts';
import type { CardId, EventId } from '../model/ids.ts';
import { applyReview } from './apply-review.ts';
import type { SchedulerConfig } from './config.ts';

import { affectsSchedule, type PackedLog, unpackReview } from './packed-log.ts';
import { replayCard } from './replay-card.ts';
import { elapsedStudyDays } from './study-day.ts';
import { createTrainingSet, type ReviewColumns } from './training-set.ts';
import { byteAt, floatAt, intAt, wordAt } from './typed-arrays.ts';

const REVIEW = 2;

/**
 * The states of all cards in a packed log: the same values as `replayCard` gives. A card whose every answer had seen the
 * one before it needs only its memory stepped along; any other (undone, edited, suspended, merged from two devices) is
 * replayed event by event.
 */
export function replayPacked(log: PackedLog, config: SchedulerConfig): CardState[] {
  const rows = rowsByCard(log);
  const others = othersByCard(log);
  const loose = undosOfAnyCard(log);
  const replayAll = (cardId: CardId, ownRows: Uint32Array) => {
    const reviews = Array.from(ownRows, (row) => unpackReview(log, row));
    return replayCard(cardId, [...reviews, ...(others.get(cardId) ?? []), ...loose], config);
  };
  const packed = log.cards.map((cardId, card) => {
    const ownRows = rows[card] ?? new Uint32Array();
    const isPlain = loose.length === 0 && !others.has(cardId) && isUnbroken(log, ownRows);
    return isPlain ? replayUnbroken(log, cardId, ownRows, config) : replayAll(cardId, ownRows);
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

function isUnbroken(log: PackedLog, rows: Uint32Array): boolean {
  return rows.every((row, i) => intAt(log.previous, row) === (i === 0 ? -1 : wordAt(rows, i - 1)));
}

function replayUnbroken(log: PackedLog, cardId: CardId, rows: Uint32Array, config: SchedulerConfig): CardState {
  const moving = rows.filter((row) => affectsSchedule(log, row));
  const lastRow = moving.at(-1);
  const newest = rows.at(-1);
  if (newest === undefined) return createCardState(cardId);
  const lastEventId = unpackReview(log, newest).id;
  if (lastRow === undefined) return { ...createCardState(cardId), lastEventId };

  let memory: MemoryState | null = null;
  let lastReviewDay: number | null = null;
  let lapseCount = 0;
  for (let i = 0; i < moving.length - 1; i++) {
    const row = wordAt(moving, i);
    const grade = gradeAt(log, row);
    const day = intAt(log.day, row);
    memory =
      memory === null || lastReviewDay === null
        ? config.engine.init(grade)
        : config.engine.step(memory, elapsedStudyDays(lastReviewDay, day), grade);
    lastReviewDay = day;
    if (grade === 1 && byteAt(log.phaseBefore, row) === REVIEW) lapseCount++;
  }
  const beforeLast = moving.length < 2 ? null : floatAt(log.atMillis, wordAt(moving, moving.length - 2));
  const before: CardState = {
    ...createCardState(cardId),
    memory,
    lastReviewDay,
    lastReviewAtMillis: beforeLast,
    reviewCount: moving.length - 1,
    lapseCount,
  };
  return { ...applyReview(before, unpackReview(log, lastRow), config), lastEventId };
}

function gradeAt(log: PackedLog, row: number): Grade {
  const grade = byteAt(log.grade, row);
  if (!isGrade(grade)) throw new Error(`Row ${row} of a packed log has grade ${grade}.`);
  return grade;
}
