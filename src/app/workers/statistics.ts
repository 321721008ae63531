import type { NoteId } from '../../model/ids.ts';
import { letMessagesIn, serveTasks } from '../../pwa/serve-tasks.ts';
import { engineFromWeights } from '../../scheduler/config.ts';
import { calibrateTable } from '../../scheduler/statistics-calibration.ts';
import { traceGrowth } from '../../scheduler/statistics-growth.ts';
import { type ReviewTable, ReviewTableBuilder, takeCards } from '../../scheduler/statistics-table.ts';
import { type NoteHead, openReader, type StoreReader } from '../../store/open-reader.ts';
import type { IndexedCard } from '../../store/read-library.ts';
import { readWholeLog } from '../statistics/read-whole-log.ts';
import type { StatisticsMoment, StatisticsTasks } from '../statistics/statistics-tasks.ts';
import { type SummaryMoment, summarise, summariseNotes, summariseSections } from '../statistics/summarise.ts';

interface Loaded {
  readonly table: ReviewTable;
  readonly cards: readonly IndexedCard[];
  readonly notes: readonly NoteHead[];
}

let reader: Promise<StoreReader> | null = null;
let loaded: Loaded = { table: new ReviewTableBuilder(new Set()).finish(), cards: [], notes: [] };

/** The answers and cards of one note, or all. */
function take(noteId: NoteId | null): Loaded {
  if (noteId === null) return loaded;
  const cards = loaded.cards.filter((card) => card.noteId === noteId);
  const ids = new Set(cards.map(({ state }) => state.cardId));
  return { table: takeCards(loaded.table, (cardId) => ids.has(cardId)), cards, notes: loaded.notes };
}

function toMoment({ today, nowMillis, weights }: StatisticsMoment): SummaryMoment {
  return { today, nowMillis, engine: engineFromWeights(weights) };
}

serveTasks<StatisticsTasks>({
  async load({ name }, { report }) {
    reader ??= openReader({ name });
    const source = await reader;
    const total = await source.countEvents();
    const builder = new ReviewTableBuilder(await source.readUndoneIds());
    let read = 0;
    for await (const page of readWholeLog(source)) {
      for (const event of page) builder.add(event);
      read += page.length;
      report({ read, total });
      await letMessagesIn();
    }
    const cards: IndexedCard[] = [];
    for await (const page of source.readIndexPages()) {
      cards.push(...page);
      await letMessagesIn();
    }
    const table = builder.finish();
    loaded = { table, cards, notes: await source.readNotes() };
    return { answerCount: table.count };
  },

  summarise({ noteId, moment }) {
    const { table, cards } = take(noteId);
    return summarise(table, cards, toMoment(moment));
  },

  async model({ noteId, moment }, { report, signal }) {
    const { table } = take(noteId);
    const { weights } = engineFromWeights(moment.weights);
    const steps = traceGrowth(table, weights, moment.today);
    for (;;) {
      const step = steps.next();
      if (step.done) return { calibration: calibrateTable(table, weights), growth: step.value };
      report(step.value);
      await letMessagesIn();
      if (signal.aborted) return null;
    }
  },

  notes: ({ moment }) => summariseNotes(loaded.table, loaded.cards, loaded.notes, toMoment(moment)),

  sections: ({ noteId, noteText, moment }) =>
    summariseSections(loaded.table, loaded.cards, noteId, noteText, toMoment(moment)),
});
