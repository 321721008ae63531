import { join, relative } from 'node:path';
import { buildDeckChanges } from './build-deck-changes.ts';
import { type CommandProblem, type CommandResult, FAILED, WRONG_USE, writeProblem } from './command-result.ts';
import { readDeckFolder, writeDeckChanges } from './deck-folder.ts';

const USAGE = 'usage: npm run cards:build, npm run cards:check';

/**
 * `npm run cards:build` and, with `--check`, `npm run cards:check`. Nothing is written when a note or a deck cannot be read:
 * cards of a note that is only unreadable today would be taken for gone. `folder` is absolute.
 */
export function runDecksCommand(folder: string, args: readonly string[]): CommandResult {
  const isCheck = args[0] === '--check';
  if (args.length > (isCheck ? 1 : 0)) return { exitCode: WRONG_USE, out: null, problems: [USAGE] };
  const shown = (path: string): string => relative(process.cwd(), join(folder, path)).replaceAll('\\', '/');
  const inFolder = (problem: CommandProblem): string => writeProblem({ ...problem, path: shown(problem.path) });
  const { notes, decks, unreadable } = readDeckFolder(folder);
  if (unreadable.length > 0) {
    const end = isCheck ? [] : ['Nothing was written.'];
    return { exitCode: FAILED, out: null, problems: [...unreadable.map(inFolder), ...end] };
  }
  const { deckCount, changes, problems: found } = buildDeckChanges(notes, decks);
  const problems = found.map(inFolder);
  if (changes.length === 0) {
    const state = deckCount === 1 ? '1 deck is up to date.' : `${deckCount} decks are up to date.`;
    return { exitCode: 0, out: state, problems };
  }
  if (isCheck) {
    const stale = changes.map(({ path, text }) =>
      text === null
        ? `${shown(path)}:1: This deck has no note any more. Run "npm run cards:build".`
        : `${shown(path)}:1: This deck is older than its note or the rules. Run "npm run cards:build".`,
    );
    return { exitCode: FAILED, out: null, problems: [...problems, ...stale] };
  }
  writeDeckChanges(folder, changes);
  const done = changes.map(({ path, text }) => `${text === null ? 'deleted' : 'wrote'} ${shown(path)}`);
  return { exitCode: 0, out: done.join('\n'), problems };
}
