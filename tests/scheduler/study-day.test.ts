import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDateToDay, dayToCivilDate } from '../../src/scheduler/civil-date.ts';
import {
  civilDayAt,
  elapsedStudyDays,
  momentAt,
  startOfStudyDayMillis,
  studyDayAt,
  weekdayOf,
} from '../../src/scheduler/study-day.ts';

/** Local time minus UTC in minutes, asked of the system's own zone data. */
function offsetIn(timeZone: string, atMillis: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(atMillis);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name);
  if (match === null) throw new Error(`No offset in ${name}`);
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

function dayIn(timeZone: string, utc: string, rolloverHour = 4): string {
  const atMillis = Date.parse(utc);
  const { year, month, dayOfMonth } = dayToCivilDate(studyDayAt(atMillis, offsetIn(timeZone, atMillis), rolloverHour));
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

describe('the study day', () => {
  it('turns at the rollover hour, not at midnight', () => {
    expect(dayIn('UTC', '2026-03-10T23:59:59.999Z')).toBe('2026-03-10');
    expect(dayIn('UTC', '2026-03-11T00:00:00Z')).toBe('2026-03-10');
    expect(dayIn('UTC', '2026-03-11T03:59:59.999Z')).toBe('2026-03-10');
    expect(dayIn('UTC', '2026-03-11T04:00:00Z')).toBe('2026-03-11');
  });

  it('turns at any hour the learner sets', () => {
    const table = [0, 1, 4, 6, 12, 20, 23].flatMap((rollover) =>
      Array.from({ length: 24 }, (_, hour) => [rollover, hour] as const),
    );
    for (const [rollover, hour] of table) {
      const atMillis = Date.UTC(2026, 5, 15, hour, 30);
      const expected = hour >= rollover ? civilDateToDay({ year: 2026, month: 6, dayOfMonth: 15 }) : 20_618;
      expect(studyDayAt(atMillis, 0, rollover), `rollover ${rollover}, hour ${hour}`).toBe(expected);
    }
  });

  it.each([
    // UTC midnight falls into the evening in New York and into the morning in Tokyo: the day must not turn there.
    ['America/New_York', '2026-01-15T23:50:00Z', '2026-01-16T00:10:00Z', '2026-01-15', '2026-01-15'],
    ['Asia/Tokyo', '2026-01-15T23:50:00Z', '2026-01-16T00:10:00Z', '2026-01-16', '2026-01-16'],
    ['Pacific/Auckland', '2026-01-15T23:50:00Z', '2026-01-16T00:10:00Z', '2026-01-16', '2026-01-16'],
    ['Asia/Kathmandu', '2026-01-15T23:50:00Z', '2026-01-16T00:10:00Z', '2026-01-16', '2026-01-16'],
    // Local midnight.
    ['America/New_York', '2026-01-16T04:50:00Z', '2026-01-16T05:10:00Z', '2026-01-15', '2026-01-15'],
    ['Asia/Tokyo', '2026-01-15T14:50:00Z', '2026-01-15T15:10:00Z', '2026-01-15', '2026-01-15'],
    ['Pacific/Auckland', '2026-01-15T10:50:00Z', '2026-01-15T11:10:00Z', '2026-01-15', '2026-01-15'],
    ['Asia/Kathmandu', '2026-01-15T18:10:00Z', '2026-01-15T18:20:00Z', '2026-01-15', '2026-01-15'],
    // The rollover hour, 04:00 local.
    ['America/New_York', '2026-01-16T08:59:00Z', '2026-01-16T09:00:00Z', '2026-01-15', '2026-01-16'],
    ['Asia/Tokyo', '2026-01-15T18:59:00Z', '2026-01-15T19:00:00Z', '2026-01-15', '2026-01-16'],
    ['Pacific/Auckland', '2026-01-15T14:59:00Z', '2026-01-15T15:00:00Z', '2026-01-15', '2026-01-16'],
    ['Asia/Kathmandu', '2026-01-15T22:14:00Z', '2026-01-15T22:15:00Z', '2026-01-15', '2026-01-16'],
  ])('in %s, %s to %s is %s to %s', (zone, before, after, dayBefore, dayAfter) => {
    expect([dayIn(zone, before), dayIn(zone, after)]).toEqual([dayBefore, dayAfter]);
  });

  it.each([
    ['America/New_York', 'spring', '2026-03-06T12:00:00Z', 6],
    ['America/New_York', 'autumn', '2026-10-30T12:00:00Z', 6],
    ['Pacific/Auckland', 'autumn', '2026-04-02T12:00:00Z', 6],
    ['Pacific/Auckland', 'spring', '2026-09-24T12:00:00Z', 6],
    ['Europe/Berlin', 'spring', '2026-03-27T12:00:00Z', 6],
    ['Europe/Berlin', 'autumn', '2026-10-23T12:00:00Z', 6],
  ])('counts one day a day over the change of clocks in %s in %s', (zone, _season, from, days) => {
    const noons: number[] = [];
    // The same local hour each day: found by walking in hours, so that the test has no day arithmetic of its own.
    const localHour = (millis: number) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(millis);
    const start = Date.parse(from);
    const wanted = localHour(start);
    for (let millis = start; noons.length <= days; millis += 3_600_000)
      if (localHour(millis) === wanted) noons.push(millis);
    const studyDays = noons.map((millis) => studyDayAt(millis, offsetIn(zone, millis), 4));
    const first = studyDays[0] ?? Number.NaN;
    expect(studyDays).toEqual(studyDays.map((_, i) => first + i));
    expect(new Set(noons.map((millis) => offsetIn(zone, millis))).size).toBe(2);
  });

  it('turns once in the night in which the clocks change', () => {
    // New York, 8 March 2026: 02:00 becomes 03:00. Rollover 2 falls into the hour that does not exist.
    const nightInSpring = Array.from({ length: 12 }, (_, half) => Date.UTC(2026, 2, 8, 5) + half * 1_800_000);
    // 1 November 2026: 02:00 becomes 01:00 again. Rollover 1 comes twice; the day must not turn back after it turned.
    const nightInAutumn = Array.from({ length: 12 }, (_, half) => Date.UTC(2026, 10, 1, 6) + half * 1_800_000);
    const turns = (night: readonly number[], rollover: number) =>
      night
        .map((millis) => studyDayAt(millis, offsetIn('America/New_York', millis), rollover))
        .map((day, i, all) => day - (all[i - 1] ?? day));
    expect(turns(nightInSpring, 2).filter((step) => step !== 0)).toEqual([1]);
    expect(turns(nightInAutumn, 4).filter((step) => step !== 0)).toEqual([1]);
  });

  it('keeps the days of a traveller apart by the local calendar, both ways', () => {
    const tokyoMorning = Date.parse('2026-05-02T00:00:00Z');
    const dayInTokyo = studyDayAt(tokyoMorning, offsetIn('Asia/Tokyo', tokyoMorning), 4);
    // East to west over the date line: three hours later it is the day before. It counts as the same day.
    const honolulu = tokyoMorning + 3 * 3_600_000;
    const dayInHonolulu = studyDayAt(honolulu, offsetIn('Pacific/Honolulu', honolulu), 4);
    expect(dayInHonolulu).toBe(dayInTokyo - 1);
    expect(elapsedStudyDays(dayInTokyo, dayInHonolulu)).toBe(0);
    // West to east: three hours later it is the next day.
    const back = honolulu + 3 * 3_600_000;
    expect(elapsedStudyDays(dayInHonolulu, studyDayAt(back, offsetIn('Asia/Tokyo', back), 4))).toBe(1);
  });

  it('counts a clock that was moved back as the same day', () => {
    expect(elapsedStudyDays(20_000, 19_998)).toBe(0);
    expect(elapsedStudyDays(20_000, 20_003)).toBe(3);
  });

  it('agrees with the day numbers of Anki for something created at 02:00', () => {
    const created = Date.parse('2026-01-10T02:00:00Z');
    const daysSince = (hours: number) =>
      Math.max(0, studyDayAt(created + hours * 3_600_000, 0, 4) - civilDayAt(created, 0));
    expect([0, 24, 25.9, 26, 49.9, 50].map(daysSince)).toEqual([0, 0, 0, 1, 1, 2]);
  });

  it('begins when startOfStudyDayMillis says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.integer({ min: -12 * 60, max: 14 * 60 }),
        fc.integer({ min: 0, max: 23 }),
        (day, offset, rollover) => {
          const start = startOfStudyDayMillis(day, offset, rollover);
          expect(momentAt(start, offset, rollover)).toEqual({ atMillis: start, offsetMinutes: offset, day });
          expect(studyDayAt(start - 1, offset, rollover)).toBe(day - 1);
          expect(studyDayAt(start + 86_399_999, offset, rollover)).toBe(day);
        },
      ),
    );
  });
});

describe('civil dates', () => {
  it('agree with the system calendar for any day, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800_000, max: 800_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
        expect(dayToCivilDate(day)).toEqual(civil);
        expect(civilDateToDay(civil)).toBe(day);
        expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7);
      }),
    );
  });

  it('know leap days', () => {
    expect(dayToCivilDate(civilDateToDay({ year: 2024, month: 2, dayOfMonth: 29 }))).toEqual({
      year: 2024,
      month: 2,
      dayOfMonth: 29,
    });
    expect(
      civilDateToDay({ year: 2100, month: 3, dayOfMonth: 1 }) -
        civilDateToDay({ year: 2100, month: 2, dayOfMonth: 28 }),
    ).toBe(1);
    expect(
      civilDateToDay({ year: 2000, month: 3, dayOfMonth: 1 }) -
        civilDateToDay({ year: 2000, month: 2, dayOfMonth: 28 }),
    ).toBe(2);
  });
});
