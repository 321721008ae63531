import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type AnkiContents, readAnkiPackage } from '../src/export/anki/read-package.ts';
import type { SqliteEngine } from '../src/export/anki/sqlite-engine.ts';
import { CLOCK, OFFSET_MINUTES } from '../tests/export/anki/helpers/learner.ts';
import type { JudgedLearner } from './test-anki-learner.ts';

/** What the gates share: the engine, Anki's Python, a folder for their files, and the count of what held. */
export interface Gates {
  readonly engine: SqliteEngine;
  readonly folder: string;
  readonly learner: JudgedLearner;
  readonly counts: { passed: number; failed: number };
  /** Prints what does not hold. */
  check(name: string, actual: unknown, expected: unknown): void;
  runPython(args: readonly string[]): string;
  /** Reads a package as a learner who has the cards, or as one who has nothing. */
  readPackage(path: string, isKnown: boolean): AnkiContents | null;
}

export function createGates(
  engine: SqliteEngine,
  pythonCommand: string,
  folder: string,
  learner: JudgedLearner,
): Gates {
  const counts = { passed: 0, failed: 0 };
  const check = (name: string, actual: unknown, expected: unknown): void => {
    const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (found === wanted) counts.passed++;
    else {
      counts.failed++;
      console.log(`FAILED ${name}\n  expected ${wanted}\n  found    ${found}`);
    }
  };
  return {
    engine,
    folder,
    learner,
    counts,
    check,
    runPython: (args) => runPython(pythonCommand, args),
    readPackage(path, isKnown) {
      const { learnt, input } = learner;
      const read = readAnkiPackage(new Uint8Array(readFileSync(path)), engine, {
        fileName: path,
        clock: CLOCK,
        nowMillis: learner.options.now.atMillis + 86_400_000,
        ...(isKnown ? { known: { notes: [learnt.note], cards: input.cards, events: input.events } } : {}),
      });
      check(`${path} can be read`, read.ok ? null : read.problem, null);
      return read.ok ? read.value : null;
    },
  };
}

/** Runs a script under Anki, in the learner's time zone. POSIX writes zones east of Greenwich with a minus. */
function runPython(pythonCommand: string, args: readonly string[]): string {
  const TZ = `Etc/GMT-${OFFSET_MINUTES / 60}`;
  const { status, stdout, stderr } = spawnSync(pythonCommand, args, {
    encoding: 'utf8',
    env: { ...process.env, TZ },
    timeout: 300_000,
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stderr}`);
  return stdout;
}
