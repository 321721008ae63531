/** `npm run --silent cards -- NOTE.md [--previous CARDS.json] [--all]`: the cards of one note as JSON on stdout. */

import { takeInNotes } from '../cards/take-in-notes.ts';
import { parseCommandLine, printableCards, readPreviousCards } from './card-output.ts';
import { readText } from './read-note.ts';

const USAGE = 'usage: npm run --silent cards -- NOTE.md [--previous CARDS.json] [--all]';

function main(): number {
  const command = parseCommandLine(process.argv.slice(2));
  if (!command) {
    console.error(USAGE);
    return 1;
  }
  const note = readText(command.notePath);
  if (!note.ok) {
    console.error(`${command.notePath}:1: ${note.message}`);
    return 1;
  }
  let previous: ReturnType<typeof readPreviousCards> = { ok: true, cards: [] };
  if (command.previousPath !== null) {
    const file = readText(command.previousPath);
    previous = file.ok ? readPreviousCards(file.text) : { ok: false, message: file.message };
    if (!previous.ok) {
      console.error(`${command.previousPath}:1: ${previous.message}`);
      return 1;
    }
  }
  const taken = takeInNotes([{ path: command.notePath, text: note.text }], previous.cards, '');
  for (const problem of taken.problems) console.error(`${problem.path}:${problem.line}: ${problem.message}`);
  console.log(JSON.stringify(printableCards(taken.cards, command.showsTray), null, 1));
  return 0;
}

process.exitCode = main();
