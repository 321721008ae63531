import * as v from 'valibot';
import { type Card, FACT_KINDS } from '../model/card.ts';
import { GRADES } from '../model/grade.ts';
import type { Note, RemovedNote } from '../model/note.ts';
import { readStamp } from '../model/stamp.ts';
import { isSafePath } from './picture-safety.ts';
import { FORMAT_NAME, MAX_PICTURE_PIECES, MAX_PIECE_CHARS } from './progress-format.ts';

/**
 * The lines of a progress file, kind by kind. Each schema builds a fresh object of the fields that it names; what
 * else a line holds is dropped. Ranges are wide: a reader that is too strict makes a backup worthless.
 */
const LongestDay = 8.64e15;
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const ShortText = v.pipe(v.string(), v.maxLength(10_000));
const LongText = v.pipe(v.string(), v.maxLength(1_000_000));
const whole = (least: number, most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const between = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most));
const Time = whole(0, LongestDay);
const Day = whole(-200_000_000, 200_000_000);
const Stamp = v.pipe(
  v.string(),
  v.check((text) => readStamp(text) !== null, 'stamp'),
);

export const HeadLine = v.object({
  format: v.literal(FORMAT_NAME),
  v: whole(1, 1_000_000),
  minReader: whole(1, 1_000_000),
  app: v.pipe(v.string(), v.maxLength(100)),
  device: Id,
  writtenAtMillis: Time,
  timeZone: v.pipe(v.string(), v.maxLength(100)),
  rolloverHour: whole(0, 23),
});

export const EndLine = v.object({
  lines: whole(0, Number.MAX_SAFE_INTEGER),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

export const NoteLine = v.object({
  id: Id,
  path: ShortText,
  title: ShortText,
  text: v.string(),
  changedAt: Stamp,
} satisfies Record<keyof Note, unknown>);

export const RemovedNoteLine = v.object({ id: Id, changedAt: Stamp } satisfies Record<keyof RemovedNote, unknown>);

export const CardLine = v.object({
  id: Id,
  noteId: Id,
  factId: Id,
  factKind: v.picklist(FACT_KINDS),
  form: v.picklist(['question', 'cloze', 'list']),
  question: LongText,
  answer: LongText,
  rule: ShortText,
  confidence: between(0, 1),
  priority: between(-1_000, 1_000),
  source: v.object({ path: ShortText, from: whole(0, 1e9), to: whole(0, 1e9) }),
  context: v.pipe(v.array(ShortText), v.maxLength(1_000)),
  place: v.picklist(['deck', 'tray', 'shelf', 'never']),
  changedAt: Stamp,
  madeAt: v.optional(Stamp),
} satisfies Record<keyof Card, unknown>);

const moment = { t: Time, offset: between(-1_440, 1_440), day: Day, id: Id, device: Id };

const Interval = v.union([v.strictObject({ days: between(0, 1e7) }), v.strictObject({ seconds: between(0, 1e12) })]);

export const ReviewLine = v.object({
  ...moment,
  card: Id,
  grade: v.picklist(GRADES),
  ms: between(0, 86_400_000),
  phase: v.picklist(['new', 'learning', 'review', 'relearning']),
  step: v.optional(whole(0, 1_000)),
  interval: Interval,
  due: v.optional(Day),
  dueAt: v.optional(Time),
  retention: between(0, 1),
  weights: Id,
  engine: Id,
  previous: v.optional(Id),
  practice: v.optional(v.boolean()),
});

export const UndoLine = v.object({ ...moment, card: v.optional(Id), of: Id });

export const SuspendLine = v.object({ ...moment, card: Id, suspended: v.boolean() });

export const EditLine = v.object({
  ...moment,
  card: Id,
  wording: v.nullable(v.object({ question: LongText, answer: LongText })),
});

export const ResetLine = v.object({ ...moment, card: Id });

export const SetDueLine = v.object({ ...moment, card: Id, due: Day });

export const BuryLine = v.object({ ...moment, card: Id, until: v.nullable(Day) });

export const FlagLine = v.object({ ...moment, card: Id, flag: v.picklist([0, 1, 2, 3, 4, 5, 6, 7]) });

export const SettingLine = v.object({
  ...moment,
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  value: v.nullable(v.union([ShortText, v.pipe(v.number(), v.finite()), v.boolean()])),
});

/** Anki decks have sounds among their pictures. */
export const PICTURE_TYPE = /^(?:image|audio|video)\/[a-z0-9.+-]{1,60}$/;

export const PictureLine = v.object({
  path: v.pipe(v.string(), v.check(isSafePath, 'path')),
  type: v.pipe(v.string(), v.regex(PICTURE_TYPE)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  size: whole(0, Number.MAX_SAFE_INTEGER),
  piece: whole(1, MAX_PICTURE_PIECES),
  pieces: whole(1, MAX_PICTURE_PIECES),
  value: v.pipe(v.string(), v.maxLength(MAX_PIECE_CHARS)),
  changedAt: v.optional(Stamp),
});
