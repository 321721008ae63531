import { parseArgs } from 'node:util';
import { takeInNotes } from '../cards/take-in-notes.ts';
import { type PreviousCards, printableCards, readPreviousCards } from './card-output.ts';
import { type CommandResult, FAILED, WRONG_USE, writeProblem } from './command-result.ts';
import { toCommandProblem } from './english.ts';
import { readText } from './read-note.ts';

const USAGE = `usage: npm run --silent cards -- NOTE.md [--previous CARDS.json] [--all]

Prints the cards of one note as a JSON array.
--previous  an earlier output for this note: cards that ask the same keep their ids
--all       also the cards that are held back, marked "tray": true`;

interface CardsCommand {
  readonly notePath: string;
  readonly previousPath: string | null;
  readonly showsTray: boolean;
}

/** `npm run cards`: the cards of one note as JSON. Fails only when the note or the earlier output cannot be read. */
export function runCardsCommand(args: readonly string[]): CommandResult {
  const command = readArguments(args);
  if (command === 'help') return { exitCode: 0, out: USAGE, problems: [] };
  if (typeof command === 'string') return { exitCode: WRONG_USE, out: null, problems: [command, '', USAGE] };
  const note = readText(command.notePath);
  if (!note.ok) return cannotRead(command.notePath, note);
  let previous: PreviousCards = { ok: true, cards: [] };
  if (command.previousPath !== null) {
    const file = readText(command.previousPath);
    previous = file.ok ? readPreviousCards(file.text, command.notePath) : file;
    if (!previous.ok) return cannotRead(command.previousPath, previous);
  }
  const taken = takeInNotes([{ path: command.notePath, text: note.text }], previous.cards, '');
  return {
    exitCode: 0,
    out: JSON.stringify(printableCards(taken.cards, command.showsTray), null, 1),
    problems: taken.problems.map((problem) => writeProblem(toCommandProblem(problem))),
  };
}

/** The command, `help`, or a sentence that says what is wrong with the arguments. */
function readArguments(args: readonly string[]): CardsCommand | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        previous: { type: 'string' },
        all: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const [notePath, second] = positionals;
    if (notePath === undefined) return 'Which note?';
    if (second !== undefined) return `One note at a time: ${positionals.length} were given.`;
    return { notePath, previousPath: values.previous ?? null, showsTray: values.all };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function cannotRead(path: string, { line, message }: { line: number; message: string }): CommandResult {
  return { exitCode: FAILED, out: null, problems: [writeProblem({ path, line, message })] };
}
