import { writeFile } from 'node:fs/promises';
import { encodeProgress } from '../../../src/export/encode-progress.ts';
import type { Card } from '../../../src/model/card.ts';
import { createCardState } from '../../../src/model/card-state.ts';
import type { LogEvent } from '../../../src/model/event.ts';
import type { CardId, DeviceId, EventId, FactId, NoteId } from '../../../src/model/ids.ts';
import type { Note } from '../../../src/model/note.ts';
import type { Progress } from '../../../src/model/progress.ts';
import { createConfig } from '../../../src/scheduler/config.ts';
import { createReviewEvent } from '../../../src/scheduler/create-review.ts';
import { momentAt } from '../../../src/scheduler/study-day.ts';

export const CARDS_A_FILE = 150;
const EVENTS_A_CARD = 2;

const DEVICE = '0198e09f-5555-7555-8555-555555555555' as DeviceId;
const DAY_MILLIS = 86_400_000;

/** The note that a file of this number brings. */
export const soakNoteId = (number: number): NoteId => `soak-note-${number}` as NoteId;

/** Writes the copy of another device: one note of its own, its cards, each answered. All of it comes in, or nothing. */
export async function writeSoakFile(path: string, number: number, nowMillis: number): Promise<void> {
  const { note, cards } = makeNote(number, CARDS_A_FILE, nowMillis);
  const events = cards.flatMap((card, i) => answerCard(card.id, number * 100_000 + i * EVENTS_A_CARD, nowMillis));
  await writeCopy(path, { notes: [note], cards, events, unknownLines: [] }, nowMillis);
}

async function writeCopy(path: string, progress: Progress, nowMillis: number): Promise<void> {
  const origin = {
    appVersion: '0.1.0',
    deviceId: DEVICE,
    writtenAtMillis: nowMillis,
    timeZone: 'UTC',
    rolloverHour: 4,
  };
  await writeFile(path, [...encodeProgress(progress, origin)].join(''));
}

function makeNote(number: number, cardCount: number, nowMillis: number): { note: Note; cards: Card[] } {
  const changedAt = `${String(nowMillis).padStart(15, '0')}-00000-${DEVICE}`;
  const noteId = soakNoteId(number);
  const source = `soak/${number}.md`;
  const note: Note = { id: noteId, path: source, title: `Soak ${number}`, text: `# Soak ${number}\n`, changedAt };
  const cards = Array.from({ length: cardCount }, (_, i): Card => {
    const name = `soak-${number}-${String(i).padStart(4, '0')}`;
    return {
      id: name as CardId,
      noteId,
      factId: `${name}-fact` as FactId,
      factKind: 'definition',
      form: 'question',
      question: `What is ${name}?`,
      answer: `${name} is a card of the other device.`,
      rule: 'definition-dash',
      confidence: 0.9,
      priority: 0,
      source: { path: source, from: i + 1, to: i + 1 },
      context: [],
      place: 'deck',
      changedAt,
    };
  });
  return { note, cards };
}

const CARDS_TO_LEARN = 2_000;

/** Writes a copy with enough new cards, and room for them in a day, that no round runs out of something to answer. */
export async function writeStock(path: string, nowMillis: number): Promise<void> {
  const { note, cards } = makeNote(0, CARDS_TO_LEARN, nowMillis);
  const setting: LogEvent = {
    kind: 'setting',
    id: '0198e0a0-0000-7000-8000-000000000000' as EventId,
    deviceId: DEVICE,
    ...momentAt(nowMillis, 0, 4),
    key: 'newCardsPerDay',
    value: 9_999,
  };
  await writeCopy(path, { notes: [note], cards, events: [setting], unknownLines: [] }, nowMillis);
}

/** Answers that lie long enough back that none of the cards is due today. */
function answerCard(cardId: CardId, firstNumber: number, nowMillis: number): LogEvent[] {
  const config = createConfig();
  const events: LogEvent[] = [];
  let state = createCardState(cardId);
  for (let i = 0; i < EVENTS_A_CARD; i++) {
    const now = momentAt(nowMillis - (EVENTS_A_CARD - i) * DAY_MILLIS, 0, 4);
    const id = `0198e0a0-0000-7000-8000-${String(firstNumber + i).padStart(12, '0')}` as EventId;
    const { event, nextState } = createReviewEvent({
      id,
      deviceId: DEVICE,
      state,
      grade: 4,
      now,
      durationMillis: 3_000,
      config,
    });
    events.push(event);
    state = nextState;
  }
  return events;
}
