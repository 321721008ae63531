/** `npm run --silent cards -- NOTE.md [--previous CARDS.json] [--all]`: the cards of one note as JSON on stdout. */
import { runCardsCommand } from './cards-command.ts';
import { printResult } from './command-result.ts';

printResult(runCardsCommand(process.argv.slice(2)));
