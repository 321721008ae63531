import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { FactKind } from '../model/card.ts';
import type { CardId, FactId, NoteId } from '../model/ids.ts';

/** Hex characters kept of a hash: 80 bits, so that a clash among a million cards is less likely than one in a trillion. */
const ID_CHARS = 20;

/**
 * Fields are joined with their length in front, so that no two lists of fields give the same text:
 * ["ab", "c"] is `2:ab1:c`, ["a", "bc"] is `1:a2:bc`.
 */
export function joinFields(fields: readonly string[]): string {
  return fields.map((field) => `${field.length}:${field}`).join('');
}

function hashFields(fields: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(joinFields(fields)))).slice(0, ID_CHARS);
}

/** The id of the note at this path. A renamed file is another note; its cards keep their ids. */
export function createNoteId(path: string): NoteId {
  return `n${hashFields(['note', path])}` as NoteId;
}

/** The id of a fact by its kind and normalised words: the same on every device. */
export function createFactId(kind: FactKind, terms: readonly string[], tieBreak: readonly string[] = []): FactId {
  return `f${hashFields(['fact', kind, String(terms.length), ...terms, ...tieBreak])}` as FactId;
}

/** The id of a card: the fact and which side of it is asked. No line, heading, file or wording goes in. */
export function createCardId(
  kind: FactKind,
  terms: readonly string[],
  direction: string,
  tieBreak: readonly string[] = [],
): CardId {
  return `c${hashFields(['card', kind, direction, String(terms.length), ...terms, ...tieBreak])}` as CardId;
}
