/** `npm run cards:explain -- NOTE.md`: line by line which rule fired, what came out, and why a line has no card. */
import { type CommandResult, FAILED, printResult, WRONG_USE, writeProblem } from './command-result.ts';
import { explainNote } from './explain-note.ts';
import { readText } from './read-note.ts';

const USAGE = 'usage: npm run cards:explain -- NOTE.md';

function runExplainCommand(args: readonly string[]): CommandResult {
  const [path, second] = args;
  if (path === '--help' || path === '-h') return { exitCode: 0, out: USAGE, problems: [] };
  if (path === undefined || second !== undefined || path.startsWith('-'))
    return { exitCode: WRONG_USE, out: null, problems: [USAGE] };
  const note = readText(path);
  if (!note.ok) return { exitCode: FAILED, out: null, problems: [writeProblem({ path, ...note })] };
  return { exitCode: 0, out: explainNote(path, note.text).join('\n'), problems: [] };
}

printResult(runExplainCommand(process.argv.slice(2)));
