import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Card } from '../../model/card.ts';
import type { Millis } from '../../model/time.ts';
import { isFromAnki } from './anki-ids.ts';
import type { AnkiExportInput, AnkiExportOptions } from './export-input.ts';
import { groupEventsByCard } from './group-events.ts';
import { findMediaMarks } from './media-marks.ts';
import { readWording } from './own-edits.ts';
import type { SqliteEngine } from './sqlite-engine.ts';
import { whyUnsafeName } from './take-media.ts';
import { writeCollection } from './write-collection.ts';

/** When all files in the archive are dated: equal contents give equal bytes. 2000-01-01, noon. */
const FILE_TIME_MILLIS: Millis = 946_728_000_000;

/**
 * An Anki package (.apkg) with cards, schedule, memory and all answers that count. Notes have the same ids each time, so
 * a second package updates the texts in Anki and doubles nothing. Equal input gives equal bytes.
 *
 * The container is the oldest (`collection.anki2`, schema 11): every Anki since 2.1 reads it.
 */
export function writeAnkiPackage(input: AnkiExportInput, engine: SqliteEngine, options: AnkiExportOptions): Uint8Array {
  const cards = chooseCards(input.cards, options.includesAnkiCards === true);
  const eventsByCard = groupEventsByCard(input.events);
  const worded = cards.map((card) => {
    const events = eventsByCard.get(card.id) ?? [];
    return { card, events, wording: readWording(card, events) };
  });
  const named = worded.flatMap(({ wording }) =>
    [wording.question, wording.answer].flatMap((text) => findMediaMarks(text).map(({ name }) => name)),
  );
  const beside = cards.flatMap((card) => input.pictures?.get(card.id) ?? []);
  const media = findUsedMedia([...named, ...beside], input.media ?? new Map());
  const database = engine.open();
  let collection: Uint8Array;
  try {
    writeCollection(database, worded, { ...input, mediaNames: new Set(media.keys()) }, options);
    collection = database.toBytes();
  } finally {
    database.close();
  }
  const entries: Zippable = { 'collection.anki2': collection };
  const names: Record<string, string> = {};
  for (const [i, [name, bytes]] of [...media].entries()) {
    names[String(i)] = name;
    // Pictures and sounds are packed already.
    entries[String(i)] = [bytes, { level: 0 }];
  }
  entries['media'] = strToU8(JSON.stringify(names));
  return zipSync(entries, { level: 6, mtime: FILE_TIME_MILLIS });
}

/** The cards a package would hold, sorted by id. */
export function chooseCards(cards: readonly Card[], includesAnkiCards: boolean): Card[] {
  return cards
    .filter((card) => card.place === 'deck' && (includesAnkiCards || !isFromAnki(card.id)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function findUsedMedia(
  names: readonly string[],
  media: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const used = new Map<string, Uint8Array>();
  for (const name of names) {
    const bytes = media.get(name) ?? media.get(name.normalize('NFC'));
    if (bytes !== undefined && whyUnsafeName(name) === null) used.set(name, bytes);
  }
  return new Map([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
}
