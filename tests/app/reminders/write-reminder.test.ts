import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Reminder, writeReminder } from '../../../src/app/reminders/write-reminder.ts';

const REMINDER: Reminder = {
  uid: '0d1f6c5e-4b7a-4d4e-9a3e-1f2b3c4d5e6f',
  madeAtMillis: Date.UTC(2026, 10, 24, 18, 5, 9),
  firstDay: { year: 2026, month: 11, dayOfMonth: 24 },
  hour: 7,
  minute: 5,
  summary: 'Review cards',
  description: 'How many are due stands in Recollect.',
};

/** Lines as a calendar reads them, RFC 5545 section 3.1: those that begin with a space go on the one before. */
function unfold(file: string): string[] {
  return file.replaceAll('\r\n ', '').split('\r\n');
}

/** A text value as a calendar reads it, RFC 5545 section 3.3.11. */
function unescapeText(value: string): string {
  return value.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

function readValue(file: string, name: string): string | undefined {
  return unfold(file)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);
}

test('the entry repeats every day at a floating local time', () => {
  const file = writeReminder(REMINDER);
  expect(readValue(file, 'DTSTART')).toBe('20261124T070500');
  expect(readValue(file, 'RRULE')).toBe('FREQ=DAILY');
  expect(readValue(file, 'DTSTAMP')).toBe('20261124T180509Z');
});

test('what the RFC requires of a calendar and an event is there once, and each part is closed in turn', () => {
  const lines = unfold(writeReminder(REMINDER));
  for (const required of ['VERSION:2.0', 'PRODID:-//Recollect//Reminder//EN', `UID:${REMINDER.uid}`]) {
    expect(lines.filter((line) => line === required)).toHaveLength(1);
  }
  const open: string[] = [];
  for (const line of lines) {
    if (line.startsWith('BEGIN:')) open.push(line.slice(6));
    if (line.startsWith('END:')) expect(open.pop()).toBe(line.slice(4));
  }
  expect(open).toEqual([]);
  expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual([
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'BEGIN:VALARM',
  ]);
});

test('every line ends with a carriage return and a line feed, the last one too', () => {
  const file = writeReminder({ ...REMINDER, description: 'one\ntwo\r\nthree\rfour' });
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('any text comes back as it was, in lines of at most 75 bytes that cut no character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const file = writeReminder({ ...REMINDER, summary: text, description: text });
      for (const line of file.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(line.isWellFormed()).toBe(true);
      }
      const expected = text.replace(/\r\n|\r/g, '\n');
      expect(unescapeText(readValue(file, 'SUMMARY') ?? '')).toBe(expected);
      expect(unescapeText(readValue(file, 'DESCRIPTION') ?? '')).toBe(expected);
    }),
  );
});

test('commas, semicolons, backslashes and line breaks are escaped', () => {
  const file = writeReminder({ ...REMINDER, summary: 'a, b; c\\d\ne' });
  expect(readValue(file, 'SUMMARY')).toBe('a\\, b\\; c\\\\d\\ne');
});

test('a long Arabic text is folded between its letters', () => {
  const text = 'مراجعة البطاقات '.repeat(12).trim();
  const file = writeReminder({ ...REMINDER, summary: text });
  expect(file).toContain('\r\n ');
  expect(readValue(file, 'SUMMARY')).toBe(text);
});
