import type { CivilDate } from '../../scheduler/civil-date.ts';

export interface Reminder {
  /** Names the entry among all entries of all calendars: a UUID. */
  readonly uid: string;
  /** When the entry was made. */
  readonly madeAtMillis: number;
  readonly firstDay: CivilDate;
  /** 0 to 23 and 0 to 59, by the clock of wherever the learner is. */
  readonly hour: number;
  readonly minute: number;
  readonly summary: string;
  readonly description: string;
}

const DURATION_MINUTES = 10;
/** Longest line of a calendar file in bytes, its line break not counted: RFC 5545, section 3.1. */
const LINE_BYTES = 75;

/**
 * A calendar file with one entry that repeats every day and rings at its start. Its time is a floating one (RFC 5545, section 3.3.5,
 * form 1): it stays at the same hour when the learner travels or the clocks change.
 */
export function writeReminder(reminder: Reminder): string {
  const { uid, madeAtMillis, firstDay, hour, minute } = reminder;
  const summary = escapeText(reminder.summary);
  const description = escapeText(reminder.description);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Recollect//Reminder//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${writeInstant(madeAtMillis)}`,
    `DTSTART:${writeDate(firstDay)}T${twoDigits(hour)}${twoDigits(minute)}00`,
    `DURATION:PT${DURATION_MINUTES}M`,
    'RRULE:FREQ=DAILY',
    `SUMMARY:${summary}`,
    `DESCRIPTION:${description}`,
    // Nobody who looks for a free hour has to step around it.
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:PT0M',
    `DESCRIPTION:${summary}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** RFC 5545, section 3.3.11. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Cuts a long line so that each piece has at most 75 bytes of UTF-8; those after the first begin with a space. No character is cut. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const length = encoder.encode(character).length;
    if (bytes + length > LINE_BYTES) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += length;
  }
  return folded;
}

/** `20261124T180000Z`. */
function writeInstant(atMillis: number): string {
  return `${new Date(atMillis).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function writeDate({ year, month, dayOfMonth }: CivilDate): string {
  return `${String(year).padStart(4, '0')}${twoDigits(month)}${twoDigits(dayOfMonth)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
