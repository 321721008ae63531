import type { NoteId } from './ids.ts';
import type { Stamp } from './stamp.ts';

/** A Markdown file as the learner gave it. Recollect never writes into it. */
export interface Note {
  readonly id: NoteId;
  /** Path with `/` from the folder of notes, for example `aws-developer/17-ecs.md`. Its folders are the decks. */
  readonly path: string;
  /** Words of the first heading, or the file name where there is none. */
  readonly title: string;
  readonly text: string;
  /** When this text was taken in; the later stamp wins in a merge. */
  readonly changedAt: Stamp;
}

/** A note that the learner took away. The mark stays, so that another device with the note hears of it; a note with a later stamp comes back. */
export interface RemovedNote {
  readonly id: NoteId;
  /** When it was taken away. */
  readonly changedAt: Stamp;
}
