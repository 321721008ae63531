import type { NoteId } from '../../model/ids.ts';
import type { Millis, StudyDay } from '../../model/time.ts';
import type { Calibration } from '../../scheduler/statistics-calibration.ts';
import type { GrowthPoint } from '../../scheduler/statistics-growth.ts';
import type { NoteKnowledge, SectionKnowledge, StatisticsSummary } from './summarise.ts';

/** The now that is summed up for. */
export interface StatisticsMoment {
  readonly today: StudyDay;
  readonly nowMillis: Millis;
  /** Fitted weights as the setting has them; null for the model's own. */
  readonly weights: string | null;
}

export interface StatisticsQuestion {
  /** null for all notes. */
  readonly noteId: NoteId | null;
  readonly moment: StatisticsMoment;
}

/** What the worker of the statistics does. */
export interface StatisticsTasks {
  /** Reads the log and the schedules into the worker, or reads them again. `name` is that of the database. */
  load: {
    readonly input: { readonly name: string };
    readonly output: { readonly answerCount: number };
    readonly progress: { readonly read: number; readonly total: number };
  };
  summarise: {
    readonly input: StatisticsQuestion;
    readonly output: StatisticsSummary;
    readonly progress: never;
  };
  /** What the model says: slower, in slices. */
  model: {
    readonly input: StatisticsQuestion;
    readonly output: { readonly calibration: Calibration; readonly growth: readonly GrowthPoint[] } | null;
    readonly progress: number;
  };
  notes: {
    readonly input: { readonly moment: StatisticsMoment };
    readonly output: readonly NoteKnowledge[];
    readonly progress: never;
  };
  sections: {
    readonly input: { readonly noteId: NoteId; readonly noteText: string; readonly moment: StatisticsMoment };
    readonly output: readonly SectionKnowledge[];
    readonly progress: never;
  };
}
