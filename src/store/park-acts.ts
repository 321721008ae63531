import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { EventWrite, WriteResult } from '../model/write.ts';
import { PARKED_KEY } from './parked-write.ts';
import type { TextStorage } from './witness.ts';

/** All writes of one act: written whole or not at all. */
export type ParkedAct = readonly EventWrite[];

/** 1 held a single write under `write`. */
export const PARKED_FORMAT = 2;

/** A browser gives a tab some five million characters. New days for ten thousand cards would be more than that. */
const PACK_FROM_CHARS = 200_000;

/**
 * Keeps what could not be written, and lets go of what was: the act itself, and older settings that newer ones have replaced. What
 * finds no room is not kept; the learner was told that it is not saved.
 */
export function followWrite(storage: TextStorage | null, writes: ParkedAct, result: WriteResult): void {
  if (storage === null) return;
  const waiting = readWaiting(storage);
  if (result.kind !== 'not-saved' && waiting.length === 0) return;
  const others = waiting.filter((act) => !sharesEvent(act, writes) && !isReplacedBy(act, writes, result));
  try {
    keepActs(storage, result.kind === 'not-saved' ? [...others, writes] : others);
  } catch {
    // No room, or a storage that refuses.
  }
}

/** What the page itself has kept. Something torn is as good as nothing. */
function readWaiting(storage: TextStorage): readonly ParkedAct[] {
  try {
    return readParkedText(storage) as readonly ParkedAct[];
  } catch {
    return [];
  }
}

/** After the learner has emptied the app nothing may come back. */
export function forgetAllActs(storage: TextStorage | null): void {
  try {
    storage?.removeItem(PARKED_KEY);
  } catch {
    // A storage that refuses holds nothing.
  }
}

/** Takes one act away that can never be written. */
export function forgetAct(storage: TextStorage, writes: ParkedAct): void {
  followWrite(storage, writes, { kind: 'stale' });
}

/** What is kept, unchecked: a list of acts if it is ours. Throws when it is torn. */
export function readParkedText(storage: TextStorage): unknown {
  const text = storage.getItem(PARKED_KEY);
  if (text === null) return [];
  const parsed = JSON.parse(text) as { format?: unknown; write?: unknown; acts?: unknown; packed?: unknown };
  if (parsed.format === 1) return [[parsed.write]];
  if (parsed.format !== PARKED_FORMAT) throw new Error(`Acts are kept in the unknown format ${String(parsed.format)}.`);
  return typeof parsed.packed === 'string' ? unpack(parsed.packed) : parsed.acts;
}

function keepActs(storage: TextStorage, acts: readonly ParkedAct[]): void {
  if (acts.length === 0) {
    storage.removeItem(PARKED_KEY);
    return;
  }
  const text = JSON.stringify(acts);
  const kept = text.length < PACK_FROM_CHARS ? { acts } : { packed: pack(text) };
  storage.setItem(PARKED_KEY, JSON.stringify({ format: PARKED_FORMAT, ...kept }));
}

function sharesEvent(act: ParkedAct, writes: ParkedAct): boolean {
  const ids = new Set(writes.map(({ event }) => event.id));
  return act.some(({ event }) => ids.has(event.id));
}

/** Whether all that the act sets was set again and saved. Changes of cards tell by themselves that they come too late. */
function isReplacedBy(act: ParkedAct, writes: ParkedAct, result: WriteResult): boolean {
  if (result.kind !== 'saved') return false;
  const keys = new Set(writes.map(({ event }) => (event.kind === 'setting' ? event.key : null)));
  return act.every(({ event }) => event.kind === 'setting' && keys.has(event.key));
}

function pack(text: string): string {
  return btoa(strFromU8(deflateSync(strToU8(text)), true));
}

function unpack(packed: string): unknown {
  return JSON.parse(strFromU8(inflateSync(strToU8(atob(packed), true))));
}
