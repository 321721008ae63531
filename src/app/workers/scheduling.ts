import type { CardState } from '../../model/card-state.ts';
import type { NoteId } from '../../model/ids.ts';
import { readSettings } from '../../model/read-settings.ts';
import { Handover, letMessagesIn, serveTasks } from '../../pwa/serve-tasks.ts';
import { ColumnCollector } from '../../scheduler/collect-columns.ts';
import { createConfigs, engineFromWeights } from '../../scheduler/config.ts';
import { FEWEST_ITEMS_TO_FIT } from '../../scheduler/fitted-weights.ts';
import { forecastRetentions } from '../../scheduler/forecast-retention.ts';
import { type PackedLog, packEvents, packedBuffers, unpackEvents } from '../../scheduler/packed-log.ts';
import { planRescheduling } from '../../scheduler/reschedule.ts';
import { trainInSteps } from '../../scheduler/train-weights.ts';
import { createTrainingSet, type ReviewColumns } from '../../scheduler/training-set.ts';
import { openReader, type StoreReader } from '../../store/open-reader.ts';
import type { PackedPart } from '../../store/sealed-log.ts';
import { type ExamCard, sumExam } from '../exam/sum-exam.ts';
import type { DeckNotes, Move, SchedulingTasks } from '../scheduling/scheduling-tasks.ts';

/** Batches between two looks at the messages: often enough for a smooth bar. */
const BATCHES_A_BREATH = 8;

serveTasks<SchedulingTasks>({
  fit: ({ database, weights }, { report, signal }) =>
    withReader(database, async (reader) => {
      const set = createTrainingSet(await readColumns(reader));
      const { itemCount } = set;
      if (itemCount < FEWEST_ITEMS_TO_FIT) return { itemCount, trained: null };
      const training = trainInSteps(set, weights);
      for (let step = training.next(); ; step = training.next()) {
        if (step.done) return { itemCount, trained: step.value };
        if (step.value.done % BATCHES_A_BREATH !== 0) continue;
        report(step.value);
        await letMessagesIn();
        signal.throwIfAborted();
      }
    }),

  forecast: ({ database, values, scopes, deck, today, days, retentions }, { signal }) =>
    withReader(database, async (reader) => {
      const settings = readSettings(values, scopes);
      const states = (await readDeckStates(reader, deck)).map(({ state }) => state);
      const question = {
        weights: engineFromWeights(settings.weights).weights,
        states,
        today,
        days,
        newCardsPerDay: settings.newCardsPerDay,
        reviewsPerDay: settings.reviewsPerDay,
        maximumIntervalDays: settings.maximumIntervalDays,
      };
      const forecasts = [];
      for (const retention of retentions) {
        forecasts.push(...forecastRetentions(question, [retention]));
        await letMessagesIn();
        signal.throwIfAborted();
      }
      return forecasts;
    }),

  exam: ({ database, weights, deck, atMillis }) =>
    withReader(database, async (reader) => {
      const wanted = new Set(deck);
      const cards = await readDeckStates(reader, deck);
      const texts = await reader.readNoteTexts();
      const notes = (await reader.readNotes())
        .filter(({ id }) => wanted.has(id))
        .map(({ id, title }) => ({ id, title, text: texts.get(id) ?? '' }));
      return sumExam(cards, notes, atMillis, engineFromWeights(weights));
    }),

  pack: ({ database, upToDay }) =>
    withReader(database, async (reader): Promise<Handover<PackedPart> | null> => {
      const part = await reader.readNextPart(upToDay);
      if (part === null) return null;
      const { after, throughDay, events } = part;
      const log = packEvents(events);
      return new Handover({ after, throughDay, count: events.length, log }, packedBuffers(log));
    }),

  reschedule: ({ database, values, paths, deck, today }) =>
    withReader(database, async (reader) => {
      const configOf = createConfigs(values);
      const byNote = new Map<NoteId, CardState[]>();
      for (const { state, noteId } of await readDeckStates(reader, deck)) {
        const own = byNote.get(noteId);
        if (own === undefined) byNote.set(noteId, [state]);
        else own.push(state);
      }
      return [...byNote].flatMap(([id, states]): Move[] => {
        const path = paths.get(id);
        return planRescheduling(states, today, configOf(path === undefined ? null : { id, path }));
      });
    }),
});

async function readColumns(reader: StoreReader): Promise<ReviewColumns> {
  const collector = new ColumnCollector();
  const sealed = await reader.readSealedLog();
  if (sealed === null) {
    for await (const events of reader.readEventPages()) collector.add(events);
  } else {
    for (const part of sealed.parts) collector.add(unpackEvents(part as PackedLog));
    collector.add(sealed.rest);
  }
  return collector.finish(await reader.readUndoneIds());
}

async function withReader<Value>(name: string, work: (reader: StoreReader) => Promise<Value>): Promise<Value> {
  const reader = await openReader({ name });
  try {
    return await work(reader);
  } finally {
    reader.close();
  }
}

/** Cards of the deck that are asked, paused ones left out. */
async function readDeckStates(reader: StoreReader, deck: DeckNotes): Promise<ExamCard[]> {
  const notes = deck === null ? null : new Set(deck);
  const found: ExamCard[] = [];
  for await (const page of reader.readIndexPages()) {
    for (const { state, noteId, line, place } of page) {
      const isAsked = place === 'deck' && !state.isSuspended && (notes === null || notes.has(noteId));
      if (isAsked) found.push({ state, noteId, line });
    }
  }
  return found;
}
