import type { CardState } from '../../model/card-state.ts';
import type { CardId, NoteId } from '../../model/ids.ts';
import type { Millis, StudyDay } from '../../model/time.ts';
import type { Engine } from '../../scheduler/memory.ts';
import {
  countAnswers,
  countByDay,
  countByHour,
  type DayCount,
  type HourCount,
} from '../../scheduler/statistics-counts.ts';
import { type Knowledge, type MemorySpread, spreadMemory, sumKnowledge } from '../../scheduler/statistics-memory.ts';
import {
  countRetention,
  countRetentionByPeriod,
  intervalsBefore,
  markRetained,
  type RetentionByAge,
  type RetentionPeriod,
} from '../../scheduler/statistics-retention.ts';
import type { ReviewTable } from '../../scheduler/statistics-table.ts';
import type { RetentionCount } from '../../scheduler/true-retention.ts';
import type { NoteHead } from '../../store/open-reader.ts';
import type { IndexedCard } from '../../store/read-library.ts';
import type { Forecast } from '../../store/store.ts';
import { forecastDays } from './forecast-days.ts';
import { findSection, type NoteSection, readSections } from './note-sections.ts';

/** A year of weeks, for a wide screen; a phone shows the last of them. */
const SHOWN_WEEKS = 53;
const FORECAST_DAYS = 30;
const PERIOD_DAYS = 30;
const PERIODS = 12;
const FIRST_DAY = Number.MIN_SAFE_INTEGER;

export interface StatisticsSummary {
  /** Answers that count. */
  readonly answerCount: number;
  readonly totalMillis: number;
  readonly recall: {
    readonly week: RetentionByAge;
    readonly month: RetentionByAge;
    readonly all: RetentionByAge;
  };
  readonly periods: readonly RetentionPeriod[];
  /** The days of whole weeks from Monday on, up to today. */
  readonly days: readonly DayCount[];
  readonly hours: readonly HourCount[];
  readonly forecast: Forecast;
  readonly spread: MemorySpread;
}

/** How well a note or a section is known and was recalled. */
export interface PartKnowledge extends Knowledge {
  readonly recall: RetentionCount;
}

export interface NoteKnowledge extends PartKnowledge {
  readonly noteId: NoteId;
  readonly title: string;
}

export interface SectionKnowledge extends PartKnowledge {
  readonly section: NoteSection;
}

export interface SummaryMoment {
  readonly today: StudyDay;
  readonly nowMillis: Millis;
  readonly engine: Engine;
}

/** Everything that is counted and not modelled, of some answers and cards. */
export function summarise(
  table: ReviewTable,
  cards: readonly IndexedCard[],
  { today, nowMillis, engine }: SummaryMoment,
): StatisticsSummary {
  const before = intervalsBefore(table);
  const isRetained = markRetained(table, before);
  const recallSince = (from: StudyDay): RetentionByAge => countRetention(table, before, isRetained, from, today);
  const firstWeekday = startOfWeek(today) - (SHOWN_WEEKS - 1) * 7;
  return {
    answerCount: countAnswers(table),
    totalMillis: table.durationMillis.reduce((sum, millis) => sum + millis, 0),
    recall: { week: recallSince(today - 6), month: recallSince(today - 29), all: recallSince(FIRST_DAY) },
    periods: countRetentionByPeriod(table, isRetained, today, PERIOD_DAYS, PERIODS),
    days: countByDay(table, firstWeekday, today),
    hours: countByHour(table, isRetained),
    forecast: forecastDays(cards, today, FORECAST_DAYS),
    spread: spreadMemory(statesInDeck(cards), nowMillis, engine),
  };
}

/** How well each note is known, the notes in their order; notes without cards in the deck are left out. */
export function summariseNotes(
  table: ReviewTable,
  cards: readonly IndexedCard[],
  notes: readonly NoteHead[],
  moment: SummaryMoment,
): readonly NoteKnowledge[] {
  const noteOfCard = new Map<CardId, NoteId>(cards.map(({ state, noteId }) => [state.cardId, noteId]));
  const groups = groupStates(cards, ({ noteId }) => noteId);
  const recall = countRecall(table, (cardId) => noteOfCard.get(cardId));
  return notes.flatMap(({ id, title }) => {
    const states = groups.get(id);
    if (states === undefined) return [];
    return [{ noteId: id, title, ...sumKnowledge(states, moment.nowMillis, moment.engine), recall: recall(id) }];
  });
}

/** How well each section of a note is known, in the order of the note; sections without cards in the deck are left out. */
export function summariseSections(
  table: ReviewTable,
  cards: readonly IndexedCard[],
  noteId: NoteId,
  noteText: string,
  moment: SummaryMoment,
): readonly SectionKnowledge[] {
  const own = cards.filter((card) => card.noteId === noteId);
  const sections = readSections(noteText);
  const sectionOf = new Map<CardId, number>(own.map(({ state, line }) => [state.cardId, findSection(sections, line)]));
  const groups = groupStates(own, ({ line }) => findSection(sections, line));
  const recall = countRecall(table, (cardId) => sectionOf.get(cardId));
  return sections.flatMap((section, index) => {
    const states = groups.get(index);
    if (states === undefined) return [];
    return [{ section, ...sumKnowledge(states, moment.nowMillis, moment.engine), recall: recall(index) }];
  });
}

function statesInDeck(cards: readonly IndexedCard[]): CardState[] {
  return cards.filter(({ place }) => place === 'deck').map(({ state }) => state);
}

function groupStates<Key>(cards: readonly IndexedCard[], keyOf: (card: IndexedCard) => Key): Map<Key, CardState[]> {
  const groups = new Map<Key, CardState[]>();
  for (const card of cards) {
    if (card.place !== 'deck') continue;
    const key = keyOf(card);
    const group = groups.get(key);
    if (group) group.push(card.state);
    else groups.set(key, [card.state]);
  }
  return groups;
}

/** Recall of all time by group: how to ask for it. */
function countRecall<Key>(
  table: ReviewTable,
  groupOf: (cardId: CardId) => Key | undefined,
): (key: Key) => RetentionCount {
  const isRetained = markRetained(table, intervalsBefore(table));
  const groups = table.cards.map(groupOf);
  const counts = new Map<Key, { passed: number; failed: number }>();
  for (let row = 0; row < table.count; row++) {
    if (isRetained[row] !== 1) continue;
    const group = groups[table.card[row] ?? 0];
    if (group === undefined) continue;
    const count = counts.get(group) ?? { passed: 0, failed: 0 };
    if (table.grade[row] === 1) count.failed++;
    else count.passed++;
    counts.set(group, count);
  }
  return (key) => counts.get(key) ?? { passed: 0, failed: 0 };
}

/** The Monday of a day's week. Day 0, 1970-01-01, was a Thursday. */
function startOfWeek(day: StudyDay): StudyDay {
  return day - ((((day + 3) % 7) + 7) % 7);
}
