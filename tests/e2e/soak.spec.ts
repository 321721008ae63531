import { test } from '@playwright/test';
import { runSoak } from '../helpers/soak/soak-run.ts';

test('ten kills in the middle of grading, undoing, importing and exporting lose nothing and double nothing', async () => {
  test.setTimeout(600_000);
  await runSoak({
    rounds: 10,
    seed: 20_261_124,
    report: (line) => test.info().annotations.push({ type: 'round', description: line }),
  });
});
