import type { NoteId } from '../model/ids.ts';
import { readSettings, scopesOf } from '../model/read-settings.ts';
import type { EasyDay, Settings, SettingValues } from '../model/settings.ts';
import type { Exam } from './aim-at-exam.ts';
import { parseWeights } from './fitted-weights.ts';
import { createDefaultEngine, createEngine, type Engine } from './memory.ts';

/** Everything grading depends on besides the card and the moment. */
export interface SchedulerConfig {
  readonly engine: Engine;
  /** Chance of recall at which a card comes back, 0.70 to 0.99. */
  readonly desiredRetention: number;
  /** At least 1. */
  readonly minimumIntervalDays: number;
  /** No interval is ever longer. */
  readonly maximumIntervalDays: number;
  /** Delays of a new card before it is in review, strictly rising. Steps of 1,440 minutes or more count in study days. */
  readonly learningStepsMinutes: readonly number[];
  /** The same after a lapse. */
  readonly relearningStepsMinutes: readonly number[];
  /** Lapses that make a card a leech; 0 switches the rule off. */
  readonly leechThreshold: number;
  /** Whether intervals are spread a little, so that cards learnt together do not stay together. */
  readonly hasFuzz: boolean;
  /** How much to do by weekday, seven from Monday. They count where the load of the days is known. */
  readonly easyDays: readonly EasyDay[];
  /** The day the deck has to be known by; null without one. */
  readonly exam: Exam | null;
}

/** Anki's defaults for a deck. Source: anki `rslib/src/deckconfig/mod.rs`. */
const DEFAULTS: Omit<SchedulerConfig, 'engine'> = {
  desiredRetention: 0.9,
  minimumIntervalDays: 1,
  maximumIntervalDays: 36_500,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  leechThreshold: 8,
  hasFuzz: true,
  easyDays: Array.from({ length: 7 }, (): EasyDay => 'normal'),
  exam: null,
};

/**
 * A configuration in which every value is usable: numbers are moved into their range, steps are sorted and doubles
 * dropped, and what is not a number becomes the default.
 */
export function createConfig(wanted: Partial<SchedulerConfig> = {}): SchedulerConfig {
  const maximumIntervalDays = wholeInRange(wanted.maximumIntervalDays, DEFAULTS.maximumIntervalDays, 1, 36_500);
  return {
    engine: wanted.engine ?? createDefaultEngine(),
    desiredRetention: inRange(wanted.desiredRetention, DEFAULTS.desiredRetention, 0.7, 0.99),
    minimumIntervalDays: wholeInRange(wanted.minimumIntervalDays, 1, 1, maximumIntervalDays),
    maximumIntervalDays,
    learningStepsMinutes: tidySteps(wanted.learningStepsMinutes ?? DEFAULTS.learningStepsMinutes),
    relearningStepsMinutes: tidySteps(wanted.relearningStepsMinutes ?? DEFAULTS.relearningStepsMinutes),
    leechThreshold: wholeInRange(wanted.leechThreshold, DEFAULTS.leechThreshold, 0, 1000),
    hasFuzz: wanted.hasFuzz ?? DEFAULTS.hasFuzz,
    easyDays: DEFAULTS.easyDays.map((usual, weekday) => wanted.easyDays?.[weekday] ?? usual),
    exam: tidyExam(wanted.exam ?? null),
  };
}

/** The configuration that follows from the settings of a deck and the engine for the weights in force. */
export function configFromSettings(
  settings: Settings,
  engine: Engine = engineFromWeights(settings.weights),
): SchedulerConfig {
  const { examDay, examRetention } = settings;
  return createConfig({
    engine,
    desiredRetention: settings.desiredRetention,
    minimumIntervalDays: settings.minimumIntervalDays,
    maximumIntervalDays: settings.maximumIntervalDays,
    learningStepsMinutes: settings.learningStepsMinutes,
    relearningStepsMinutes: settings.relearningStepsMinutes,
    leechThreshold: settings.leechThreshold,
    easyDays: settings.easyDays,
    exam: examDay === null ? null : { day: examDay, targetRetention: examRetention },
  });
}

/** The engine for weights as a setting has them. Text that is no 21 numbers, from a damaged log, leaves FSRS's own weights. */
export function engineFromWeights(text: string | null): Engine {
  const parsed = text === null ? null : parseWeights(text);
  const engine = parsed?.ok ? createEngine(parsed.value.weights, parsed.value.id) : null;
  return engine?.ok ? engine.value : createDefaultEngine();
}

/** The configuration of each deck. `path` is that of the note; a note that is not known has what holds for all. */
export type ConfigOf = (note: { readonly id: NoteId; readonly path: string } | null) => SchedulerConfig;

/** The configurations that follow from everything that was set. Preview, grade, replay and forecast use the same ones. */
export function createConfigs(values: SettingValues): ConfigOf {
  const engine = engineFromWeights(readSettings(values).weights);
  const known = new Map<NoteId | null, SchedulerConfig>();
  return (note) => {
    const cached = known.get(note?.id ?? null);
    if (cached !== undefined) return cached;
    const config = configFromSettings(readSettings(values, note === null ? [] : scopesOf(note)), engine);
    known.set(note?.id ?? null, config);
    return config;
  };
}

function tidyExam(exam: Exam | null): Exam | null {
  if (exam === null || !Number.isFinite(exam.day)) return null;
  return { day: Math.round(exam.day), targetRetention: inRange(exam.targetRetention, 0.95, 0.7, 0.99) };
}

function tidySteps(steps: readonly number[]): readonly number[] {
  const usable = steps.filter((minutes) => Number.isFinite(minutes) && minutes > 0);
  return [...new Set(usable)].sort((a, b) => a - b);
}

function inRange(value: number | undefined, fallback: number, lowest: number, highest: number): number {
  if (value === undefined || Number.isNaN(value)) return fallback;
  return Math.min(Math.max(value, lowest), highest);
}

function wholeInRange(value: number | undefined, fallback: number, lowest: number, highest: number): number {
  return Math.round(inRange(value, fallback, lowest, highest));
}
