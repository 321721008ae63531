import { isFromAnki } from '../../export/anki/anki-ids.ts';
import type { AnkiExportInput } from '../../export/anki/export-input.ts';
import { groupEventsByCard } from '../../export/anki/group-events.ts';
import type { SqliteEngine } from '../../export/anki/sqlite-engine.ts';
import { writeAnkiPackage } from '../../export/anki/write-package.ts';
import type { Card } from '../../model/card.ts';
import type { CardState } from '../../model/card-state.ts';
import { effectiveEvents, type LogEvent } from '../../model/event.ts';
import type { CardId, EventId, NoteId } from '../../model/ids.ts';
import { isInScope, readSettings } from '../../model/read-settings.ts';
import { createConfigs, engineFromWeights } from '../../scheduler/config.ts';
import type { StoreReader } from '../../store/open-reader.ts';
import type { WriteProgress, WriteRequest, WrittenPackage } from './anki-tasks.ts';
import { collectPictures } from './collect-pictures.ts';
import { followDifficulties } from './follow-difficulties.ts';

/** Everything of the learner that goes into a package. */
interface Collected {
  readonly cards: readonly Card[];
  readonly events: readonly LogEvent[];
  readonly states: ReadonlyMap<CardId, CardState>;
  readonly positions: ReadonlyMap<CardId, number>;
}

/** Writes the learner's cards as an Anki package. Cards that were made in Anki stay out: they are there already. */
export async function writeAnki(
  reader: StoreReader,
  engine: SqliteEngine,
  request: WriteRequest,
  report: (progress: WriteProgress) => void,
): Promise<WrittenPackage> {
  report({ done: 0, total: null });
  const collected = await collect(reader, request);
  const illustrated = await collectPictures(reader, collected.cards, collected.events, await reader.readNoteTexts());
  const input: AnkiExportInput = {
    ...illustrated,
    states: collected.states,
    positions: collected.positions,
    difficulties: findDifficulties(collected, request),
    scheduling: describeScheduling(request),
  };
  const settings = readSettings(request.values);
  const bytes = writeAnkiPackage(input, engine, {
    now: request.now,
    rolloverHour: settings.rolloverHour,
    onProgress: (done, total) => report({ done, total }),
  });
  return {
    bytes: new Uint8Array(bytes),
    cardCount: collected.cards.length,
    reviewCount: effectiveEvents(collected.events).filter((event) => event.kind === 'review').length,
    pictureCount: illustrated.media.size,
  };
}

async function collect(reader: StoreReader, { scope, hasScheduling }: WriteRequest): Promise<Collected> {
  const heads = await reader.readNotes();
  const wanted = new Set<NoteId>(heads.filter((head) => scope === null || isInScope(scope, head)).map(({ id }) => id));
  const cards: Card[] = [];
  for await (const page of reader.readCardPages()) {
    for (const { card } of page) {
      if (card.place === 'deck' && !isFromAnki(card.id) && wanted.has(card.noteId)) cards.push(card);
    }
  }
  const cardById = new Map(cards.map((card) => [card.id, card]));
  const states = new Map<CardId, CardState>();
  const placed: { readonly card: Card; readonly position: number }[] = [];
  for await (const page of reader.readIndexPages()) {
    for (const { state, position } of page) {
      const card = cardById.get(state.cardId);
      if (card === undefined) continue;
      placed.push({ card, position });
      if (hasScheduling) states.set(card.id, state);
    }
  }
  // The order in which new cards come here: marked ones first, then as they stand in the notes.
  placed.sort((a, b) => b.card.priority - a.card.priority || a.position - b.position);
  const positions = new Map(placed.map(({ card }, i) => [card.id, i]));
  return { cards, events: await collectEvents(reader, cardById, hasScheduling), states, positions };
}

/** Without a schedule only the learner's own wordings, and what takes them back. */
async function collectEvents(
  reader: StoreReader,
  cards: ReadonlyMap<CardId, unknown>,
  hasScheduling: boolean,
): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  for await (const page of reader.readEventPages()) {
    for (const event of page) {
      if (event.kind === 'setting') continue;
      const isOfCard = event.cardId === null || cards.has(event.cardId);
      if (isOfCard && (hasScheduling || event.kind === 'edit' || event.kind === 'undo')) events.push(event);
    }
  }
  return events;
}

function findDifficulties({ cards, events }: Collected, { values }: WriteRequest): ReadonlyMap<EventId, number> {
  const configOf = createConfigs(values);
  const byCard = groupEventsByCard(events);
  const difficulties = new Map<EventId, number>();
  for (const card of cards) {
    const config = configOf({ id: card.noteId, path: card.source.path });
    for (const [id, difficulty] of followDifficulties(card.id, byCard.get(card.id) ?? [], config)) {
      difficulties.set(id, difficulty);
    }
  }
  return difficulties;
}

/** What becomes the preset of all decks: settings of single ones are not told apart there. */
function describeScheduling({ values }: WriteRequest): AnkiExportInput['scheduling'] {
  const settings = readSettings(values);
  return {
    weights: engineFromWeights(settings.weights).weights,
    desiredRetention: settings.desiredRetention,
    learningStepsMinutes: settings.learningStepsMinutes,
    relearningStepsMinutes: settings.relearningStepsMinutes,
    maximumIntervalDays: settings.maximumIntervalDays,
    newCardsPerDay: settings.newCardsPerDay,
    reviewsPerDay: settings.reviewsPerDay,
    leechThreshold: settings.leechThreshold,
  };
}
