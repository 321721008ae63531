import { expect, test } from 'vitest';
import { createDeps } from '../../../src/app/deps.ts';
import { stageEvents } from '../../../src/app/files/stage-events.ts';
import { takeInCopy } from '../../../src/app/files/take-in-copy.ts';
import { undoImport } from '../../../src/app/import/undo-import.ts';
import { createBrowser } from '../../store/helpers/open.ts';
import {
  cardId,
  LAPTOP,
  NOON,
  reviewEvent,
  sampleCard,
  sampleNote,
  settingEvent,
} from '../../store/helpers/samples.ts';

/** The second of the steps of a learner who set three for this deck alone; with the usual two there is no such step. */
const answers = [
  reviewEvent('e1', 'c1', {
    phaseBefore: 'new',
    stepBefore: null,
    interval: { unit: 'seconds', seconds: 600 },
    dueDay: null,
    dueAtMillis: NOON + 600_000,
  }),
  reviewEvent('e2', 'c1', {
    deviceId: LAPTOP,
    atMillis: NOON + 600_000,
    phaseBefore: 'learning',
    stepBefore: 1,
    interval: { unit: 'seconds', seconds: 3_600 },
    dueDay: null,
    dueAtMillis: NOON + 4_200_000,
    previousEventId: 'e1' as never,
  }),
  reviewEvent('e3', 'c1', {
    deviceId: LAPTOP,
    atMillis: NOON + 700_000,
    affectsSchedule: false,
    phaseBefore: 'learning',
    stepBefore: 2,
    interval: { unit: 'seconds', seconds: 3_600 },
    dueDay: null,
    dueAtMillis: NOON + 4_300_000,
    previousEventId: 'e2' as never,
  }),
] as const;

test('answers that come in count under the steps of their deck, and so do those that stay when they are taken back', async () => {
  const store = await createBrowser().openReady();
  await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1')] });
  const steps = settingEvent('s1', 'learningStepsMinutes@note:note-a', '1 10 60');
  await store.recordEvent({ event: steps, nextState: null, seenEventId: null });
  const settings = await store.readSettings();
  const readStep = async () => (await store.readCard(cardId('c1')))?.state.step;
  const takeIn = async (...events: (typeof answers)[number][]) => {
    const copy = stageEvents(events);
    if (copy === null) throw new Error('There are events.');
    return takeInCopy(store, settings, copy, { label: 'copy', atMillis: NOON });
  };

  expect(await takeIn(answers[0], answers[1])).toEqual({ kind: 'saved' });
  expect(await readStep()).toBe(2);
  expect(await takeIn(answers[2])).toEqual({ kind: 'saved' });
  expect(await readStep()).toBe(2);
  await undoImport(createDeps(store), settings);
  expect(await readStep()).toBe(2);
});
