import * as v from 'valibot';
import type { Card } from '../model/card.ts';
import type { LogEvent } from '../model/event.ts';
import type { DeviceId } from '../model/ids.ts';
import type { Note } from '../model/note.ts';
import type { Progress, ProgressOrigin } from '../model/progress.ts';
import { fail, type Result, succeed } from '../model/result.ts';
import { ContentLines } from './content-lines.ts';
import { EventLines } from './event-lines.ts';
import { createFileDigest } from './file-digest.ts';
import { guessFile } from './guess-file.ts';
import { EndLine, HeadLine } from './line-schemas.ts';
import {
  FORMAT_NAME,
  FORMAT_VERSION,
  MAX_CARDS,
  MAX_LINE_CHARS,
  MAX_LINES,
  MAX_NOTES,
  MAX_TOTAL_CHARS,
  MAX_UNKNOWN_LINES,
  type ProgressProblem,
} from './progress-format.ts';
import { readJsonLine } from './read-json-line.ts';

/** How every file of ours begins: enough to know one that was cut off within its first line. */
const HEAD_START = '{"k":"head"';

export interface DecodedProgress {
  readonly progress: Progress;
  readonly origin: ProgressOrigin;
}

/** Reads a file line by line. The first problem ends the reading; nothing of the file is to be used then. */
export interface ProgressReader {
  /** The line without its end. Returns the problem that it brings, or null. */
  readLine(line: string): ProgressProblem | null;
  /** What was read, once all lines are. */
  finish(): Result<DecodedProgress, ProgressProblem>;
}

/** Reads a whole file: its text, or its lines without their ends. `fileName` stands in the problems. */
export function decodeProgress(
  input: string | Iterable<string>,
  fileName: string,
): Result<DecodedProgress, ProgressProblem> {
  const reader = createProgressReader(fileName);
  for (const line of typeof input === 'string' ? splitLines(input) : input) {
    const problem = reader.readLine(line);
    if (problem !== null) return fail(problem);
  }
  return reader.finish();
}

function* splitLines(text: string): Generator<string, void, undefined> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    yield text.slice(start, end);
    start = end + 1;
  }
  if (start < text.length) yield text.slice(start);
}

export function createProgressReader(fileName: string): ProgressReader {
  const file = fileName;
  const digest = createFileDigest();
  const notes: Note[] = [];
  const cards: Card[] = [];
  const events: LogEvent[] = [];
  const unknownLines: string[] = [];
  const seen = { note: new Set<string>(), card: new Set<string>(), event: new Set<string>() };
  let origin: ProgressOrigin | null = null;
  let lineNumber = 0;
  let totalChars = 0;
  let isEnded = false;
  /** A line that is no JSON: a bad line if others follow, but the torn end of a file that was cut off if not. */
  let torn: ProgressProblem | null = null;
  let found: ProgressProblem | null = null;

  const badLine = (field: string, why: string): ProgressProblem => ({
    type: 'bad-line',
    file,
    line: lineNumber,
    field,
    why,
  });
  const tooLarge = (why: string): ProgressProblem => ({ type: 'too-large', file, line: lineNumber, why });

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

  const keepOnce = <Thing extends { readonly id: string }>(
    kind: keyof typeof seen,
    list: Thing[],
    most: number,
    thing: Thing,
  ): ProgressProblem | null => {
    if (seen[kind].has(thing.id)) return badLine('id', `the ${kind} ${thing.id} stands in the file twice`);
    if (list.length >= most) return tooLarge(`more than ${most} of the kind ${kind}`);
    seen[kind].add(thing.id);
    list.push(thing);
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
      const damaged = (why: string): ProgressProblem => ({ type: 'damaged', file, line: lineNumber, why });
      if (end.lines !== digest.lineCount) {
        return damaged(`${end.lines} lines were written, ${digest.lineCount} are there`);
      }
      return end.sha256 === digest.finish() ? null : damaged('the check sum does not match the lines');
    });

  const readKnownOrKeep = (kind: string, fields: Record<string, unknown>, line: string): ProgressProblem | null => {
    switch (kind) {
      case 'head':
        return badLine('k', 'a second head line');
      case 'end':
        return readEnd(fields);
      case 'note':
        return readFields(ContentLines.note, fields, (note) => keepOnce('note', notes, MAX_NOTES, note));
      case 'card':
        return readFields(ContentLines.card, fields, (card) => keepOnce('card', cards, MAX_CARDS, card));
      case 'review':
      case 'undo':
      case 'suspend':
      case 'edit':
      case 'setting':
        return readFields(EventLines[kind], fields, (event) => keepOnce('event', events, MAX_LINES, event));
      default:
        if (unknownLines.length >= MAX_UNKNOWN_LINES) return tooLarge(`more than ${MAX_UNKNOWN_LINES} unknown lines`);
        unknownLines.push(line);
        return null;
    }
  };

  const readNext = (rawLine: string): ProgressProblem | null => {
    lineNumber++;
    totalChars += rawLine.length;
    if (rawLine.length > MAX_LINE_CHARS) return tooLarge(`a line of ${rawLine.length} characters`);
    if (lineNumber > MAX_LINES) return tooLarge(`more than ${MAX_LINES} lines`);
    if (totalChars > MAX_TOTAL_CHARS) return tooLarge(`more than ${MAX_TOTAL_CHARS} characters`);
    const line = cleanLine(rawLine, lineNumber === 1);
    if (torn !== null) return torn;
    if (isEnded) return line === '' ? null : badLine('', 'text after the end line');

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
      return succeed({ progress: { notes, cards, events, unknownLines }, origin });
    },
  };
}

/** Mail programs and editors may change line ends or put a byte order mark in front; the check sum is about the lines. */
function cleanLine(line: string, isFirst: boolean): string {
  const start = isFirst && line.startsWith('\ufeff') ? 1 : 0;
  const end = line.endsWith('\r') ? line.length - 1 : line.length;
  return start === 0 && end === line.length ? line : line.slice(start, end);
}

const MAX_SHOWN = 60;

function describeIssue(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return 'is missing';
  const expected = issue.type === 'check' ? issue.message : (issue.expected ?? 'something else');
  const received = issue.received.length > MAX_SHOWN ? `${issue.received.slice(0, MAX_SHOWN)}…` : issue.received;
  return `expected ${expected}, found ${received}`;
}
