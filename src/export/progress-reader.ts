import * as v from 'valibot';
import type { Card } from '../model/card.ts';
import type { LogEvent } from '../model/event.ts';
import type { DeviceId } from '../model/ids.ts';
import type { Note, RemovedNote } from '../model/note.ts';
import type { Picture } from '../model/picture.ts';
import type { ProgressOrigin } from '../model/progress.ts';
import { fail, type Result, succeed } from '../model/result.ts';
import { ContentLines } from './content-lines.ts';
import { describeIssue } from './describe-issue.ts';
import { EventLines } from './event-lines.ts';
import { createFileDigest } from './file-digest.ts';
import type { FileFault } from './file-fault.ts';
import { guessFile } from './guess-file.ts';
import { EndLine, HeadLine } from './line-schemas.ts';
import { createPictureAssembler } from './picture-lines.ts';
import {
  FORMAT_NAME,
  FORMAT_VERSION,
  MAX_CARDS,
  MAX_LINE_CHARS,
  MAX_LINES,
  MAX_NOTES,
  MAX_TOTAL_CHARS,
  MAX_UNKNOWN_CHARS,
  MAX_UNKNOWN_LINES,
  type ProgressProblem,
} from './progress-format.ts';
import { isEventKind } from './read-event-line.ts';
import { readJsonLine } from './read-json-line.ts';

/** How every file of ours begins: enough to know one that was cut off within its first line. */
const HEAD_START = '{"k":"head"';

const TWICE = { note: 'note-twice', card: 'card-twice', event: 'event-twice' } as const;
const TOO_MANY = { note: 'too-many-notes', card: 'too-many-cards', event: 'too-many-events' } as const;

/** Takes what a file holds, piece by piece. Nothing of it is to be used before `finish` says that the file is whole. */
export interface ProgressSink {
  note(note: Note): void;
  removedNote(mark: RemovedNote): void;
  card(card: Card): void;
  event(event: LogEvent): void;
  unknownLine(line: string): void;
  /** One path may come twice, from a detour through an older app: `choosePicture` tells which stays. Without this pictures are passed over. */
  picture?(picture: Picture): void;
  /** A picture that is not taken because it could run scripts. The file is whole without it. */
  pictureLeftOut?(leftOut: { readonly line: number; readonly path: string }): void;
}

/** Reads a file line by line and keeps none of it. The first problem ends the reading. */
export interface ProgressReader {
  /** The line without its end. Returns the problem that it brings, or null. */
  readLine(line: string): ProgressProblem | null;
  /** Who wrote the file, once all lines are read. */
  finish(): Result<ProgressOrigin, ProgressProblem>;
}

