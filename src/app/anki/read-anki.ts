import type { AnkiFault } from '../../export/anki/anki-message.ts';
import type { NotTaken } from '../../export/anki/anki-problem.ts';
import type { LearnerClock } from '../../export/anki/make-history.ts';
import { DEFAULT_ANKI_LIMITS } from '../../export/anki/read-limits.ts';
import { type AnkiContents, type AnkiProgress, readAnkiPackage } from '../../export/anki/read-package.ts';
import type { SqliteEngine } from '../../export/anki/sqlite-engine.ts';
import type { Card } from '../../model/card.ts';
import type { LogEvent } from '../../model/event.ts';
import { fail, type Result, succeed } from '../../model/result.ts';
import type { StoreReader } from '../../store/open-reader.ts';
import type { NoteImage } from '../../store/store.ts';
import { createStagedEvents } from '../files/staged-events.ts';
import { LARGEST_IMAGE_BYTES } from '../import/incoming.ts';
import { imageTypeOf } from '../import/note-path.ts';
import type { PackageProblem, ReadDeck, ReadPackage, ReadRequest } from './anki-tasks.ts';

/** Pictures lie here together, as they do in Anki. Decks find them: they look for a picture in every folder around them. */
const IMAGE_FOLDER = 'Anki';

/** Reads a package and compares it with what is here. Writes nothing. */
export async function readAnki(
  reader: StoreReader,
  engine: SqliteEngine,
  request: ReadRequest,
  offsetMinutesAt: LearnerClock['offsetMinutesAt'],
  report: (progress: AnkiProgress) => void,
): Promise<Result<ReadPackage, PackageProblem>> {
  const { file, fileName } = request;
  if (file.size > DEFAULT_ANKI_LIMITS.packageBytes) {
    const megabytes = DEFAULT_ANKI_LIMITS.packageBytes / 1_000_000;
    return fail({
      type: 'too-large',
      file: fileName,
      place: { id: 'archive' },
      why: { id: 'larger-than', values: { megabytes } },
    });
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return fail({ type: 'unreadable', file: fileName, why: String(error) });
  }
  const read = readAnkiPackage(bytes, engine, {
    fileName,
    clock: { offsetMinutesAt, rolloverHour: request.rolloverHour },
    nowMillis: request.nowMillis,
    known: {
      notes: request.notes,
      removedNotes: request.removedNotes,
      cards: await readCards(reader),
      events: await readEvents(reader),
    },
    onProgress: report,
  });
  return read.ok ? succeed(await stage(reader, read.value)) : read;
}

async function readCards(reader: StoreReader): Promise<Card[]> {
  const cards: Card[] = [];
  for await (const page of reader.readCardPages()) cards.push(...page.map(({ card }) => card));
  return cards;
}

async function readEvents(reader: StoreReader): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  for await (const page of reader.readEventPages()) {
    for (const event of page) if (event.kind !== 'setting') events.push(event);
  }
  return events;
}

async function stage(reader: StoreReader, contents: AnkiContents): Promise<ReadPackage> {
  const { notes, cards, events } = contents.progress;
  const staged = createStagedEvents();
  // The store looks for known events fastest in the order of their ids.
  for (const event of [...events].sort((a, b) => (a.id < b.id ? -1 : 1))) staged.add(event);
  const { images, refused } = await takeImages(reader, contents);
  return {
    notes,
    cards,
    eventPages: staged.handOver(),
    eventCount: events.length,
    images,
    decks: countDecks(contents),
    noteCount: new Set(cards.map((card) => card.factId)).size,
    counts: contents.counts,
    presets: contents.presets,
    notTaken: [...contents.notTaken, ...refused],
  };
}

function countDecks({ progress }: AnkiContents): ReadDeck[] {
  const counts = new Map<string, number>();
  for (const card of progress.cards) counts.set(card.noteId, (counts.get(card.noteId) ?? 0) + 1);
  return progress.notes
    .map(({ id, path }) => ({
      name: path.replace(/^Anki\/|\.md$/g, '').replaceAll('/', ' / '),
      cardCount: counts.get(id) ?? 0,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Pictures that are new here. Sounds, and what would never be found again, are told of instead. */
async function takeImages(
  reader: Pick<StoreReader, 'readImage'>,
  { media }: AnkiContents,
): Promise<{ readonly images: NoteImage[]; readonly refused: NotTaken[] }> {
  const images: NoteImage[] = [];
  const refused: NotTaken[] = [];
  for (const [name, { bytes, type }] of media) {
    const why = whyNoImage(name, type, bytes.length);
    if (why !== null) {
      refused.push({ kind: 'media', place: name, why });
      continue;
    }
    const image = { path: `${IMAGE_FOLDER}/${name}`, type, bytes: new Uint8Array(bytes) };
    const own = await reader.readImage(image.path);
    const isSame = own?.type === type && own.bytes.length === bytes.length && own.bytes.every((b, i) => b === bytes[i]);
    if (!isSame) images.push(image);
  }
  return { images, refused };
}

function whyNoImage(name: string, type: string, bytes: number): AnkiFault | null {
  if (!type.startsWith('image/')) return { id: 'sound' };
  if (imageTypeOf(name) === null) return { id: 'picture-name' };
  const megabytes = LARGEST_IMAGE_BYTES / 1_000_000;
  return bytes > LARGEST_IMAGE_BYTES ? { id: 'larger-than', values: { megabytes } } : null;
}
