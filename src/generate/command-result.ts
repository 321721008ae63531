/** What a command says and how it ends, so that it can be tested without a process. */
export interface CommandResult {
  readonly exitCode: number;
  /** Text for stdout, without the last line end; null prints nothing. */
  readonly out: string | null;
  /** Lines for stderr, in the form `file:line: message` where a file is meant. */
  readonly problems: readonly string[];
}

/** Something to say about a file, in whole English sentences. Lines count from 1. */
export interface CommandProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Exit codes: the input cannot be read or a deck is stale; the arguments make no sense. */
export const FAILED = 1;
export const WRONG_USE = 2;

/** Prints the result of a command and sets the exit code of this process. */
export function printResult({ exitCode, out, problems }: CommandResult): void {
  // A reader such as `head` may close the pipe before everything is written.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (out !== null) process.stdout.write(`${out}\n`);
  process.exitCode = exitCode;
}

/** The form that editors and terminals turn into a link. */
export function writeProblem({ path, line, message }: CommandProblem): string {
  return `${path}:${line}: ${message}`;
}
