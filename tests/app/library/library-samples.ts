import { type LibraryCard, toCardWords } from '../../../src/app/library/library-card.ts';
import type { SearchedNote, SearchWorld } from '../../../src/app/library/match-search.ts';
import type { Card } from '../../../src/model/card.ts';
import { type CardState, createCardState } from '../../../src/model/card-state.ts';
import type { CardId, FactId, NoteId } from '../../../src/model/ids.ts';
import { createStamp } from '../../../src/model/stamp.ts';
import { createDefaultEngine } from '../../../src/scheduler/memory.ts';

export const TODAY = 20_000;
export const DAY_MILLIS = 86_400_000;
export const NOW = TODAY * DAY_MILLIS + DAY_MILLIS / 2;
export const engine = createDefaultEngine();

interface CardSample {
  readonly question?: string;
  readonly answer?: string;
  readonly note?: string;
  readonly position?: number;
  readonly card?: Partial<Card>;
  readonly state?: Partial<CardState>;
  readonly isReworded?: boolean;
  readonly hasWords?: boolean;
}

export function sampleLibraryCard(name: string, sample: CardSample = {}): LibraryCard {
  const { question = `What is ${name}?`, answer = `${name} is a thing.`, note = 'note-a', position = 1 } = sample;
  const id = name as CardId;
  const card: Card = {
    id,
    noteId: note as NoteId,
    factId: `fact-${name}` as FactId,
    factKind: 'definition',
    form: 'question',
    question,
    answer,
    rule: 'definition-dash',
    confidence: 0.9,
    priority: 0,
    source: { path: `${note}.md`, from: 3, to: 3 },
    context: [],
    place: 'deck',
    changedAt: createStamp({ millis: NOW - 100 * DAY_MILLIS, counter: 0, deviceId: 'device' as never }),
    ...sample.card,
  };
  const words = toCardWords({ card, question, answer, isReworded: sample.isReworded ?? false });
  return {
    id,
    noteId: card.noteId,
    factId: card.factId,
    position,
    state: { ...createCardState(id), ...sample.state },
    place: card.place === 'deck' ? 'deck' : card.place === 'tray' ? 'tray' : 'off',
    words: sample.hasWords === false ? null : words,
  };
}

/** In review, answered `ago` days before now. */
export function reviewed(stability: number, ago: number, more: Partial<CardState> = {}): Partial<CardState> {
  return {
    phase: 'review',
    memory: { stability, difficulty: 5 },
    interval: { unit: 'days', days: Math.round(stability) },
    lastReviewAtMillis: NOW - ago * DAY_MILLIS,
    lastReviewDay: TODAY - ago,
    dueDay: TODAY - ago + Math.round(stability),
    reviewCount: 3,
    ...more,
  };
}

export function sampleWorld(
  notes: Readonly<Record<string, SearchedNote>> = {},
  more: Partial<SearchWorld> = {},
): SearchWorld {
  return {
    today: TODAY,
    nowMillis: NOW,
    engine,
    notes: new Map(Object.entries(notes) as [NoteId, SearchedNote][]),
    dayStartMillis: (day) => day * DAY_MILLIS,
    findRated: () => new Set(),
    ...more,
  };
}
