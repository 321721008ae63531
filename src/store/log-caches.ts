import type { EditEvent, LogEvent, SettingEvent } from '../model/event.ts';
import { compareEvents } from '../model/event.ts';
import type { CardId } from '../model/ids.ts';
import type { Database } from './database.ts';
import { keepEffective } from './undone-events.ts';

/** Computes the learner's wording of a card anew from its edit events. To be called inside a transaction. */
export async function refreshWording(database: Database, cardId: CardId): Promise<void> {
  const events = await database.events.where('cardId').equals(cardId).toArray();
  const edits = events.filter((event): event is EditEvent => event.kind === 'edit');
  const wording = newest(await keepEffective(database, edits))?.wording ?? null;
  await database.cards.update(cardId, {
    ownQuestion: wording?.question ?? null,
    ownAnswer: wording?.answer ?? null,
  });
}

/** Computes one setting anew from its events; a setting without any goes back to its default. */
export async function refreshSetting(database: Database, key: string): Promise<void> {
  const events = await database.events.where('key').equals(key).toArray();
  const settings = events.filter((event): event is SettingEvent => event.kind === 'setting');
  const last = newest(await keepEffective(database, settings));
  if (last === undefined) await database.settings.delete(key);
  else await database.settings.put({ key, value: last.value });
}

function newest<Event extends LogEvent>(events: readonly Event[]): Event | undefined {
  return [...events].sort(compareEvents).at(-1);
}
