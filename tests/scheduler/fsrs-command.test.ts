import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../src/generate/fsrs.ts', import.meta.url));
const reviews = fileURLToPath(new URL('../fixtures/scheduler/reviews-b.csv', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'recollect-fsrs-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('the fsrs command', () => {
  it('prints one JSON object that holds what the log allows to say', async () => {
    const { code, out } = await run('evaluate', reviews, '--json', '--zone', 'America/New_York', '--rollover', '4');
    expect(code).toBe(0);
    const report: unknown = JSON.parse(out);
    expect(report).toEqual({
      reviews: 12_580,
      predicted: expect.any(Number),
      folds: 5,
      logLossDefault: expect.any(Number),
      logLossFitted: expect.any(Number),
      rmseBinsDefault: expect.any(Number),
      rmseBinsFitted: expect.any(Number),
      cpuSeconds: expect.any(Number),
      weights: Array.from({ length: 21 }, () => expect.any(Number)),
    });
    expect(report).toMatchObject({
      logLossDefault: expect.closeTo(0.4417, 3),
      logLossFitted: expect.closeTo(0.436, 2),
    });
  });

  it('prints a table for people', async () => {
    const { out } = await run('evaluate', reviews);
    expect(out).toMatch(/12580 reviews/);
    expect(out).toMatch(/log-loss +0\.4\d{3} +0\.4\d{3}/);
  });

  it('names file and line of what it cannot read', async () => {
    const path = join(folder, 'broken.csv');
    writeFileSync(path, 'card_id,review_time,review_rating\n1,1711744352250,3\n1,1711744352250,9\n');
    const { code, out, err } = await run('evaluate', path, '--json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(`${path}:3: review_rating is "9" and should be 1, 2, 3 or 4.\n`);
  });

  it.each([
    [['evaluate', 'no-such-file.csv'], /no-such-file\.csv cannot be read/],
    [['evaluate', reviews, '--zone', 'Nowhere/Land'], /--zone is "Nowhere\/Land"/],
    [['evaluate', reviews, '--rollover', '24'], /--rollover is "24"/],
    [['evaluate', reviews, '--speed'], /--speed/],
    [['guess', reviews], /Usage/],
    [[], /Usage/],
  ])('explains itself when asked for what it cannot do: %j', async (args, message) => {
    const { code, err } = await run(...args);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n {4}at /);
  });

  it('counts study days in the zone', async () => {
    // In New York these are 23:30 and 00:30 of one study day; in UTC 03:30 and 04:30, on either side of the rollover hour.
    const path = join(folder, 'night.csv');
    writeFileSync(
      path,
      'review_rating,card_id,review_time\n3,a,2026-03-08T23:30:00-04:00\n3,a,2026-03-09T00:30:00-04:00\n',
    );
    const predictedIn = async (zone: string) =>
      JSON.parse((await run('evaluate', path, '--json', '--zone', zone)).out).predicted;
    expect([await predictedIn('America/New_York'), await predictedIn('UTC')]).toEqual([0, 1]);
  });
});
