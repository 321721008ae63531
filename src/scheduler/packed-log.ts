import type { Phase } from '../model/card-state.ts';
import { compareEvents, type LogEvent, type ReviewEvent } from '../model/event.ts';
import { isGrade } from '../model/grade.ts';
import type { CardId, DeviceId, EventId, WeightsId } from '../model/ids.ts';
import { byteAt, floatAt, intAt, wordAt } from './typed-arrays.ts';
import { bytesToUuid, isUuid, writeUuid } from './uuid-bytes.ts';

const PHASES: readonly Phase[] = ['new', 'learning', 'review', 'relearning'];
const NO_PREVIOUS = -1;
const [IN_SECONDS, AFFECTS, HAS_DUE_DAY, HAS_DUE_TIME] = [1, 2, 4, 8];

/**
 * A sealed part of the log. Reviews lie in typed arrays, some 90 bytes each instead of several hundred, and are read a
 * hundred times faster than rows; the few other events stay as they are. Nothing is lost: `unpackEvents` gives the same
 * events again. Rows are in the order of replay.
 */
export interface PackedLog {
  readonly format: 1;
  readonly count: number;
  readonly cards: readonly CardId[];
  readonly devices: readonly DeviceId[];
  readonly weights: readonly WeightsId[];
  readonly engines: readonly string[];
  /** 16 bytes each. */
  readonly ids: Uint8Array;
  /** The row of the card's event before, as it was seen then; -1 for none, -2 - k for `otherIds[k]`. */
  readonly previous: Int32Array;
  readonly otherIds: readonly EventId[];
  readonly card: Uint32Array;
  readonly device: Uint32Array;
  readonly weightsOf: Uint32Array;
  readonly engine: Uint32Array;
  readonly atMillis: Float64Array;
  readonly offsetMinutes: Int32Array;
  readonly day: Int32Array;
  readonly grade: Uint8Array;
  readonly durationMillis: Int32Array;
  readonly phaseBefore: Uint8Array;
  /** -1 for null. */
  readonly stepBefore: Int32Array;
  /** Days, or seconds where the flag says so. */
  readonly interval: Int32Array;
  readonly dueDay: Int32Array;
  readonly dueAtMillis: Float64Array;
  readonly desiredRetention: Float64Array;
  readonly flags: Uint8Array;
  /** Undos, edits, suspensions, settings, and any review that does not fit the arrays. */
  readonly others: readonly LogEvent[];
}

/** Packs events. Two of one id become one. */
export function packEvents(events: readonly LogEvent[]): PackedLog {
  const unique = [...new Map(events.map((event) => [event.id, event])).values()].sort(compareEvents);
  const reviews = unique.filter((event): event is ReviewEvent => event.kind === 'review' && fits(event));
  const packed = new Set<LogEvent>(reviews);
  const rowOf = new Map(reviews.map((event, row) => [event.id, row]));
  const [cards, devices, weights, engines] = [
    new Names<CardId>(),
    new Names<DeviceId>(),
    new Names<WeightsId>(),
    new Names<string>(),
  ];
  const otherIds = new Names<EventId>();
  const count = reviews.length;
  const ids = new Uint8Array(count * 16);
  reviews.forEach((event, row) => {
    writeUuid(ids, row * 16, event.id);
  });
  const ints = (valueFrom: (event: ReviewEvent) => number) => Int32Array.from(reviews, valueFrom);
  const words = (valueFrom: (event: ReviewEvent) => number) => Uint32Array.from(reviews, valueFrom);
  const bytes = (valueFrom: (event: ReviewEvent) => number) => Uint8Array.from(reviews, valueFrom);
  const floats = (valueFrom: (event: ReviewEvent) => number) => Float64Array.from(reviews, valueFrom);
  return {
    format: 1,
    count,
    ids,
    previous: ints(({ previousEventId }) =>
      previousEventId === null ? NO_PREVIOUS : (rowOf.get(previousEventId) ?? -2 - otherIds.indexOf(previousEventId)),
    ),
    card: words(({ cardId }) => cards.indexOf(cardId)),
    device: words(({ deviceId }) => devices.indexOf(deviceId)),
    weightsOf: words(({ weightsId }) => weights.indexOf(weightsId)),
    engine: words(({ engineVersion }) => engines.indexOf(engineVersion)),
    atMillis: floats(({ atMillis }) => atMillis),
    offsetMinutes: ints(({ offsetMinutes }) => offsetMinutes),
    day: ints(({ day }) => day),
    grade: bytes(({ grade }) => grade),
    durationMillis: ints(({ durationMillis }) => durationMillis),
    phaseBefore: bytes(({ phaseBefore }) => PHASES.indexOf(phaseBefore)),
    stepBefore: ints(({ stepBefore }) => stepBefore ?? -1),
    interval: ints(({ interval }) => (interval.unit === 'days' ? interval.days : interval.seconds)),
    dueDay: ints(({ dueDay }) => dueDay ?? 0),
    dueAtMillis: floats(({ dueAtMillis }) => dueAtMillis ?? 0),
    desiredRetention: floats(({ desiredRetention }) => desiredRetention),
    flags: bytes(flagsOf),
    cards: cards.names,
    devices: devices.names,
    weights: weights.names,
    engines: engines.names,
    otherIds: otherIds.names,
    others: unique.filter((event) => !packed.has(event)),
  };
}

