import type { Card } from '../../model/card.ts';
import { type EditEvent, effectiveEvents, type LogEvent } from '../../model/event.ts';
import { readStamp } from '../../model/stamp.ts';
import type { Moment } from '../../model/time.ts';
import { ANKI_DEVICE_ID, createAnkiEventId, hashFields } from './anki-ids.ts';
import { htmlToItems, htmlToText } from './html-to-text.ts';
import { findMediaMarks, renameMedia } from './media-marks.ts';
import { isMediaFileName } from './media-names.ts';
import { itemsToHtml, textToHtml } from './text-to-html.ts';

/** A card's wording here, and since when it stands. */
export interface Wording {
  readonly question: string;
  readonly answer: string;
  readonly sinceMillis: number;
}

/** The learner's wording of a card where there is one, else the note's. `events` are those of the card. */
export function readWording(card: Card, events: readonly LogEvent[]): Wording {
  const edits = effectiveEvents(events).filter(
    (event): event is EditEvent => event.kind === 'edit' && event.cardId === card.id,
  );
  const last = edits.at(-1);
  const stampMillis = readStamp(card.changedAt)?.millis ?? 0;
  const wording = last?.wording ?? { question: card.question, answer: card.answer };
  return { ...wording, sinceMillis: Math.max(stampMillis, last?.atMillis ?? 0) };
}

/**
 * One of our cards that was reworded in Anki: the edit that takes the wording over, or null when it says the same or
 * was changed here later.
 */
export function makeOwnEdit(
  card: Card,
  events: readonly LogEvent[],
  found: { readonly question: string; readonly answer: string },
  modifiedAt: Moment,
): EditEvent | null {
  const here = readWording(card, events);
  const question = giveNamesBack(found.question, here.question);
  const answer = giveNamesBack(found.answer, here.answer);
  const isSame = throughAnki(here.question) === question && throughAnki(here.answer) === answer;
  // Anki counts in seconds, so an edit in the second of our own last change is not known to be later.
  if (isSame || modifiedAt.atMillis <= here.sinceMillis) return null;
  return {
    ...modifiedAt,
    kind: 'edit',
    id: createAnkiEventId('edit', card.id, modifiedAt.atMillis, hashFields([question, answer])),
    deviceId: ANKI_DEVICE_ID,
    cardId: card.id,
    wording: { question, answer },
  };
}

/** The text as it comes back when it was taken to Anki and nobody changed it. */
export function throughAnki(text: string): string {
  const names = new Set(findMediaMarks(text).map((mark) => mark.name));
  const items = text.includes('\n') ? htmlToItems(itemsToHtml(text, names)) : null;
  return items === null ? htmlToText(textToHtml(text, names)) : items.join('\n');
}

/** A picture has another name in Anki, where all lie in one folder. It gets the one back that stands in the text here, in their order. */
function giveNamesBack(found: string, here: string): string {
  const names = [...new Set(findMediaMarks(here).map((mark) => mark.name))];
  const given = [...new Set(findMediaMarks(found).map((mark) => mark.name))].filter(isMediaFileName);
  return given.length === 0 ? found : renameMedia(found, (name) => names[given.indexOf(name)] ?? name);
}
