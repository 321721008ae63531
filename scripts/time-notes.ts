/**
 * Compiles the example notes over and over in a process of its own and prints what that took, as one line of JSON.
 * `npm run bench:cards` bundles this file as the app is bundled: a loader such as tsx changes the functions that it runs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { compileNote } from '../src/notes/compile-note.ts';

/** CPU milliseconds of all rounds of one task, in their order. */
export interface TaskTimes {
  readonly task: 'parse' | 'each' | 'joined';
  readonly roundMillis: readonly number[];
}

export interface NoteTimes {
  readonly noteCount: number;
  readonly charCount: number;
  readonly tasks: readonly TaskTimes[];
}

function measureNotes(folder: string, rounds: number): NoteTimes {
  const notes = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({ path: file, text: readFileSync(join(folder, file), 'utf8') }));
  const all = notes.map(({ text }) => text).join('\n\n');
  const runs: readonly { readonly task: TaskTimes['task']; readonly run: () => void }[] = [
    // First, so that its first round is what a learner waits for: nothing has run before.
    {
      task: 'each',
      run: () => {
        for (const { path, text } of notes) compileNote(path, text);
      },
    },
    {
      task: 'parse',
      run: () => {
        for (const { text } of notes) fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
      },
    },
    {
      task: 'joined',
      run: () => {
        compileNote('one.md', all);
      },
    },
  ];
  const tasks = runs.map(({ task, run }) => ({ task, run, roundMillis: [] as number[] }));
  // The tasks take turns, so that they meet the same load.
  for (let round = 0; round < rounds; round++) {
    for (const { run, roundMillis } of tasks) {
      const before = process.cpuUsage();
      run();
      const spent = process.cpuUsage(before);
      roundMillis.push((spent.user + spent.system) / 1000);
    }
  }
  return {
    noteCount: notes.length,
    charCount: notes.reduce((sum, { text }) => sum + text.length, 0),
    tasks: tasks.map(({ task, roundMillis }) => ({ task, roundMillis })),
  };
}

const [folder = '', rounds = '1'] = process.argv.slice(2);
process.stdout.write(JSON.stringify(measureNotes(folder, Number(rounds))));
