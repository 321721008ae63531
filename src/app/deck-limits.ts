import type { NoteId } from '../model/ids.ts';
import { isInScope, readSettings } from '../model/read-settings.ts';
import type { AllSettings, SettingValues } from '../model/settings.ts';
import type { DeckLimits } from '../scheduler/queue.ts';
import type { Deps } from './deps.ts';

/** How many cards are worth reading. */
export interface ReadLimits {
  readonly newLimit: number;
  readonly reviewLimit: number;
}

/** What planning needs of decks with limits of their own, and of notes that are to take turns. */
export interface DeckPlan {
  readonly deckLimits: readonly DeckLimits[];
  readonly ownLimits: ReadonlyMap<NoteId, ReadLimits>;
  /** Cards read of each note where they take turns; null where they come one note after the other. */
  readonly newPerNote: number | null;
}

/** `toRead` says how many cards are worth reading to show so many. */
export async function planDecks(
  deps: Deps,
  { values, newCardsPerDay, newCardOrder }: AllSettings,
  toRead: (newCardsPerDay: number, reviewsPerDay: number) => ReadLimits,
): Promise<DeckPlan> {
  const paths = await deps.store.readNotePaths();
  const deckLimits = findScopesWithLimits(values).map((scope) => limitDeck(scope, values, paths));
  const { newLimit } = toRead(newCardsPerDay, 0);
  return {
    deckLimits,
    ownLimits: limitNotes(deckLimits, toRead),
    newPerNote:
      newCardOrder === 'spread' ? toRead(1, 0).newLimit + Math.ceil(newLimit / Math.max(1, paths.size)) : null,
  };
}

/** The scopes for which a daily limit of their own was set. */
function findScopesWithLimits(values: SettingValues): string[] {
  const scopes = Object.entries(values).flatMap(([key, value]) => {
    const [name, scope] = splitKey(key);
    return value !== null && scope !== null && (name === 'newCardsPerDay' || name === 'reviewsPerDay') ? [scope] : [];
  });
  return [...new Set(scopes)];
}

function splitKey(key: string): [string, string | null] {
  const at = key.indexOf('@');
  return at < 0 ? [key, null] : [key.slice(0, at), key.slice(at + 1)];
}

function limitDeck(scope: string, values: SettingValues, paths: ReadonlyMap<NoteId, string>): DeckLimits {
  const { newCardsPerDay, reviewsPerDay } = readSettings(values, [scope]);
  const noteIds = [...paths].flatMap(([id, path]) => (isInScope(scope, { id, path }) ? [id] : []));
  return { noteIds: new Set(noteIds), newCardsPerDay, reviewsPerDay };
}

/** For each note of a limited deck: how many cards are worth reading, by its strictest deck. */
function limitNotes(
  decks: readonly DeckLimits[],
  toRead: (newCardsPerDay: number, reviewsPerDay: number) => ReadLimits,
): Map<NoteId, ReadLimits> {
  const own = new Map<NoteId, ReadLimits>();
  for (const { noteIds, newCardsPerDay, reviewsPerDay } of decks) {
    const limits = toRead(newCardsPerDay, reviewsPerDay);
    for (const id of noteIds) {
      const known = own.get(id) ?? limits;
      own.set(id, {
        newLimit: Math.min(known.newLimit, limits.newLimit),
        reviewLimit: Math.min(known.reviewLimit, limits.reviewLimit),
      });
    }
  }
  return own;
}
