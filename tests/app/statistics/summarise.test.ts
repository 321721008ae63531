import { describe, expect, test } from 'vitest';
import { forecastDays } from '../../../src/app/statistics/forecast-days.ts';
import { findSection, readSections } from '../../../src/app/statistics/note-sections.ts';
import { summarise, summariseNotes, summariseSections } from '../../../src/app/statistics/summarise.ts';
import { type CardState, createCardState } from '../../../src/model/card-state.ts';
import type { LogEvent } from '../../../src/model/event.ts';
import type { CardId, FactId, NoteId } from '../../../src/model/ids.ts';
import { createDefaultEngine } from '../../../src/scheduler/memory.ts';
import { ReviewTableBuilder } from '../../../src/scheduler/statistics-table.ts';
import { openReader } from '../../../src/store/open-reader.ts';
import type { IndexedCard } from '../../../src/store/read-library.ts';
import { createBrowser } from '../../store/helpers/open.ts';
import {
  NOON,
  reviewEvent,
  reviewState,
  sampleCard,
  sampleNote,
  stepState,
  TODAY,
} from '../../store/helpers/samples.ts';

const engine = createDefaultEngine();
const moment = { today: TODAY, nowMillis: NOON, engine };

function indexed(name: string, note: string, line: number, state: Partial<CardState> = {}): IndexedCard {
  return {
    state: { ...createCardState(name as CardId), ...state },
    noteId: note as NoteId,
    factId: 'fact' as FactId,
    position: line,
    line,
    place: 'deck',
  };
}

function tableOf(events: readonly LogEvent[]) {
  const builder = new ReviewTableBuilder(new Set());
  for (const event of events) builder.add(event);
  return builder.finish();
}

const TEXT = '# Title\n\nintro\n\n## First\n\n- one\n- two\n\n```\n# no heading\n```\n\n## Second\n\n- three\n';

describe('the sections of a note', () => {
  test('are its headings with the lines below them', () => {
    expect(readSections(TEXT).map(({ title, from, to }) => [title, from, to])).toEqual([
      ['Title', 1, 4],
      ['First', 5, 13],
      ['Second', 14, 17],
    ]);
  });

  test('what stands before the first heading is one too, and a note without headings is one', () => {
    expect(readSections('words\n\n# Late\n').map(({ title, from, to }) => [title, from, to])).toEqual([
      ['', 1, 2],
      ['Late', 3, 4],
    ]);
    expect(readSections('only words')).toEqual([{ title: '', level: 0, from: 1, to: 1 }]);
    expect(readSections('')).toHaveLength(1);
  });

  test('every line stands in one section', () => {
    const sections = readSections(TEXT);
    for (let line = 1; line <= 17; line++) {
      const section = sections[findSection(sections, line)];
      expect(section && section.from <= line && line <= section.to).toBe(true);
    }
    expect(findSection(sections, 999)).toBe(2);
  });
});

describe('how well the parts are known', () => {
  const cards = [
    indexed('one', 'note-a', 7, reviewState('one', TODAY, 10)),
    indexed('two', 'note-a', 8),
    indexed('three', 'note-a', 16, reviewState('three', TODAY + 60, 60)),
    indexed('other', 'note-b', 3, reviewState('other', TODAY, 5)),
    { ...indexed('tray', 'note-a', 7), place: 'tray' as const },
    { ...indexed('shelf', 'note-a', 7, reviewState('shelf', TODAY, 5)), place: 'off' as const },
  ];
  const answer = (id: string, card: string, day: number, grade: 1 | 3, isLater: boolean): LogEvent =>
    reviewEvent(id, card, {
      day,
      atMillis: NOON + (day - TODAY) * 86_400_000,
      grade,
      phaseBefore: isLater ? 'review' : 'new',
    });
  const events = [
    answer('1', 'one', TODAY - 20, 3, false),
    answer('2', 'one', TODAY - 10, 1, true),
    answer('3', 'one', TODAY, 3, true),
    answer('4', 'three', TODAY - 60, 3, true),
    answer('5', 'other', TODAY - 5, 3, true),
  ];

  test('by note, with what was recalled of it', () => {
    const notes = ['note-a', 'note-b', 'note-c'].map((id, order) => ({
      id: id as NoteId,
      path: `${id}.md`,
      title: id,
      order,
    }));
    const known = summariseNotes(tableOf(events), cards, notes, moment);
    expect(known.map(({ title, cardCount, newCount, recall }) => [title, cardCount, newCount, recall])).toEqual([
      ['note-a', 3, 1, { passed: 2, failed: 1 }],
      ['note-b', 1, 0, { passed: 1, failed: 0 }],
    ]);
    const chanceOf = (state: CardState) =>
      engine.retrievability(
        state.memory ?? { stability: 1, difficulty: 5 },
        (NOON - (state.lastReviewAtMillis ?? 0)) / 86_400_000,
      );
    const started = [cards[0], cards[2]].map((card) => chanceOf(card?.state ?? createCardState('x' as CardId)));
    const sum = started.reduce((total, chance) => total + chance, 0);
    expect(known[0]?.meanChance).toBeCloseTo(sum / 2, 10);
    expect(known[0]?.atRiskCount).toBeCloseTo(2 - sum, 10);
  });

  test('by section, in the order of the note', () => {
    const sections = summariseSections(tableOf(events), cards, 'note-a' as NoteId, TEXT, moment);
    expect(sections.map(({ section, cardCount, recall }) => [section.title, cardCount, recall])).toEqual([
      ['First', 2, { passed: 1, failed: 1 }],
      ['Second', 1, { passed: 1, failed: 0 }],
    ]);
  });

  test('the days shown are whole weeks that begin on a Monday and end today', () => {
    const { days, answerCount, recall } = summarise(tableOf(events), cards, moment);
    expect(new Date((days[0]?.day ?? 0) * 86_400_000).getUTCDay()).toBe(1);
    expect(days.at(-1)).toEqual({ day: TODAY, reviewCount: 1, durationMillis: 4_200 });
    expect(answerCount).toBe(5);
    expect(recall.week.all).toEqual({ passed: 2, failed: 0 });
  });
});

describe('the forecast', () => {
  test('is that of the store', async () => {
    const browser = createBrowser();
    const store = await browser.openReady();
    const names = ['over', 'today', 'step', 'soon', 'far', 'new', 'paused', 'buried', 'tray'];
    await store.saveNotes({
      notes: [sampleNote('note-a')],
      cards: names.map((name) => sampleCard(name, 'note-a', { place: name === 'tray' ? 'tray' : 'deck' })),
    });
    await store.replaceStates([
      reviewState('over', TODAY - 9),
      reviewState('today', TODAY),
      stepState('step', NOON + 60_000),
      reviewState('soon', TODAY + 2),
      reviewState('far', TODAY + 400),
      reviewState('paused', TODAY, 5, { isSuspended: true }),
      reviewState('buried', TODAY - 1, 5, { buriedUntilDay: TODAY + 1 }),
      reviewState('tray', TODAY),
    ]);
    const reader = await openReader({ name: browser.name });
    const cards: IndexedCard[] = [];
    for await (const page of reader.readIndexPages()) cards.push(...page);
    reader.close();
    const forecast = forecastDays(cards, TODAY, 30);
    expect(forecast.map(({ dueCount }) => dueCount).slice(0, 4)).toEqual([3, 1, 1, 0]);
    expect(forecast).toEqual(await store.readForecast(TODAY, 30));
  });
});
