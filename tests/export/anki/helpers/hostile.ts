import type { Zippable } from 'fflate';
import type { AnkiProblem } from '../../../../src/export/anki/anki-problem.ts';
import type { AnkiLimits } from '../../../../src/export/anki/read-limits.ts';
import { type AnkiContents, readAnkiPackage } from '../../../../src/export/anki/read-package.ts';
import type { SqliteEngine } from '../../../../src/export/anki/sqlite-engine.ts';
import { type HandContent, makePackage } from './hand-package.ts';
import { CLOCK } from './learner.ts';

const FILE_NAME = 'bad.apkg';
const NOW_MILLIS = Date.UTC(2026, 10, 25);

export const ONE_CARD: HandContent = { notes: [{ id: 1, fields: ['Q', 'A'] }], cards: [{ id: 1, note: 1 }] };

/** Ways to give a package to the reader and to say what has to come of it. */
export interface HostileReader {
  read(bytes: Uint8Array, limits?: Partial<AnkiLimits>): ReturnType<typeof readAnkiPackage>;
  /** The problem; it fails when there is none, or when it does not name the file. */
  refuse(bytes: Uint8Array, limits?: Partial<AnkiLimits>): AnkiProblem;
  /** The contents; it fails when the package is refused. */
  take(content: HandContent, entries?: Zippable): AnkiContents;
}

export function createHostileReader(engine: SqliteEngine): HostileReader {
  const read: HostileReader['read'] = (bytes, limits = {}) =>
    readAnkiPackage(bytes, engine, { fileName: FILE_NAME, clock: CLOCK, nowMillis: NOW_MILLIS, limits });
  return {
    read,
    refuse(bytes, limits) {
      const result = read(bytes, limits);
      if (result.ok) throw new Error('the package was taken');
      if (result.problem.file !== FILE_NAME) throw new Error(`the problem names ${result.problem.file}`);
      return result.problem;
    },
    take(content, entries) {
      const result = read(makePackage(engine, content, entries));
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      return result.value;
    },
  };
}

/** Where a pattern begins in the bytes; -1 where it does not. */
export function findBytes(bytes: Uint8Array, pattern: readonly number[]): number {
  return bytes.findIndex((_, at) => pattern.every((byte, i) => bytes[at + i] === byte));
}
