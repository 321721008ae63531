import type { MergeReport } from '../../export/report-merge.ts';
import type { Card } from '../../model/card.ts';
import type { ProgressOrigin } from '../../model/progress.ts';
import type { Result } from '../../model/result.ts';
import type { SettingValues } from '../../model/settings.ts';
import type { Millis } from '../../model/time.ts';
import type { Written } from '../../store/session.ts';
import type { ImportMark, StorePlace } from '../../store/store.ts';
import type { CopyProblem, StagedCopy } from './read-copy.ts';

/** What the learner is shown of a copy before anything is written. */
export interface CopySummary {
  readonly origin: ProgressOrigin;
  readonly report: MergeReport;
  readonly picturesLeftOut: StagedCopy['picturesLeftOut'];
}

/** What was read elsewhere, its events packed as `createStagedEvents` takes them. */
export interface SentContent extends Pick<StagedCopy, 'notes' | 'pictures'> {
  readonly cards: readonly Card[];
  readonly eventPages: readonly Uint8Array<ArrayBuffer>[];
  readonly eventCount: number;
}

/** What the worker `take-in` does. It tells in hundredths how far it is. */
export interface TakeInTasks {
  /** Reads a copy, tells what it would change, and keeps it for `write`. */
  read: {
    readonly input: { readonly database: string; readonly file: File; readonly nowMillis: Millis };
    readonly output: Result<CopySummary, CopyProblem>;
    readonly progress: number;
  };
  /** Takes in what it is sent, or what it has read, in one transaction. */
  write: {
    readonly input: {
      readonly place: StorePlace;
      readonly content: SentContent | null;
      readonly mark: ImportMark;
      readonly values: SettingValues;
    };
    readonly output: Written;
    readonly progress: number;
  };
}
