import type { AnkiFault, AnkiPlace } from '../../export/anki/anki-message.ts';
import { t } from '../../ui/text/text.ts';

/** Why something of a package cannot be taken, as the end of a sentence. */
export function sayFault({ id, values }: AnkiFault): string {
  return t(`anki.why.${id}`, values);
}

/** Where in a package it is; a name out of it stays as it is. */
export function sayPlace(place: AnkiPlace): string {
  return typeof place === 'string' ? place : t(`anki.place.${place.id}`, place.values);
}
