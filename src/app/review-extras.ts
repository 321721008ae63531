import type { NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { AllSettings } from '../model/settings.ts';
import { createPersistenceRequest } from '../pwa/persist-storage.ts';
import { createWakeLock } from '../pwa/wake-lock.ts';
import { createGrading } from '../review/grading.ts';
import type { ReviewExtras } from '../review/review-port.ts';
import { hasParkedWrite } from './app-signals.ts';
import { type Deps, readToday } from './deps.ts';
import { findCardAdvice } from './find-card-advice.ts';
import { rememberFront } from './front-card.ts';

/** How far the load of the coming days is known. Longer intervals are not balanced. */
const LOAD_DAYS = 100;

const askForPersistence = createPersistenceRequest();
const wakeLock = createWakeLock();

/** What a review needs of the real store and device once its first card is shown. */
export function createReviewExtras(
  deps: Deps,
  settings: AllSettings,
  readNote: (noteId: NoteId) => Promise<Note | null>,
  isPractice: boolean,
): ReviewExtras {
  const { store } = deps;
  return {
    grading: createGrading({
      deviceId: store.deviceId,
      isPractice,
      values: settings.values,
      newEventId: deps.newEventId,
      readCard: (cardId) => store.readCard(cardId),
      readCardEvents: (cardId) => store.readCardEvents(cardId),
      readNotePath: async (noteId) => (await readNote(noteId))?.path ?? null,
      readDueCounts: async (from) =>
        new Map((await store.readForecast(from, LOAD_DAYS)).map(({ day, dueCount }) => [day, dueCount])),
      readSiblings: (factId) => store.readFactStates(factId),
    }),
    async findConfusable(view) {
      const [{ findConfusable }, note] = await Promise.all([
        import('../review/find-confusable.ts'),
        store.readNote(view.card.noteId),
      ]);
      return findConfusable(view, note?.cards ?? []);
    },
    findAdvice: findCardAdvice,
    readLastAct: () => store.readLastAct(),
    async readDueTomorrow() {
      const [tomorrow] = await store.readForecast(readToday(deps, settings) + 1, 1);
      return tomorrow?.dueCount ?? 0;
    },
    async record(writes) {
      const result = await store.recordEvents(writes);
      hasParkedWrite.set(result.kind === 'not-saved');
      return result;
    },
    onFirstSave() {
      // Asked for once there is something to keep, and never waited on.
      void askForPersistence();
    },
    // Practice does not go on where it was broken off: its order is made anew each time.
    rememberFront: isPractice ? () => undefined : rememberFront,
    keepScreenOn() {
      void wakeLock.hold();
      return () => void wakeLock.release();
    },
  };
}