export function createProgressReader(fileName: string, sink: ProgressSink): ProgressReader {
  const file = fileName;
  const digest = createFileDigest();
  const counts = { note: 0, card: 0, event: 0 };
  const isRepeated = { note: createRepeatCheck(), card: createRepeatCheck(), event: createRepeatCheck() };
  const pictures = createPictureAssembler();
  let unknownCount = 0;
  let unknownChars = 0;
  let origin: ProgressOrigin | null = null;
  let lineNumber = 0;
  let totalChars = 0;
  let isEnded = false;
  /** A line that is no JSON: a bad line if others follow, but the torn end of a file that was cut off if not. */
  let torn: ProgressProblem | null = null;
  let found: ProgressProblem | null = null;

  const badLine = (field: string, why: FileFault): ProgressProblem => ({
    type: 'bad-line',
    file,
    line: lineNumber,
    field,
    why,
  });
  const tooLarge = (why: FileFault): ProgressProblem => ({ type: 'too-large', file, line: lineNumber, why });

  const readFields = <Schema extends v.GenericSchema>(
    schema: Schema,
    fields: unknown,
    use: (output: v.InferOutput<Schema>) => ProgressProblem | null,
  ): ProgressProblem | null => {
    const parsed = v.safeParse(schema, fields, { abortEarly: true });
    if (parsed.success) return use(parsed.output);
    const [issue] = parsed.issues;
    return badLine(v.getDotPath(issue) ?? '', describeIssue(issue));
  };

  const take = <Thing extends { readonly id: string }>(
    kind: keyof typeof counts,
    most: number,
    use: (thing: Thing) => void,
    thing: Thing,
  ): ProgressProblem | null => {
    if (isRepeated[kind](thing.id)) return badLine('id', { id: TWICE[kind], values: { id: thing.id } });
    if (counts[kind] >= most) return tooLarge({ id: TOO_MANY[kind], values: { most } });
    counts[kind]++;
    use(thing);
    return null;
  };

  const readHead = (fields: Record<string, unknown>): ProgressProblem | null => {
    const { format, v: version, minReader, app } = fields;
    if (format !== FORMAT_NAME) return { type: 'not-ours', file, line: 1, looksLike: 'json' };
    if (typeof minReader === 'number' && minReader > FORMAT_VERSION) {
      return {
        type: 'newer-version',
        file,
        line: 1,
        version: typeof version === 'number' ? version : minReader,
        appVersion: typeof app === 'string' ? app.slice(0, 100) : '',
      };
    }
    return readFields(HeadLine, fields, (head) => {
      origin = {
        appVersion: head.app,
        deviceId: head.device as DeviceId,
        writtenAtMillis: head.writtenAtMillis,
        timeZone: head.timeZone,
        rolloverHour: head.rolloverHour,
      };
      return null;
    });
  };

  const readEnd = (fields: Record<string, unknown>): ProgressProblem | null =>
    readFields(EndLine, fields, (end) => {
      isEnded = true;
      const damaged = (why: FileFault): ProgressProblem => ({ type: 'damaged', file, line: lineNumber, why });
      if (end.lines !== digest.lineCount) {
        return damaged({ id: 'lines-lost', values: { written: end.lines, there: digest.lineCount } });
      }
      return end.sha256 === digest.finish() ? null : damaged({ id: 'wrong-sum' });
    });

  const keepUnknown = (line: string): ProgressProblem | null => {
    unknownCount++;
    unknownChars += line.length;
    if (unknownCount > MAX_UNKNOWN_LINES)
      return tooLarge({ id: 'too-many-unknown-lines', values: { most: MAX_UNKNOWN_LINES } });
    if (unknownChars > MAX_UNKNOWN_CHARS)
      return tooLarge({ id: 'too-many-unknown-characters', values: { most: MAX_UNKNOWN_CHARS } });
    sink.unknownLine(line);
    return null;
  };

  const readPicture = (fields: Record<string, unknown>): ProgressProblem | null => {
    const taken = pictures.take(fields, lineNumber);
    if (taken.kind === 'trouble') {
      const { field, why, isTooLarge } = taken.trouble;
      return isTooLarge ? tooLarge(why) : badLine(field, why);
    }
    if (taken.kind === 'whole') sink.picture?.(taken.picture);
    if (taken.kind === 'left-out') sink.pictureLeftOut?.({ line: lineNumber, path: taken.path });
    return null;
  };

  const readKnownOrKeep = (kind: string, fields: Record<string, unknown>, line: string): ProgressProblem | null => {
    if (kind === 'head') return badLine('k', { id: 'second-head' });
    if (kind === 'end') return readEnd(fields);
    if (kind === 'picture') return readPicture(fields);
    if (kind === 'note')
      return readFields(ContentLines.note, fields, (note) => take('note', MAX_NOTES, sink.note, note));
    if (kind === 'card')
      return readFields(ContentLines.card, fields, (card) => take('card', MAX_CARDS, sink.card, card));
    if (kind === 'removed-note') {
      return readFields(ContentLines[kind], fields, (mark) => take('note', MAX_NOTES, sink.removedNote, mark));
    }
    if (isEventKind(kind)) {
      return readFields(EventLines[kind], fields, (event) => take('event', MAX_LINES, sink.event, event));
    }
    return keepUnknown(line);
  };

  const readNext = (rawLine: string): ProgressProblem | null => {
    lineNumber++;
    totalChars += rawLine.length;
    if (rawLine.length > MAX_LINE_CHARS) return tooLarge({ id: 'long-line', values: { length: rawLine.length } });
    if (lineNumber > MAX_LINES) return tooLarge({ id: 'too-many-lines', values: { most: MAX_LINES } });
    if (totalChars > MAX_TOTAL_CHARS) return tooLarge({ id: 'too-many-characters', values: { most: MAX_TOTAL_CHARS } });
    const line = cleanLine(rawLine, lineNumber === 1);
    if (torn !== null) return torn;
    if (isEnded) return line === '' ? null : badLine('', { id: 'after-end' });

    const parsed = readJsonLine(line);
    if (lineNumber === 1) {
      const isHead = parsed.ok && parsed.value.kind === 'head';
      if (!parsed.ok && line.startsWith(HEAD_START)) return { type: 'cut-off', file, line: 1 };
      if (!isHead) return { type: 'not-ours', file, line: 1, looksLike: guessFile(line) };
      const problem = readHead(parsed.value.fields);
      digest.add(`${line}\n`);
      return problem;
    }
    if (!parsed.ok) {
      torn = badLine('', parsed.problem);
      return null;
    }
    const problem = readKnownOrKeep(parsed.value.kind, parsed.value.fields, line);
    if (!isEnded) digest.add(`${line}\n`);
    return problem;
  };

  return {
    readLine(line) {
      found ??= readNext(line);
      return found;
    },
    finish() {
      if (found !== null) return fail(found);
      if (lineNumber === 0 || origin === null) return fail({ type: 'not-ours', file, line: 1, looksLike: 'empty' });
      if (!isEnded) return fail({ type: 'cut-off', file, line: lineNumber });
      const missing = pictures.missing();
      if (missing !== null) {
        const why: FileFault = { id: 'pieces-missing', values: { path: missing.path } };
        return fail({ type: 'bad-line', file, line: missing.lineNumber, field: 'piece', why });
      }
      return succeed(origin);
    },
  };
}

/** Up to so many ids are remembered one by one; a larger file is in the order of its ids, where the same ones stand side by side. */
const MAX_REMEMBERED_IDS = 20_000;

/** Tells whether an id came before. A repeated line is harmless to a merge; it is a sign that the file was put together by hand. */
function createRepeatCheck(): (id: string) => boolean {
  const seen = new Set<string>();
  let last = '';
  return (id) => {
    const isRepeat = id === last || seen.has(id);
    last = id;
    if (seen.size < MAX_REMEMBERED_IDS) seen.add(id);
    return isRepeat;
  };
}

/** Mail programs and editors may change line ends or put a byte order mark in front; the check sum is about the lines. */
function cleanLine(line: string, isFirst: boolean): string {
  const start = isFirst && line.startsWith('\ufeff') ? 1 : 0;
  const end = line.endsWith('\r') ? line.length - 1 : line.length;
  return start === 0 && end === line.length ? line : line.slice(start, end);
}
