/**
 * `npm run bench:cards`: how good the cards of the example notes are, and how fast notes are compiled. The speed is CPU time
 * of this process, beside the time that a plain Markdown parse of the same text takes in the same run: the ratio stays
 * comparable on a busy or slow machine.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { compileNote } from '../src/notes/compile-note.ts';
import { type Gold, scoreCards } from '../tests/helpers/score-cards.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const NOTES = join(ROOT, 'tests/fixtures/notes');
const TARGET_CHARS = 200_000;
const ROUNDS = 15;

function listNotes(): { name: string; text: string; gold: Gold }[] {
  return readdirSync(NOTES)
    .filter((file) => file.endsWith('.md') && existsSync(join(NOTES, file.replace(/\.md$/, '.gold.json'))))
    .map((file) => ({
      name: file.replace(/\.md$/, ''),
      text: readFileSync(join(NOTES, file), 'utf8'),
      gold: JSON.parse(readFileSync(join(NOTES, file.replace(/\.md$/, '.gold.json')), 'utf8')) as Gold,
    }));
}

/** CPU milliseconds of the fastest and of the middle round, the tasks taking turns so that they meet the same load. */
function measureCpu(tasks: readonly (() => void)[]): { fastestMillis: number; medianMillis: number }[] {
  const rounds = tasks.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    tasks.forEach((run, index) => {
      const before = process.cpuUsage();
      run();
      const spent = process.cpuUsage(before);
      rounds[index]?.push((spent.user + spent.system) / 1000);
    });
  }
  return rounds.map((times) => {
    times.sort((a, b) => a - b);
    return { fastestMillis: times[0] ?? 0, medianMillis: times[Math.floor(times.length / 2)] ?? 0 };
  });
}

function main(): void {
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
  const chars = notes.reduce((sum, { text }) => sum + text.length, 0);
  const all = notes.map(({ text }) => text).join('\n\n');
  const [parse, each, joined] = measureCpu([
    () => {
      for (const { text } of notes) fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    },
    () => {
      for (const { name, text } of notes) compileNote(`${name}.md`, text);
    },
    () => {
      compileNote('one.md', all);
    },
  ]);
  if (!parse || !each || !joined) return;
  console.log(
    `\nCPU milliseconds per 200 KB of notes (${chars} characters measured, fastest and middle of ${ROUNDS} rounds)`,
  );
  const perTarget = (millis: number): string => ((millis * TARGET_CHARS) / chars).toFixed(0).padStart(6);
  const report = (label: string, time: { fastestMillis: number; medianMillis: number }): void => {
    const ratio = (time.fastestMillis / parse.fastestMillis).toFixed(2);
    console.log(
      `${label.padEnd(36)}${perTarget(time.fastestMillis)}${perTarget(time.medianMillis)}   ${ratio} x plain parse`,
    );
  };
  report('plain Markdown parse (mdast, GFM)', parse);
  report(`compileNote, ${notes.length} notes`, each);
  report('compileNote, all in one note', joined);
}

main();
