import type { AnkiExportInput, AnkiExportOptions } from '../../../../src/export/anki/export-input.ts';
import { type Card, type CardForm, GAP } from '../../../../src/model/card.ts';
import { type CardState, createCardState } from '../../../../src/model/card-state.ts';
import type { LogEvent, ReviewEvent } from '../../../../src/model/event.ts';
import type { Grade } from '../../../../src/model/grade.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId } from '../../../../src/model/ids.ts';
import type { Note } from '../../../../src/model/note.ts';
import { createStamp } from '../../../../src/model/stamp.ts';
import { createConfig, type SchedulerConfig } from '../../../../src/scheduler/config.ts';
import { createReviewEvent } from '../../../../src/scheduler/create-review.ts';

import { momentAt } from '../../../../src/scheduler/study-day.ts';

export const DEVICE = '018f0000-0000-7000-8000-000000000001' as DeviceId;
export const OFFSET_MINUTES = 60;
export const ROLLOVER_HOUR = 4;
const MILLIS_PER_DAY = 86_400_000;

/** Numbers in [0, 1), the same for each seed. Source: the generator "mulberry32". */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface CardText {
  readonly question: string;
  readonly answer: string;
  readonly path?: string;
  readonly context?: readonly string[];
}

export function createCard(index: number, text: CardText, changedAtMillis: number): Card {
  const form: CardForm = text.question.includes(GAP) ? 'cloze' : text.answer.includes('\n') ? 'list' : 'question';
  const path = text.path ?? 'aws/17-ecs.md';
  return {
    id: `c${String(index).padStart(20, '0')}` as CardId,
    noteId: `n${path}` as NoteId,
    factId: `f${index}` as FactId,
    factKind: 'definition',
    form,
    question: text.question,
    answer: text.answer,
    rule: 'equals-definition',
    confidence: 0.9,
    priority: 0,
    source: { path, from: index + 1, to: index + 1 },
    context: text.context ?? ['Section 17'],
    place: 'deck',
    changedAt: createStamp({ millis: changedAtMillis, counter: 0, deviceId: DEVICE }),
  };
}

export interface Learnt {
  readonly note: Note;
  readonly cards: readonly Card[];
  readonly events: readonly LogEvent[];
  readonly states: ReadonlyMap<CardId, CardState>;
  readonly difficulties: ReadonlyMap<EventId, number>;
  readonly config: SchedulerConfig;
  readonly input: AnkiExportInput;
  readonly options: AnkiExportOptions;
}

/** UUIDv7-shaped ids in the order they are asked for. */
function createIds(): () => EventId {
  let count = 0;
  return () => `018f0000-0000-7000-8000-${String(++count).padStart(12, '0')}` as EventId;
}

/**
 * A learner who answered these cards at mid-day over `days` days up to `nowMillis`, by a seed. Every fifth card stays
 * new; answers fall between 9 and 15 o'clock local time, far from where days turn.
 */
export function learn(texts: readonly CardText[], seed: number, days: number, nowMillis: number): Learnt {
  const random = createRandom(seed);
  const nextId = createIds();
  const config = createConfig({});
  const firstMillis = nowMillis - days * MILLIS_PER_DAY;
  const cards = texts.map((text, i) => createCard(i, text, firstMillis - 5_000));
  const events: LogEvent[] = [];
  const states = new Map<CardId, CardState>();
  const difficulties = new Map<EventId, number>();
  for (const [i, card] of cards.entries()) {
    let state = createCardState(card.id);
    const startMillis = firstMillis + Math.floor(random() * days * 0.6) * MILLIS_PER_DAY;
    let atMillis = startMillis + Math.floor(random() * 3_600_000);
    while (i % 5 !== 4 && atMillis <= nowMillis) {
      const roll = random();
      const grade: Grade = roll < 0.15 ? 1 : roll < 0.3 ? 2 : roll < 0.9 ? 3 : 4;
      const { event, nextState } = createReviewEvent({
        id: nextId(),
        deviceId: DEVICE,
        state,
        grade,
        now: momentAt(atMillis, OFFSET_MINUTES, ROLLOVER_HOUR),
        durationMillis: 1_000 + Math.floor(random() * 20_000),
        config,
      });
      events.push(event);
      state = nextState;
      if (state.memory !== null) difficulties.set(event.id, state.memory.difficulty);
      atMillis = nextAnswerMillis(event, random);
    }
    states.set(card.id, state);
  }
  const note: Note = {
    id: 'naws/17-ecs.md' as NoteId,
    path: 'aws/17-ecs.md',
    title: 'ECS',
    text: '# ECS\n',
    changedAt: createStamp({ millis: firstMillis, counter: 0, deviceId: DEVICE }),
  };
  const input: AnkiExportInput = {
    cards,
    states,
    events,
    difficulties,
    scheduling: {
      weights: config.engine.weights,
      desiredRetention: config.desiredRetention,
      learningStepsMinutes: config.learningStepsMinutes,
      relearningStepsMinutes: config.relearningStepsMinutes,
      maximumIntervalDays: config.maximumIntervalDays,
      newCardsPerDay: 20,
      reviewsPerDay: 200,
      leechThreshold: config.leechThreshold,
    },
  };
  const options = { now: momentAt(nowMillis, OFFSET_MINUTES, ROLLOVER_HOUR), rolloverHour: ROLLOVER_HOUR };
  return { note, cards, events, states, difficulties, config, input, options };
}

/** When the card is answered next: soon after its step, or on its day or a few days later, at about the same hour. */
function nextAnswerMillis(event: ReviewEvent, random: () => number): number {
  if (event.dueAtMillis !== null) return event.dueAtMillis + Math.floor(random() * 60_000);
  const days = event.interval.unit === 'days' ? event.interval.days : 1;
  const late = random() < 0.3 ? Math.floor(random() * 5) : 0;
  return event.atMillis + (days + late) * MILLIS_PER_DAY + Math.floor(random() * 600_000) - 300_000;
}

export const CLOCK = { offsetMinutesAt: () => OFFSET_MINUTES, rolloverHour: ROLLOVER_HOUR };
