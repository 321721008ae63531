import * as v from 'valibot';
import type { LogEvent } from '../model/event.ts';
import { EventLines } from './event-lines.ts';
import { readJsonLine } from './read-json-line.ts';

/** The event of a line, or null when the line is none or is torn. */
export function readEventLine(line: string): LogEvent | null {
  const parsed = readJsonLine(line);
  if (!parsed.ok) return null;
  const { kind, fields } = parsed.value;
  if (!isEventKind(kind)) return null;
  const event = v.safeParse(EventLines[kind], fields, { abortEarly: true });
  return event.success ? event.output : null;
}

/** Whether lines of this kind are events. */
export function isEventKind(kind: string): kind is keyof typeof EventLines {
  return Object.hasOwn(EventLines, kind);
}
