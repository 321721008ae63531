import { writeFileSync } from 'node:fs';
import { encodeProgress } from '../../src/export/encode-progress.ts';
import type { Card } from '../../src/model/card.ts';
import { type CardState, createCardState } from '../../src/model/card-state.ts';
import type { LogEvent } from '../../src/model/event.ts';
import type { Grade } from '../../src/model/grade.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId } from '../../src/model/ids.ts';
import type { Note } from '../../src/model/note.ts';
import type { Progress } from '../../src/model/progress.ts';
import { createStamp } from '../../src/model/stamp.ts';
import { createConfig } from '../../src/scheduler/config.ts';
import { createReviewEvent } from '../../src/scheduler/create-review.ts';
import { createUndo } from '../../src/scheduler/create-undo.ts';
import { MILLIS_PER_DAY, momentAt } from '../../src/scheduler/study-day.ts';

const DEVICE = '01970000-0000-7000-8000-00000000beef' as DeviceId;
const CARDS_PER_SECTION = 8;
const SECTIONS = ['Queues', 'Topics', 'Streams'];
const DAYS = 90;
const ROLLOVER = 4;

/** Two notes with sections whose cards were learnt over the last three months, some answers undone, the last cards not started. */
export function createSampleProgress(nowMillis: number, offsetMinutes: number): Progress {
  const stamp = createStamp({ millis: nowMillis - 100 * MILLIS_PER_DAY, counter: 0, deviceId: DEVICE });
  const notes: Note[] = [];
  const cards: Card[] = [];
  for (const name of ['alpha', 'beta']) {
    const id = `note-${name}` as NoteId;
    const path = `samples/${name}.md`;
    const lines = [`# Note ${name}`, ''];
    for (const section of SECTIONS) {
      lines.push(`## ${section} of ${name}`, '');
      for (let i = 0; i < CARDS_PER_SECTION; i++) {
        const number = cards.length + 1;
        const line = lines.push(`- Part ${number} keeps item ${number * 7}`);
        cards.push({
          id: `card-${name}-${number}` as CardId,
          noteId: id,
          factId: `fact-${number}` as FactId,
          factKind: 'statement',
          form: 'question',
          question: `What does part ${number} of ${section} keep?`,
          answer: `Item ${number * 7}`,
          rule: 'sample',
          confidence: 1,
          priority: 0,
          source: { path, from: line, to: line },
          context: [`${section} of ${name}`],
          place: 'deck',
          changedAt: stamp,
        });
      }
      lines.push('');
    }
    notes.push({ id, path, title: `Note ${name}`, text: lines.join('\n'), changedAt: stamp });
  }
  return { notes, cards, events: createHistory(cards.slice(0, -6), nowMillis, offsetMinutes), unknownLines: [] };
}

/** Writes the sample as a copy that the app can merge. */
export function writeSampleCopy(path: string, nowMillis: number, offsetMinutes: number): void {
  const progress = createSampleProgress(nowMillis, offsetMinutes);
  const origin = {
    appVersion: '0.0.0',
    deviceId: DEVICE,
    writtenAtMillis: nowMillis,
    timeZone: 'UTC',
    rolloverHour: ROLLOVER,
  };
  writeFileSync(path, [...encodeProgress(progress, origin)].join(''));
}

/** Each card is answered whenever it is due, day after day, with grades from a fixed seed. */
function createHistory(cards: readonly Card[], nowMillis: number, offsetMinutes: number): LogEvent[] {
  const config = createConfig();
  const states = new Map<CardId, CardState>(cards.map(({ id }) => [id, createCardState(id)]));
  const events: LogEvent[] = [];
  let seed = 11;
  const draw = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const nextId = (): EventId => `01970000-0000-7000-8000-${String(events.length + 1).padStart(12, '0')}` as EventId;
  for (let ago = DAYS; ago >= 1; ago--) {
    const start = nowMillis - ago * MILLIS_PER_DAY;
    for (const [index, { id: cardId }] of cards.entries()) {
      const state = states.get(cardId) ?? createCardState(cardId);
      const now = momentAt(start + index * 60_000, offsetMinutes, ROLLOVER);
      const isDue = state.dueDay === null ? ago <= DAYS - index : state.dueDay <= now.day;
      if (!isDue) continue;
      const grade: Grade = draw() < 0.12 ? 1 : draw() < 0.15 ? 4 : 3;
      const answer = (given: Grade, from: CardState) =>
        createReviewEvent({
          id: nextId(),
          deviceId: DEVICE,
          state: from,
          grade: given,
          now,
          durationMillis: 3_000 + Math.floor(draw() * 9_000),
          config,
        });
      if (draw() < 0.04) {
        const slip = answer(1, state);
        events.push(slip.event);
        const undo = createUndo({
          id: nextId(),
          deviceId: DEVICE,
          cardId,
          undoneEventId: slip.event.id,
          events: events.filter((event) => event.kind !== 'setting' && event.cardId === cardId),
          now,
          config,
        });
        events.push(undo.event);
        states.set(cardId, undo.nextState);
        continue;
      }
      const { event, nextState } = answer(grade, state);
      events.push(event);
      states.set(cardId, nextState);
    }
  }
  return events;
}
