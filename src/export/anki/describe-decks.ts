import { hashToNumber } from './anki-ids.ts';

const FIRST_ID = 1_577_836_800_000;
const DEFAULT_DECK_ID = 1;

/**
 * The deck of a note in Anki: its folders and file name, inside the root. The name does not follow the note's title, so that
 * a new heading moves no card. `aws/17-ecs.md` is `Recollect::aws::17-ecs`.
 */
export function deckNameOf(path: string, rootDeck: string): string {
  const parts = path.replace(/\.[a-z]+$/i, '').split('/');
  const clean = [...rootDeck.split('::'), ...parts]
    .map((part) =>
      part
        .replace(/:{2,}/g, ':')
        .replace(/[\p{Cc}"]/gu, '')
        .trim(),
    )
    .filter((part) => part !== '');
  return clean.length === 0 ? 'Recollect' : clean.join('::');
}

export interface DescribedDecks {
  /** By id, as Anki keeps them in `col.decks` (schema 11). */
  readonly decks: Record<string, object>;
  readonly deckIdByName: ReadonlyMap<string, number>;
}

/** The decks with these names and all decks around them. */
export function describeDecks(names: readonly string[]): DescribedDecks {
  const all = new Set<string>();
  for (const name of names) {
    const parts = name.split('::');
    for (let i = 1; i <= parts.length; i++) all.add(parts.slice(0, i).join('::'));
  }
  const deckIdByName = new Map<string, number>();
  const taken = new Set<number>([DEFAULT_DECK_ID]);
  const decks: Record<string, object> = { [DEFAULT_DECK_ID]: describeDeck(DEFAULT_DECK_ID, 'Default') };
  for (const name of [...all].sort()) {
    let id = FIRST_ID + hashToNumber(['deck', name]);
    while (taken.has(id)) id++;
    taken.add(id);
    deckIdByName.set(name, id);
    decks[String(id)] = describeDeck(id, name);
  }
  return { decks, deckIdByName };
}

function describeDeck(id: number, name: string): object {
  const untouched = [0, 0];
  return {
    id,
    name,
    mod: 0,
    usn: -1,
    lrnToday: untouched,
    revToday: untouched,
    newToday: untouched,
    timeToday: untouched,
    collapsed: false,
    browserCollapsed: false,
    desc: '',
    dyn: 0,
    conf: DEFAULT_DECK_ID,
    extendNew: 0,
    extendRev: 0,
  };
}
