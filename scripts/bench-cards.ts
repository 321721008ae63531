/**
 * `npm run bench:cards`: how good the cards of the example notes are, and how fast notes are compiled. The speed is CPU time
 * of a bundle as the app has it, beside the time that a plain Markdown parse of the same text takes in the same run: the ratio
 * stays comparable on a busy or slow machine. A first round in a fresh process shows what the first import takes.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { compileNote } from '../src/notes/compile-note.ts';
import { type Gold, scoreCards } from '../tests/helpers/score-cards.ts';
import type { NoteTimes, TaskTimes } from './time-notes.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const NOTES = join(ROOT, 'tests/fixtures/notes');
const TARGET_CHARS = 200_000;
const ROUNDS = 30;
const COLD_STARTS = 5;

function listNotes(): { name: string; text: string; gold: Gold }[] {
  return readdirSync(NOTES)
    .filter((file) => file.endsWith('.md') && existsSync(join(NOTES, file.replace(/\.md$/, '.gold.json'))))
    .map((file) => ({
      name: file.replace(/\.md$/, ''),
      text: readFileSync(join(NOTES, file), 'utf8'),
      gold: JSON.parse(readFileSync(join(NOTES, file.replace(/\.md$/, '.gold.json')), 'utf8')) as Gold,
    }));
}

/** Bundles the program that measures into `folder`, with the settings of the app. Returns the path of the bundle. */
async function bundleTimer(folder: string): Promise<string> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: 'scripts/time-notes.ts',
      target: 'es2022',
      outDir: folder,
      minify: true,
      emptyOutDir: true,
      copyPublicDir: false,
    },
  });
  return join(folder, 'time-notes.js');
}

function runTimer(program: string, rounds: number): NoteTimes {
  return JSON.parse(
    execFileSync(process.execPath, [program, NOTES, String(rounds)], { encoding: 'utf8' }),
  ) as NoteTimes;
}

function middleOf(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function reportTimes(warm: NoteTimes, cold: readonly NoteTimes[]): void {
  const perTarget = (millis: number): string => ((millis * TARGET_CHARS) / warm.charCount).toFixed(0).padStart(6);
  const roundsOf = (times: NoteTimes, task: TaskTimes['task']): readonly number[] =>
    times.tasks.find((one) => one.task === task)?.roundMillis ?? [];
  const parseMillis = Math.min(...roundsOf(warm, 'parse'));
  const report = (label: string, rounds: readonly number[]): void => {
    const fastest = Math.min(...rounds);
    const ratio = (fastest / parseMillis).toFixed(2);
    console.log(`${label.padEnd(36)}${perTarget(fastest)}${perTarget(middleOf(rounds))}   ${ratio} x plain parse`);
  };
  console.log(
    `\nCPU milliseconds per 200 KB of notes, all threads (${warm.charCount} characters measured, bundled as in the app)`,
  );
  console.log(`${' '.repeat(36)}  best middle of ${ROUNDS} rounds, or of ${COLD_STARTS} starts`);
  report('plain Markdown parse (mdast, GFM)', roundsOf(warm, 'parse'));
  report(`compileNote, ${warm.noteCount} notes`, roundsOf(warm, 'each'));
  report('compileNote, all in one note', roundsOf(warm, 'joined'));
  report(
    'compileNote, first round of a start',
    cold.map((times) => roundsOf(times, 'each')[0] ?? 0),
  );
}

async function main(): Promise<void> {
  const notes = listNotes();
  console.log('note                          score  coverage  clean cards  cards  held back');
  for (const { name, text, gold } of notes) {
    const { drafts } = compileNote(`${name}.md`, text);
    const score = scoreCards(
      gold,
      drafts.filter((draft) => !draft.isTray),
    );
    const tray = drafts.filter((draft) => draft.isTray).length;
    const columns = [score.score.toFixed(1), score.coverage.toFixed(1), score.cleanCards.toFixed(1), score.cards, tray];
    const widths = [6, 10, 13, 7, 11];
    console.log(name.padEnd(29) + columns.map((column, index) => String(column).padStart(widths[index] ?? 8)).join(''));
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-cards-'));
  try {
    const program = await bundleTimer(folder);
    const cold = Array.from({ length: COLD_STARTS }, () => runTimer(program, 1));
    reportTimes(runTimer(program, ROUNDS), cold);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main();
