import type { CardView } from '../model/card-view.ts';
import type { CardId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import { nextFromQueue } from '../scheduler/next-from-queue.ts';
import { isAskable } from './is-askable.ts';
import type { ReviewPort } from './review-port.ts';
import type { Session } from './session.ts';

/** A card with its note, as they were when they were read. */
export interface ReadCard {
  readonly view: CardView;
  readonly note: Note | null;
}

/** The card that will probably come next, read while the learner looks at the answer before it. */
export interface ReadAhead {
  /** Reads what would come next if the shown card did not come again. Forgets what was read before. */
  prepare(session: Session): void;
  /** What was read of the card, once; null when another one was read, or none in time. */
  take(cardId: CardId): ReadCard | null;
}

/**
 * Reads ahead through the port. What it holds may be a few seconds old: an answer from elsewhere in that time is noticed when the
 * next grade is written, as with any card that lies open.
 */
export function createReadAhead(port: Pick<ReviewPort, 'now' | 'readCard' | 'readNote'>): ReadAhead {
  let ready: ReadCard | null = null;
  let turn = 0;
  return {
    prepare(session) {
      ready = null;
      const ours = ++turn;
      const now = port.now();
      const next = nextFromQueue(session.queue, now.atMillis, session.shown?.candidate.factId ?? null);
      if (next === null) return;
      const read = async (): Promise<void> => {
        const view = await port.readCard(next.state.cardId);
        if (view === null || !isAskable(view, now.day)) return;
        const note = await port.readNote(view.card.noteId);
        if (ours === turn) ready = { view, note };
      };
      // Reading again when the card is due to come shows what went wrong.
      read().catch(() => undefined);
    },
    take(cardId) {
      const taken = ready?.view.card.id === cardId ? ready : null;
      ready = null;
      turn++;
      return taken;
    },
  };
}
