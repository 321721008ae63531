import { createDeps, type Deps } from '../../../src/app/deps.ts';
import { type Decisions, NO_DECISIONS } from '../../../src/app/import/decide-import.ts';
import { type ImportPlan, planImport } from '../../../src/app/import/plan-import.ts';
import { readIncoming } from '../../../src/app/import/read-incoming.ts';
import { saveImport } from '../../../src/app/import/save-import.ts';
import type { CardId, EventId } from '../../../src/model/ids.ts';
import { nextStamp } from '../../../src/model/stamp.ts';
import { createConfigs } from '../../../src/scheduler/config.ts';
import { createReviewEvent } from '../../../src/scheduler/create-review.ts';
import { momentAt } from '../../../src/scheduler/study-day.ts';
import type { Store } from '../../../src/store/store.ts';
import { createBrowser } from '../../store/helpers/open.ts';

const START = Date.UTC(2026, 9, 11, 12);
const DAY_MILLIS = 86_400_000;

/** A learner with an empty app on a table with a clock that is moved by hand. */
export interface ImportDesk {
  readonly deps: Deps;
  readonly store: Store;
  /** Name of the database. */
  readonly database: string;
  /** What taking these files in would change, as the worker works it out. */
  plan(files: Readonly<Record<string, BlobPart>>): Promise<ImportPlan>;
  /** The same, stored. Returns null, or what went wrong. */
  take(files: Readonly<Record<string, BlobPart>>, decisions?: Decisions): Promise<string | null>;
  save(plan: ImportPlan, decisions?: Decisions): Promise<string | null>;
  /** Answers a card with Good, as often as days are given; each answer is so many days after the one before. */
  answer(cardId: CardId, days: readonly number[]): Promise<void>;
  passDays(days: number): void;
}

export async function createImportDesk(): Promise<ImportDesk> {
  const browser = createBrowser();
  const store = await browser.openReady();
  let nowMillis = START;
  let eventCount = 0;
  const deps: Deps = {
    ...createDeps(store),
    nowMillis: () => {
      nowMillis += 1000;
      return nowMillis;
    },
    offsetMinutes: () => 0,
    newEventId: () => {
      eventCount++;
      return `event-${String(eventCount).padStart(6, '0')}` as EventId;
    },
  };

  const plan = async (files: Readonly<Record<string, BlobPart>>): Promise<ImportPlan> => {
    const incoming = Object.entries(files).map(([path, content]) => ({
      path,
      blob: new Blob([content]),
      isChosen: true,
    }));
    const known = {
      notes: await store.readAllNotes(),
      cards: await store.readAllCards(),
      imagePaths: await store.readImagePaths(),
      wordings: await store.readWordings(),
    };
    return planImport(known, await readIncoming(incoming), nextStamp(null, deps.nowMillis(), store.deviceId));
  };
  const save = async (planned: ImportPlan, decisions: Decisions = NO_DECISIONS): Promise<string | null> =>
    saveImport(deps, await store.readSettings(), planned, decisions, 0);

  return {
    deps,
    store,
    database: browser.name,
    plan,
    save,
    take: async (files, decisions) => save(await plan(files), decisions),
    async answer(cardId, days) {
      const settings = await store.readSettings();
      const config = createConfigs(settings.values)(null);
      for (const day of days) {
        nowMillis += day * DAY_MILLIS;
        const view = await store.readCard(cardId);
        if (!view) throw new Error(`There is no card ${cardId}`);
        const now = momentAt(store.nextEventMillis(deps.nowMillis()), 0, settings.rolloverHour);
        const { event, nextState } = createReviewEvent({
          id: deps.newEventId(),
          deviceId: store.deviceId,
          state: view.state,
          grade: 3,
          now,
          durationMillis: 2000,
          config,
        });
        const result = await store.recordEvent({ event, nextState, seenEventId: view.state.lastEventId });
        if (result.kind !== 'saved') throw new Error(`The answer was not saved: ${result.kind}`);
      }
    },
    passDays(days) {
      nowMillis += days * DAY_MILLIS;
    },
  };
}
