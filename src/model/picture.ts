import type { Stamp } from './stamp.ts';

/** A picture that came with the notes. */
export interface Picture {
  /** From the folder of notes, with `/`. */
  readonly path: string;
  /** MIME type, for example `image/png`. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it was last taken in with notes; absent where that is not known. */
  readonly changedAt?: Stamp;
}
