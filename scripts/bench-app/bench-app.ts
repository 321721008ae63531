/**
 * Measures the built app in Chromium as slow as a phone, beside a hand-written floor page in the same run:
 * `npm run bench:app`. The machine's mood is in both, so read the ratios. Options: `--sizes 1000,50000`, `--reps 5`, `--grades 20`.
 */
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { startStaticServer } from '../../tests/helpers/static-server.ts';
import { type Candidate, seedProfile } from './collections.ts';
import { measureOnce, type Sample } from './measure-start.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,50000' },
    reps: { type: 'string', default: '5' },
    grades: { type: 'string', default: '20' },
  },
});
const sizes = options.sizes.split(',').map(Number);
const repetitions = Number(options.reps);
const gradeCount = Number(options.grades);

const work = fileURLToPath(new URL('../../.tmp/bench-app/', import.meta.url));
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** With many cards a history of four reviews each would take an hour to write and changes nothing that is measured. */
const reviewsPerCard = (cardCount: number) => (cardCount > 10_000 ? 1 : 4);

async function buildCandidates(): Promise<Candidate[]> {
  const outDir = (name: string) => join(work, name);
  const quiet = { logLevel: 'warn', configFile: false, base: './' } as const;
  await build({ root: here('../../'), logLevel: 'warn', build: { outDir: outDir('app'), emptyOutDir: true } });
  await build({
    ...quiet,
    root: here('floor'),
    build: { outDir: outDir('floor'), emptyOutDir: true, target: 'es2022' },
  });
  await build({ ...quiet, root: here('seed'), build: { outDir: outDir('seed'), emptyOutDir: true, target: 'es2022' } });
  for (const name of ['app', 'floor']) await cp(outDir('seed'), join(outDir(name), 'seed'), { recursive: true });
  return [
    { name: 'floor', server: await startStaticServer({ root: outDir('floor'), headers: {} }), route: '' },
    { name: 'recollect', server: await startStaticServer({ root: outDir('app') }), route: '#/review' },
  ];
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  return below + ((sorted[Math.ceil(place)] ?? below) - below) * (place - Math.floor(place));
};

interface Row {
  readonly name: string;
  readonly size: number;
  readonly samples: readonly Sample[];
}

/** The figures of a row, as they are printed and compared. */
function summarise({ samples }: Row) {
  const grades = samples.flatMap((sample) => sample.gradeMillis);
  const longTasks = samples.reduce((sum, sample) => sum + sample.longTaskCount, 0);
  return {
    cold: quantile(
      samples.map((sample) => sample.coldMillis),
      0.5,
    ),
    offline: quantile(
      samples.map((sample) => sample.offlineMillis),
      0.5,
    ),
    grade: quantile(grades, 0.5),
    grade95: quantile(grades, 0.95),
    longPer100: (longTasks / grades.length) * 100,
    heap: quantile(
      samples.map((sample) => sample.heapMegabytes),
      0.5,
    ),
  };
}

function print(rows: readonly Row[]): void {
  console.log('\n                     first card, ms      grade to next card, ms   long tasks     heap');
  console.log('page        cards     cold  offline         p50     p95          per 100 grades   MB');
  for (const row of rows) {
    const sum = summarise(row);
    console.log(
      [
        row.name.padEnd(10),
        String(row.size).padStart(6),
        sum.cold.toFixed(0).padStart(8),
        sum.offline.toFixed(0).padStart(8),
        sum.grade.toFixed(0).padStart(11),
        sum.grade95.toFixed(0).padStart(7),
        sum.longPer100.toFixed(0).padStart(16),
        sum.heap.toFixed(1).padStart(12),
      ].join(' '),
    );
  }
  console.log('\nRecollect as a multiple of the floor (goals: first card 2.0, grade 1.5):');
  for (const size of sizes) {
    const [floor, ours] = ['floor', 'recollect'].map((name) =>
      rows.find((row) => row.name === name && row.size === size),
    );
    if (floor === undefined || ours === undefined) continue;
    const [a, b] = [summarise(floor), summarise(ours)];
    const ratio = (key: 'cold' | 'offline' | 'grade') => `${key} ${(b[key] / a[key]).toFixed(2)}`;
    console.log(`${String(size).padStart(6)} cards: ${ratio('cold')}, ${ratio('offline')}, ${ratio('grade')}`);
  }
}

await mkdir(work, { recursive: true });
const candidates = await buildCandidates();
const rows: { name: string; size: number; samples: Sample[] }[] = [];
for (const size of sizes) {
  for (const candidate of candidates) {
    console.log(`Filling ${candidate.name} with ${size} cards`);
    const seeded = join(work, `profile-${candidate.name}-${size}`);
    await seedProfile(candidate, seeded, { cardCount: size, reviewsPerCard: reviewsPerCard(size) });
    rows.push({ name: candidate.name, size, samples: [] });
  }
  // Taken in turns, so that a busy minute of the machine meets both.
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const candidate of repetition % 2 === 0 ? candidates : [...candidates].reverse()) {
      const seeded = join(work, `profile-${candidate.name}-${size}`);
      const sample = await measureOnce(candidate, seeded, join(work, 'profile-running'), gradeCount);
      rows.find((row) => row.name === candidate.name && row.size === size)?.samples.push(sample);
      console.log(
        `${candidate.name} ${size}: cold ${sample.coldMillis.toFixed(0)} ms, offline ${sample.offlineMillis.toFixed(0)} ms, grade ${quantile(sample.gradeMillis, 0.5).toFixed(0)} ms`,
      );
    }
  }
}
print(rows);
await Promise.all(candidates.map(({ server }) => server.stop()));
await rm(join(work, 'profile-running'), { recursive: true, force: true });
