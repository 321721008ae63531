import { writeFileSync } from 'node:fs';
import { encodeProgress } from '../../src/export/encode-progress.ts';
import type { Card } from '../../src/model/card.ts';
import { createCardState } from '../../src/model/card-state.ts';
import type { LogEvent } from '../../src/model/event.ts';
import type { Grade } from '../../src/model/grade.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId } from '../../src/model/ids.ts';
import { createStamp } from '../../src/model/stamp.ts';
import { createConfig } from '../../src/scheduler/config.ts';
import { createReviewEvent } from '../../src/scheduler/create-review.ts';
import { MILLIS_PER_DAY, momentAt } from '../../src/scheduler/study-day.ts';

const DEVICE = '01970000-0000-7000-8000-00000000feed' as DeviceId;
const ROLLOVER = 4;

/** A card of a made-up collection: its words, and what was answered so many days ago. */
export interface MadeCard {
  readonly name: string;
  readonly question: string;
  readonly answer: string;
  readonly history: readonly (readonly [daysAgo: number, grade: Grade])[];
}

/** Writes one note with these cards as a copy that the app can merge. */
export function writeMadeCopy(path: string, made: readonly MadeCard[], nowMillis: number, offsetMinutes: number): void {
  const stamp = createStamp({ millis: nowMillis - 400 * MILLIS_PER_DAY, counter: 0, deviceId: DEVICE });
  const noteId = 'note-made' as NoteId;
  const notePath = 'made.md';
  const lines = ['# Made', '', ...made.map(({ question, answer }) => `- ${question} ${answer}`), ''];
  const cards = made.map(
    ({ name, question, answer }, i): Card => ({
      id: `card-${name}` as CardId,
      noteId,
      factId: `fact-${name}` as FactId,
      factKind: 'statement',
      form: 'question',
      question,
      answer,
      rule: 'sample',
      confidence: 1,
      priority: 0,
      source: { path: notePath, from: i + 3, to: i + 3 },
      context: [],
      place: 'deck',
      changedAt: stamp,
    }),
  );
  const note = { id: noteId, path: notePath, title: 'Made', text: lines.join('\n'), changedAt: stamp };
  const origin = {
    appVersion: '0.0.0',
    deviceId: DEVICE,
    writtenAtMillis: nowMillis,
    timeZone: 'UTC',
    rolloverHour: ROLLOVER,
  };
  const progress = { notes: [note], cards, events: makeEvents(made, nowMillis, offsetMinutes), unknownLines: [] };
  writeFileSync(path, [...encodeProgress(progress, origin)].join(''));
}

function makeEvents(made: readonly MadeCard[], nowMillis: number, offsetMinutes: number): LogEvent[] {
  const config = createConfig();
  const events: LogEvent[] = [];
  for (const { name, history } of made) {
    let state = createCardState(`card-${name}` as CardId);
    for (const [daysAgo, grade] of history) {
      const id = `01970000-0000-7000-8000-${String(events.length + 1).padStart(12, '0')}` as EventId;
      // Fractions of a day are answers one after another on the same day.
      const now = momentAt(nowMillis - Math.round(daysAgo * MILLIS_PER_DAY), offsetMinutes, ROLLOVER);
      const written = createReviewEvent({ id, deviceId: DEVICE, state, grade, now, durationMillis: 5_000, config });
      events.push(written.event);
      state = written.nextState;
    }
  }
  return events;
}