/** All events of a packed log, in the order of replay. */
export function unpackEvents(log: PackedLog): LogEvent[] {
  const reviews = Array.from({ length: log.count }, (_, row) => unpackReview(log, row));
  return [...reviews, ...log.others].sort(compareEvents);
}

function unpackReview(log: PackedLog, row: number): ReviewEvent {
  const flags = byteAt(log.flags, row);
  const grade = byteAt(log.grade, row);
  const step = intAt(log.stepBefore, row);
  const length = intAt(log.interval, row);
  const phaseBefore = PHASES[byteAt(log.phaseBefore, row)];
  if (!isGrade(grade) || phaseBefore === undefined) throw new Error(`Row ${row} of a packed log is damaged.`);
  return {
    kind: 'review',
    id: idAt(log, row),
    deviceId: nameAt(log.devices, wordAt(log.device, row)),
    cardId: nameAt(log.cards, wordAt(log.card, row)),
    atMillis: floatAt(log.atMillis, row),
    offsetMinutes: intAt(log.offsetMinutes, row),
    day: intAt(log.day, row),
    grade,
    durationMillis: intAt(log.durationMillis, row),
    phaseBefore,
    stepBefore: step < 0 ? null : step,
    interval: (flags & IN_SECONDS) === 0 ? { unit: 'days', days: length } : { unit: 'seconds', seconds: length },
    dueDay: (flags & HAS_DUE_DAY) === 0 ? null : intAt(log.dueDay, row),
    dueAtMillis: (flags & HAS_DUE_TIME) === 0 ? null : floatAt(log.dueAtMillis, row),
    desiredRetention: floatAt(log.desiredRetention, row),
    weightsId: nameAt(log.weights, wordAt(log.weightsOf, row)),
    engineVersion: nameAt(log.engines, wordAt(log.engine, row)),
    previousEventId: previousAt(log, row),
    affectsSchedule: (flags & AFFECTS) !== 0,
  };
}

/** The id of a packed review. */
function idAt(log: PackedLog, row: number): EventId {
  return bytesToUuid(log.ids, row * 16) as EventId;
}

function previousAt(log: PackedLog, row: number): EventId | null {
  const previous = intAt(log.previous, row);
  if (previous === NO_PREVIOUS) return null;
  return previous >= 0 ? idAt(log, previous) : nameAt(log.otherIds, -2 - previous);
}

function nameAt<Name extends string>(names: readonly Name[], index: number): Name {
  const name = names[index];
  if (name === undefined) throw new Error(`A packed log has no name number ${index}.`);
  return name;
}

function flagsOf(event: ReviewEvent): number {
  return (
    (event.interval.unit === 'seconds' ? IN_SECONDS : 0) |
    (event.affectsSchedule ? AFFECTS : 0) |
    (event.dueDay === null ? 0 : HAS_DUE_DAY) |
    (event.dueAtMillis === null ? 0 : HAS_DUE_TIME)
  );
}

/** Whether a review keeps every bit in the arrays. */
function fits(event: ReviewEvent): boolean {
  const length = event.interval.unit === 'days' ? event.interval.days : event.interval.seconds;
  const whole = [
    event.offsetMinutes,
    event.day,
    event.durationMillis,
    event.stepBefore ?? 0,
    length,
    event.dueDay ?? 0,
  ];
  return isUuid(event.id) && (event.stepBefore ?? 0) >= 0 && whole.every((value) => Object.is(value | 0, value));
}

/** Numbers names in the order in which they turn up. */
class Names<Name extends string> {
  readonly names: Name[] = [];
  readonly #numbers = new Map<Name, number>();

  indexOf(name: Name): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** The buffers of the arrays, for handing a packed log to another thread without copying it. */
export function packedBuffers(log: PackedLog): ArrayBuffer[] {
  return Object.values(log).flatMap((value) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  );
}

/** Bytes that the arrays of a packed log take. */
export function packedBytes(log: PackedLog): number {
  return packedBuffers(log).reduce((bytes, { byteLength }) => bytes + byteLength, 0);
}
