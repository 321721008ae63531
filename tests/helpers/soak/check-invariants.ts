import { createMergeRules } from '../../../src/app/files/merge-rules.ts';
import { effectiveEvents, type LogEvent } from '../../../src/model/event.ts';
import type { CardId } from '../../../src/model/ids.ts';
import { readSettings } from '../../../src/model/read-settings.ts';
import type { AllSettings, SettingValue } from '../../../src/model/settings.ts';
import { rowToState } from '../../../src/store/rows.ts';
import type { StoreDump } from './store-dump.ts';

/**
 * What must hold after anything that can happen to a browser; empty when it does. The log is the truth: schedules and totals are
 * computed from it anew and compared.
 */
export function checkInvariants(dump: StoreDump): string[] {
  const findings: string[] = [];
  const { head, notes, cards, states, events } = dump;
  const expectSame = (what: string, found: unknown, wanted: unknown): void => {
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      findings.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
    }
  };
  if (head === null) return ['There is no head.'];
  const reviews = effectiveEvents(events).filter((event) => event.kind === 'review');
  expectSame('events in the head', head.events, events.length);
  expectSame('reviews in the head', head.reviews, reviews.length);
  expectSame('notes in the head', head.notes, notes.length);
  expectSame('cards in the head', head.cardRows, cards.length);
  expectSame('cards of the deck in the head', head.deck, cards.filter(({ place }) => place === 'deck').length);
  expectSame('cards with a schedule', states.map(({ cardId }) => cardId).sort(), cards.map(({ id }) => id).sort());

  const { replay } = createMergeRules(settingsOf(events), new Map(notes.map(({ id, path }) => [id, path])));
  const histories = groupByCard(events);
  for (const row of states) {
    const own = histories.get(row.cardId) ?? [];
    expectSame(`the schedule of ${row.cardId}`, rowToState(row), replay(row.cardId, own, row.noteId));
  }
  for (const cardId of histories.keys()) {
    if (!states.some((row) => row.cardId === cardId))
      findings.push(`Answers of ${cardId} are there and its card is not.`);
  }
  return findings;
}

function settingsOf(events: readonly LogEvent[]): AllSettings {
  const values: Record<string, SettingValue> = {};
  for (const event of effectiveEvents(events)) if (event.kind === 'setting') values[event.key] = event.value;
  return { ...readSettings(values), values };
}

/** The events of each card, undos that name it included. */
function groupByCard(events: readonly LogEvent[]): Map<CardId, LogEvent[]> {
  const byCard = new Map<CardId, LogEvent[]>();
  for (const event of events) {
    if (event.kind === 'setting' || event.cardId === null) continue;
    const list = byCard.get(event.cardId);
    if (list === undefined) byCard.set(event.cardId, [event]);
    else list.push(event);
  }
  return byCard;
}
