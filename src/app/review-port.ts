import type { NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { Settings } from '../model/settings.ts';
import { createPersistenceRequest } from '../pwa/persist-storage.ts';
import type { Grading } from '../review/grading.ts';
import type { ReviewPort } from '../review/review-port.ts';
import { planQueue } from '../scheduler/queue.ts';
import { forgetParkedWrite, parkWrite } from '../store/parked-write.ts';
import { hasParkedWrite } from './app-signals.ts';
import { sessionText } from './browser-storage.ts';
import { type Deps, readMoment, readToday } from './deps.ts';
import { readPlanInput } from './read-plan.ts';

const askForPersistence = createPersistenceRequest();

/** What was kept over a reload is on disk now, or no longer wanted. */
function forgetKeptWrite(): void {
  if (!hasParkedWrite.read()) return;
  hasParkedWrite.set(false);
  const storage = sessionText();
  if (storage) forgetParkedWrite(storage);
}

/** Joins the review to the real store and clock. */
export function createReviewPort(deps: Deps, settings: Settings): ReviewPort {
  const { store } = deps;
  let grading: Promise<Grading> | null = null;
  const notes = new Map<NoteId, Note | null>();
  return {
    deviceId: store.deviceId,
    loadGrading() {
      grading ??= import('../review/grading.ts').then(({ createGrading }) => createGrading(settings));
      return grading;
    },
    now: () => readMoment(deps, settings),
    newEventId: deps.newEventId,
    async readQueue() {
      return planQueue(await readPlanInput(deps, settings), settings);
    },
    readCard: (cardId) => store.readCard(cardId),
    readCardEvents: (cardId) => store.readCardEvents(cardId),
    async readNote(noteId) {
      const known = notes.get(noteId);
      if (known !== undefined) return known;
      const note = await store.readNoteText(noteId);
      notes.set(noteId, note);
      return note;
    },
    async readLastReview() {
      const [last] = await store.readLastReviews(readToday(deps, settings), 1);
      return last ?? null;
    },
    async record(write) {
      const result = await store.recordEvent(write);
      if (result.kind !== 'not-saved') forgetKeptWrite();
      return result;
    },
    park(write) {
      const storage = sessionText();
      if (storage) parkWrite(storage, write);
      hasParkedWrite.set(true);
    },
    onFirstSave() {
      // Asked for once there is something to keep, and never waited on.
      void askForPersistence();
    },
  };
}
