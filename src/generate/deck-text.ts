import { type DeckFile, isDeckFile } from '../cards/deck-file.ts';
import { checkCards, DeckFileCardSchema } from './card-schemas.ts';
import { lineOfItem, readJson } from './read-json.ts';

/** Text of a deck file: one field a line, so that a diff shows what changed about a card and nothing else. */
export function writeDeckText(deck: DeckFile): string {
  const { cards, ...head } = deck;
  const fields = writeFields(head, '  ').join(',\n');
  if (cards.length === 0) return `{\n${fields},\n  "cards": []\n}\n`;
  const objects = cards.map((card) => `    {\n${writeFields(card, '      ').join(',\n')}\n    }`);
  return `{\n${fields},\n  "cards": [\n${objects.join(',\n')}\n  ]\n}\n`;
}

function writeFields(object: object, indent: string): string[] {
  return Object.entries(object).map(([name, value]) => `${indent}${JSON.stringify(name)}: ${writeValue(value)}`);
}

function writeValue(value: unknown): string {
  return Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(value);
}

export type ReadDeck =
  | { readonly ok: true; readonly deck: DeckFile }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** The deck in a text, every card checked. */
export function readDeckText(text: string): ReadDeck {
  const parsed = readJson(text);
  if (!parsed.ok) return parsed;
  if (!isDeckFile(parsed.data)) return { ok: false, line: 1, message: 'This is no deck file.' };
  const checked = checkCards(DeckFileCardSchema, parsed.data.cards);
  if (!checked.ok) return { ok: false, line: lineOfItem(text, checked.index), message: checked.message };
  return { ok: true, deck: { ...parsed.data, cards: checked.cards } };
}
