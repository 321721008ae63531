/** `npm run cards:build` writes the deck of every note in `cards/` beside it; with `--check` it only says which are stale. */
import { resolve } from 'node:path';
import { printResult } from './command-result.ts';
import { runDecksCommand } from './decks-command.ts';

printResult(runDecksCommand(resolve('cards'), process.argv.slice(2)));
