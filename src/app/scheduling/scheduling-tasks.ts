import type { CardState } from '../../model/card-state.ts';
import type { NoteId } from '../../model/ids.ts';
import type { SettingValues } from '../../model/settings.ts';
import type { Millis, StudyDay } from '../../model/time.ts';
import type { RetentionForecast } from '../../scheduler/forecast-retention.ts';
import type { TrainedWeights, TrainingProgress } from '../../scheduler/train-weights.ts';
import type { PackedPart } from '../../store/sealed-log.ts';
import type { ExamSection } from '../exam/sum-exam.ts';

/** The part of the collection that is asked about; null for all of it. */
export type DeckNotes = readonly NoteId[] | null;

export interface FitOutcome {
  /** Answers that can be predicted: given at least a day after the one before. */
  readonly itemCount: number;
  /** null with too few of them. */
  readonly trained: TrainedWeights | null;
}

/** A card that would move, with its state as it was seen. */
export interface Move {
  readonly state: CardState;
  readonly dueDayBefore: StudyDay;
  readonly dueDayAfter: StudyDay;
}

/** What the worker `scheduling` does. It reads the database itself, so that the page does not wait for the log. */
export interface SchedulingTasks {
  fit: {
    readonly input: { readonly database: string; readonly weights: readonly number[] };
    readonly output: FitOutcome;
    readonly progress: TrainingProgress;
  };
  forecast: {
    readonly input: {
      readonly database: string;
      readonly values: SettingValues;
      readonly scopes: readonly string[];
      readonly deck: DeckNotes;
      readonly today: StudyDay;
      readonly days: number;
      readonly retentions: readonly number[];
    };
    readonly output: readonly RetentionForecast[];
    readonly progress: never;
  };
  /** How well each section of some notes will be known at an instant, if nothing is reviewed until then. */
  exam: {
    readonly input: {
      readonly database: string;
      readonly weights: string | null;
      readonly deck: readonly NoteId[];
      readonly atMillis: Millis;
    };
    readonly output: readonly ExamSection[];
    readonly progress: never;
  };
  /** Packs the next part of the log, up to a study day; null when there is nothing worth it. */
  pack: {
    readonly input: { readonly database: string; readonly upToDay: StudyDay };
    readonly output: PackedPart | null;
    readonly progress: never;
  };
  reschedule: {
    readonly input: {
      readonly database: string;
      readonly values: SettingValues;
      readonly paths: ReadonlyMap<NoteId, string>;
      readonly deck: DeckNotes;
      readonly today: StudyDay;
    };
    readonly output: readonly Move[];
    readonly progress: never;
  };
}
