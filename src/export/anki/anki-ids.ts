import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CardId, DeviceId, EventId, FactId, NoteId } from '../../model/ids.ts';
import type { Millis } from '../../model/time.ts';

/** Stands in every event and stamp that was read from Anki. */
export const ANKI_DEVICE_ID = '00000000-0000-7000-8000-0000616e6b69' as DeviceId;

/** Our cards are known in Anki by this in front of their id. */
const OWN_GUID = /^recollect:([A-Za-z0-9_-]{1,100})$/;

/** Begins the ids of notes, cards and facts that were made in Anki. */
const FROM_ANKI = 'anki-';

/** Whether a note, card or fact was made in Anki and has no Markdown file behind it. */
export function isFromAnki(id: NoteId | CardId | FactId): boolean {
  return id.startsWith(FROM_ANKI);
}

/** The guid under which our card stands in Anki; the same at each export, so that Anki updates instead of doubling. */
export function cardIdToGuid(cardId: CardId): string {
  return `recollect:${cardId}`;
}

/** Our card behind a guid; null for notes that were made in Anki. */
export function guidToCardId(guid: string): CardId | null {
  return (OWN_GUID.exec(guid)?.[1] as CardId | undefined) ?? null;
}

/** The id of a card of Anki: from what identifies it there, the guid of its note and its place among the note's cards. */
export function createAnkiCardId(guid: string, ord: number): CardId {
  return `${FROM_ANKI}${hashFields(['card', guid, String(ord)]).slice(0, 20)}` as CardId;
}

/** The cards of one note of Anki are siblings. */
export function createAnkiFactId(guid: string): FactId {
  return `${FROM_ANKI}${hashFields(['fact', guid]).slice(0, 20)}` as FactId;
}

/** The id of the note that stands for a deck of Anki. */
export function createAnkiNoteId(path: string): NoteId {
  return `${FROM_ANKI}${hashFields(['note', path]).slice(0, 20)}` as NoteId;
}

/**
 * The id of an event that was read from Anki: a UUIDv7 whose random part is a hash, so that the same answer has the
 * same id on every device and in every file. Source: RFC 9562, section 5.7.
 */
export function createAnkiEventId(kind: string, cardId: CardId, atMillis: Millis, detail = ''): EventId {
  const hash = hashFields(['event', kind, cardId, String(atMillis), detail]);
  const time = Math.max(0, Math.floor(atMillis)).toString(16).padStart(12, '0').slice(-12);
  const variant = ((Number.parseInt(hash.charAt(3), 16) & 3) | 8).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${hash.slice(0, 3)}`,
    `${variant}${hash.slice(4, 7)}`,
    hash.slice(7, 19),
  ].join('-') as EventId;
}

/** A number below 2^36 that follows from a text. */
export function hashToNumber(fields: readonly string[]): number {
  return Number.parseInt(hashFields(fields).slice(0, 9), 16);
}

/** Hexadecimal SHA-256 of the fields, each with its length in front: no two lists give the same text. */
export function hashFields(fields: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(fields.map((field) => `${field.length}:${field}`).join(''))));
}
