import * as v from 'valibot';
import type { Interval } from '../model/card-state.ts';
import type { LogEvent } from '../model/event.ts';
import type { CardId, DeviceId, EventId, WeightsId } from '../model/ids.ts';
import { writeLine } from './canonical-json.ts';
import {
  BuryLine,
  EditLine,
  FlagLine,
  ResetLine,
  ReviewLine,
  SetDueLine,
  SettingLine,
  SuspendLine,
  UndoLine,
} from './line-schemas.ts';

/** The line of an event. What is usual (nothing running, nothing before, no practice) is left out. */
export function writeEventLine(event: LogEvent): string {
  const moment = {
    t: event.atMillis,
    offset: event.offsetMinutes,
    day: event.day,
    id: event.id,
    device: event.deviceId,
  };
  switch (event.kind) {
    case 'review':
      return writeLine('review', {
        ...moment,
        card: event.cardId,
        grade: event.grade,
        ms: event.durationMillis,
        phase: event.phaseBefore,
        step: event.stepBefore ?? undefined,
        interval: writeInterval(event.interval),
        due: event.dueDay ?? undefined,
        dueAt: event.dueAtMillis ?? undefined,
        retention: event.desiredRetention,
        weights: event.weightsId,
        engine: event.engineVersion,
        previous: event.previousEventId ?? undefined,
        practice: event.affectsSchedule ? undefined : true,
      });
    case 'undo':
      return writeLine('undo', { ...moment, card: event.cardId ?? undefined, of: event.undoneEventId });
    case 'suspend':
      return writeLine('suspend', { ...moment, card: event.cardId, suspended: event.isSuspended });
    case 'edit':
      return writeLine('edit', { ...moment, card: event.cardId, wording: event.wording });
    case 'reset':
      return writeLine('reset', { ...moment, card: event.cardId });
    case 'set-due':
      return writeLine('set-due', { ...moment, card: event.cardId, due: event.dueDay });
    case 'bury':
      return writeLine('bury', { ...moment, card: event.cardId, until: event.untilDay });
    case 'flag':
      return writeLine('flag', { ...moment, card: event.cardId, flag: event.flag });
    case 'setting':
      return writeLine('setting', { ...moment, key: event.key, value: event.value });
  }
}

function writeInterval(interval: Interval): { days: number } | { seconds: number } {
  return interval.unit === 'days' ? { days: interval.days } : { seconds: interval.seconds };
}

interface MomentFields {
  readonly t: number;
  readonly offset: number;
  readonly day: number;
  readonly id: string;
  readonly device: string;
}

function readMoment(line: MomentFields) {
  return {
    id: line.id as EventId,
    deviceId: line.device as DeviceId,
    atMillis: line.t,
    offsetMinutes: line.offset,
    day: line.day,
  };
}

/** Schemas from a line's fields to the event, by kind. */
export const EventLines = {
  review: v.pipe(
    ReviewLine,
    v.transform(
      (line): LogEvent => ({
        kind: 'review',
        ...readMoment(line),
        cardId: line.card as CardId,
        grade: line.grade,
        durationMillis: line.ms,
        phaseBefore: line.phase,
        stepBefore: line.step ?? null,
        interval: readInterval(line.interval),
        dueDay: line.due ?? null,
        dueAtMillis: line.dueAt ?? null,
        desiredRetention: line.retention,
        weightsId: line.weights as WeightsId,
        engineVersion: line.engine,
        previousEventId: (line.previous as EventId | undefined) ?? null,
        affectsSchedule: line.practice !== true,
      }),
    ),
  ),
  undo: v.pipe(
    UndoLine,
    v.transform(
      (line): LogEvent => ({
        kind: 'undo',
        ...readMoment(line),
        cardId: (line.card as CardId | undefined) ?? null,
        undoneEventId: line.of as EventId,
      }),
    ),
  ),
  suspend: v.pipe(
    SuspendLine,
    v.transform(
      (line): LogEvent => ({
        kind: 'suspend',
        ...readMoment(line),
        cardId: line.card as CardId,
        isSuspended: line.suspended,
      }),
    ),
  ),
  edit: v.pipe(
    EditLine,
    v.transform(
      (line): LogEvent => ({
        kind: 'edit',
        ...readMoment(line),
        cardId: line.card as CardId,
        wording: line.wording,
      }),
    ),
  ),
  reset: v.pipe(
    ResetLine,
    v.transform((line): LogEvent => ({ kind: 'reset', ...readMoment(line), cardId: line.card as CardId })),
  ),
  'set-due': v.pipe(
    SetDueLine,
    v.transform(
      (line): LogEvent => ({ kind: 'set-due', ...readMoment(line), cardId: line.card as CardId, dueDay: line.due }),
    ),
  ),
  bury: v.pipe(
    BuryLine,
    v.transform(
      (line): LogEvent => ({ kind: 'bury', ...readMoment(line), cardId: line.card as CardId, untilDay: line.until }),
    ),
  ),
  flag: v.pipe(
    FlagLine,
    v.transform(
      (line): LogEvent => ({ kind: 'flag', ...readMoment(line), cardId: line.card as CardId, flag: line.flag }),
    ),
  ),
  setting: v.pipe(
    SettingLine,
    v.transform(
      (line): LogEvent => ({
        kind: 'setting',
        ...readMoment(line),
        key: line.key,
        value: line.value,
      }),
    ),
  ),
} as const;

function readInterval(interval: { days: number } | { seconds: number }): Interval {
  return 'days' in interval ? { unit: 'days', days: interval.days } : { unit: 'seconds', seconds: interval.seconds };
}
