/**
 * Kills Chromium at random moments, by default 200 times, and checks after each that nothing was lost, doubled or torn. Needs a build:
 * `npm run build && npx tsx scripts/soak.ts [--rounds N] [--seed N]`.
 */
import { parseArgs } from 'node:util';
import { runSoak } from '../tests/helpers/soak/soak-run.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const rounds = Number(values.rounds ?? 200);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('Usage: soak [--rounds N] [--seed N], both whole numbers\n');
  process.exit(2);
}
process.stdout.write(`Seed ${seed}\n`);
try {
  await runSoak({ rounds, seed, report: (line) => void process.stdout.write(`${line}\n`) });
  process.stdout.write(`${rounds} rounds, nothing lost\n`);
} catch (error) {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
}
