import type { Grade } from '../model/grade.ts';
import type { LaterParts } from './review-later.ts';
import type { Session, Shown } from './session.ts';

/** The running review, as what is added to it by options sees it. */
export interface Aided {
  readonly shown: Shown;
  readonly session: Session;
  readonly parts: LaterParts;
  readonly isUncovered: boolean;
  /** A sheet lies over the card: nothing happens beneath it. */
  readonly isPaused: boolean;
  readonly isSecondTap: () => boolean;
  readonly showAnswer: () => void;
  readonly grade: (grade: Grade) => void;
  /** Proposes a grade, or none. */
  readonly suggest: (grade: Grade | null) => void;
}
