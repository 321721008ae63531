import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoToMillis } from '../../src/scheduler/iso-time.ts';
import { parseReviewCsv, rowsToColumns } from '../../src/scheduler/review-csv.ts';

describe('an ISO time', () => {
  it('is read as the system reads it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          expect(isoToMillis(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });

  it.each([
    ['2024-03-29T20:32:32.250000+00:00', '2024-03-29T20:32:32.250Z'],
    ['2024-03-29 20:32:32+05:45', '2024-03-29T14:47:32.000Z'],
    ['2024-03-29T20:32-0330', '2024-03-30T00:02:00.000Z'],
    ['2024-02-29T00:00:00', '2024-02-29T00:00:00.000Z'],
    ['2024-03-29T20:32:32.9999z', '2024-03-29T20:32:32.999Z'],
  ])('%s is %s', (text, expected) => {
    expect(isoToMillis(text)).toBe(Date.parse(expected));
  });

  it.each([
    '',
    '2024-03-29',
    '2023-02-29T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-01-01T24:00:00Z',
    'yesterday',
    '29/03/2024 10:00',
  ])('"%s" is none', (text) => {
    expect(isoToMillis(text)).toBeNull();
  });
});

describe('a review table', () => {
  it('has its columns in any order, among others, with times of both kinds', () => {
    const text = [
      'review_duration,review_rating,review_state,card_id,review_time',
      '1200,3,0,77,1711744352250',
      '900,1,2,"a,""b""",2024-03-29T20:32:33Z',
      '',
    ].join('\r\n');
    expect(parseReviewCsv(`\uFEFF${text}`)).toEqual({
      ok: true,
      value: {
        rows: [
          { cardId: '77', grade: 3, atMillis: 1_711_744_352_250 },
          { cardId: 'a,"b"', grade: 1, atMillis: Date.parse('2024-03-29T20:32:33Z') },
        ],
        skippedCount: 0,
      },
    });
  });

  it('may hold cards moved by hand, which are passed over', () => {
    const parsed = parseReviewCsv('card_id,review_time,review_rating\n1,1711744352250,0\n1,1711744352251,4\n');
    expect(parsed).toMatchObject({ ok: true, value: { skippedCount: 1, rows: [{ grade: 4 }] } });
  });

  it.each([
    ['', 1, /card_id, review_time, review_rating/],
    ['card_id,review_rating\n1,3', 1, /review_time/],
    ['card_id,review_time,review_rating\n1,1711744352250,3\n1,1711744352250,5', 3, /review_rating is "5"/],
    ['card_id,review_time,review_rating\n1,1711744352250,', 2, /review_rating is ""/],
    ['card_id,review_time,review_rating\n\n1,soon,3', 3, /review_time is "soon"/],
    ['card_id,review_time,review_rating\n,1711744352250,3', 2, /card_id is empty/],
    ['card_id,review_time,review_rating\n1,1711744352250', 2, /review_rating/],
  ])('that is broken is refused with its line: %j', (text, line, message) => {
    const parsed = parseReviewCsv(text);
    if (parsed.ok) throw new Error('It should be refused.');
    expect(parsed.problem.line).toBe(line);
    expect(parsed.problem.message).toMatch(message);
  });

  it('becomes columns in the order of time', () => {
    const rows = [
      { cardId: 'b', grade: 1, atMillis: 3000 },
      { cardId: 'a', grade: 3, atMillis: 1000 },
      { cardId: 'b', grade: 4, atMillis: 2000 },
    ] as const;
    const columns = rowsToColumns(rows, (atMillis) => atMillis / 1000);
    expect(columns.cardCount).toBe(2);
    expect([[...columns.card], [...columns.day], [...columns.grade]]).toEqual([
      [0, 1, 1],
      [1, 2, 3],
      [3, 4, 1],
    ]);
  });
});
