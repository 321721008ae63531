import type { NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { AllSettings } from '../model/settings.ts';
import { createPersistenceRequest } from '../pwa/persist-storage.ts';
import type { Grading } from '../review/grading.ts';
import type { ReviewStart } from '../review/prepare-review.ts';
import type { ReviewPort } from '../review/review-port.ts';
import { forgetParkedWrite, parkWrite } from '../store/parked-write.ts';
import { hasParkedWrite } from './app-signals.ts';
import { sessionText } from './browser-storage.ts';
import { type Deps, readMoment } from './deps.ts';
import { readPlan } from './read-plan.ts';

/** How far the load of the coming days is known. Longer intervals are not balanced. */
const LOAD_DAYS = 100;

const askForPersistence = createPersistenceRequest();

/** What was kept over a reload is on disk now, or no longer wanted. */
function forgetKeptWrite(): void {
  if (!hasParkedWrite.read()) return;
  hasParkedWrite.set(false);
  const storage = sessionText();
  if (storage) forgetParkedWrite(storage);
}

/** Joins the review to the real store and clock. `start` is what was read of it before; with `practice` its cards are practised instead of those that are due. */
export function createReviewPort(
  deps: Deps,
  settings: AllSettings,
  start: ReviewStart | null = null,
  practice?: () => Promise<readonly QueueCandidate[]>,
): ReviewPort {
  const { store } = deps;
  const isPractice = practice !== undefined;
  let grading: Promise<Grading> | null = null;
  let unused = start;
  const notes = new Map<NoteId, Note | null>();
  const readNote = async (noteId: NoteId): Promise<Note | null> => {
    const known = notes.get(noteId);
    if (known !== undefined) return known;
    const note = await store.readNoteText(noteId);
    notes.set(noteId, note);
    return note;
  };
  return {
    isPractice,
    loadGrading() {
      grading ??= import('../review/grading.ts').then(({ createGrading }) =>
        createGrading({
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
      );
      return grading;
    },
    now: () => readMoment(deps, settings),
    takeStart() {
      const taken = unused;
      unused = null;
      return taken;
    },
    readQueue: practice ?? (async () => (await readPlan(deps, settings)).queue),
    readCard: (cardId) => store.readCard(cardId),
    readNote,
    async findConfusable(view) {
      const [{ findConfusable }, note] = await Promise.all([
        import('../review/find-confusable.ts'),
        store.readNote(view.card.noteId),
      ]);
      return findConfusable(view, note?.cards ?? []);
    },
    readLastAct: () => store.readLastAct(),
    async record(writes) {
      const result = await store.recordEvents(writes);
      if (result.kind !== 'not-saved') forgetKeptWrite();
      return result;
    },
    park(writes) {
      const [only, ...others] = writes;
      const storage = sessionText();
      // Only an answer or a change of one card can be kept; several are made again by the learner.
      if (storage && only && others.length === 0) parkWrite(storage, only);
      hasParkedWrite.set(true);
    },
    onFirstSave() {
      // Asked for once there is something to keep, and never waited on.
      void askForPersistence();
    },
  };
}
