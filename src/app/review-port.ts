import type { NoteId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { QueueCandidate } from '../model/queue.ts';
import type { AllSettings } from '../model/settings.ts';
import type { ReviewStart } from '../review/prepare-review.ts';
import type { ReviewPort } from '../review/review-port.ts';
import { type Deps, readMoment } from './deps.ts';
import { findFront } from './front-card.ts';
import { readPlan } from './read-plan.ts';

/** Joins the review to the real store and clock. `start` is what was read of it before; with `practice` its cards are practised instead of those that are due. */
export function createReviewPort(
  deps: Deps,
  settings: AllSettings,
  start: ReviewStart | null = null,
  practice?: () => Promise<readonly QueueCandidate[]>,
): ReviewPort {
  const { store } = deps;
  const isPractice = practice !== undefined;
  let unused = start;
  const notes = new Map<NoteId, Note | null>();
  const readNote = async (noteId: NoteId): Promise<Note | null> => {
    const known = notes.get(noteId);
    if (known !== undefined) return known;
    const note = await store.readNoteText(noteId);
    notes.set(noteId, note);
    return note;
  };
  let extras: ReturnType<ReviewPort['loadExtras']> | null = null;
  return {
    isPractice,
    values: settings.values,
    loadExtras() {
      extras ??= import('./review-extras.ts').then((module) =>
        module.createReviewExtras(deps, settings, readNote, isPractice),
      );
      return extras;
    },
    now: () => readMoment(deps, settings),
    takeStart() {
      const taken = unused;
      unused = null;
      return taken;
    },
    readQueue: practice ?? (async () => (await readPlan(deps, settings)).queue),
    findFront: (queue, now) => (isPractice ? null : findFront(queue, now)),
    readCard: (cardId) => store.readCard(cardId),
    readNote,
  };
}
