import type { ProgressOrigin } from '../../model/progress.ts';
import type { WriteCopyOptions, WrittenCopy } from './write-copy.ts';

/** What of the options another thread can be told. */
export type CopyRequest = Pick<WriteCopyOptions, 'name' | 'isPacked' | 'hasPictures'>;

/** What the worker `copies` does. It reads the database itself, so that the page has its memory and its time for the learner. */
export interface CopyTasks {
  write: {
    readonly input: { readonly database: string; readonly origin: ProgressOrigin; readonly request: CopyRequest };
    readonly output: WrittenCopy;
    readonly progress: never;
  };
}
