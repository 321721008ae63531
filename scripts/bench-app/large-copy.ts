import { encodeProgress } from '../../src/export/encode-progress.ts';
import type { Card } from '../../src/model/card.ts';
import type { DeviceId } from '../../src/model/ids.ts';
import { studyDayAt } from '../../src/scheduler/study-day.ts';
import { CARDS_PER_NOTE, dueIn, makeCard, makeNote, makeReviews } from './collection.ts';

/** The text of a progress file with made-up cards, five hundred a note, and so many answers to each. */
export function writeLargeCopy(cardCount: number, reviewsPerCard: number): string {
  const nowMillis = Date.now();
  const today = studyDayAt(nowMillis, 0, 4);
  const numbers = Array.from({ length: cardCount }, (_, i) => i);
  const notes = Array.from({ length: Math.ceil(cardCount / CARDS_PER_NOTE) }, (_, i) => makeNote(i, nowMillis));
  const cards = numbers.flatMap((number): Card[] => {
    const note = notes[Math.floor(number / CARDS_PER_NOTE)];
    return note === undefined ? [] : [makeCard(number, note, nowMillis)];
  });
  const events = numbers.flatMap((number) =>
    makeReviews(number, dueIn(number, cardCount), reviewsPerCard, today, nowMillis),
  );
  const origin = {
    appVersion: 'bench',
    deviceId: 'bench' as DeviceId,
    writtenAtMillis: nowMillis,
    timeZone: 'UTC',
    rolloverHour: 4,
  };
  return [...encodeProgress({ notes, cards, events, unknownLines: [] }, origin)].join('');
}
