/**
 * Ids are strings with a brand, so that a note's id cannot be given where a card's is wanted.
 * Ids of notes and cards are hashes (the same on every device); ids of events and devices are UUIDv7.
 */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type NoteId = Id<'NoteId'>;
export type CardId = Id<'CardId'>;
/** Cards made from one fact are siblings and share its id. */
export type FactId = Id<'FactId'>;
export type EventId = Id<'EventId'>;
export type DeviceId = Id<'DeviceId'>;
/** Names one set of 21 FSRS weights. `default-6` is FSRS-6's own. */
export type WeightsId = Id<'WeightsId'>;
