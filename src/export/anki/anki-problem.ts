import type { AnkiFault, AnkiPlace } from './anki-message.ts';

/**
 * Why a package cannot be taken. Nothing is changed then. `place` names the part of the file: an entry of the archive, a
 * table, a column.
 * - `not-a-package`: no Anki package at all.
 * - `damaged`: cut off, or its bytes are not those that were written.
 * - `newer-version`: written by an Anki in a container that is not known here.
 * - `wrong-content`: the parts are there, and what they hold makes no sense.
 * - `too-large`: more than the limits allow. A small file that unpacks to a huge one ends here too.
 */
export interface AnkiProblem {
  readonly type: 'not-a-package' | 'damaged' | 'newer-version' | 'wrong-content' | 'too-large';
  readonly file: string;
  readonly place: AnkiPlace;
  readonly why: AnkiFault;
}

/**
 * What was left out while the rest was taken.
 * - `card`: a card without a question or an answer, or of a kind that cannot be asked as text.
 * - `note-type`: scripts, speech or drawing in a note type; its cards come without.
 * - `history`: answers that make no sense, or cards whose schedule came without its answers.
 * - `media`: a picture or sound that is missing, damaged, not what its name says, or not safe.
 * - `text`: text that was cut because it is longer than any card.
 */
export type NotTakenKind = 'card' | 'note-type' | 'history' | 'media' | 'text';

export interface NotTaken {
  readonly kind: NotTakenKind;
  /** Where: the name of a note type, deck or file, or the beginning of a note. */
  readonly place: AnkiPlace;
  readonly why: AnkiFault;
}

/** Ends the reading from wherever it is. Caught by `readAnkiPackage`, which gives it back as a problem. */
export class PackageRefusal extends Error {
  readonly type: AnkiProblem['type'];
  readonly place: AnkiPlace;
  readonly why: AnkiFault;

  constructor(type: AnkiProblem['type'], place: AnkiPlace, why: AnkiFault) {
    super(why.id);
    this.type = type;
    this.place = place;
    this.why = why;
  }
}

/** How many things of one kind are listed with their place; the others are counted. */
const LISTED_PER_KIND = 100;

/** Collects what was left out. Each place and reason stands in it once. */
export interface NotTakenList {
  add(kind: NotTakenKind, place: AnkiPlace, why: AnkiFault): void;
  /** The list; where a kind has very many, its last entry says how many more there were. */
  finish(): NotTaken[];
}

export function createNotTakenList(): NotTakenList {
  const listed = new Map<string, NotTaken>();
  const counts = new Map<NotTakenKind, number>();
  return {
    add(kind, place, why) {
      const shortPlace = typeof place === 'string' && place.length > 120 ? `${place.slice(0, 119)}…` : place;
      const key = JSON.stringify([kind, shortPlace, why]);
      if (listed.has(key)) return;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count <= LISTED_PER_KIND) listed.set(key, { kind, place: shortPlace, why });
    },
    finish() {
      const more = [...counts].filter(([, count]) => count > LISTED_PER_KIND);
      return [
        ...listed.values(),
        ...more.map(([kind, count]): NotTaken => {
          return { kind, place: '', why: { id: 'more', values: { count: count - LISTED_PER_KIND } } };
        }),
      ];
    },
  };
}
