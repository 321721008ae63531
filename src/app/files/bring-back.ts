import { t } from '../../ui/text/text.ts';
import type { Deps } from '../deps.ts';
import { findSafetyNet } from './keep-safe.ts';
import type { SecondCopy } from './safety-net.ts';
import { takeInCopy } from './take-in-copy.ts';

/** What the second copy can bring back. */
export interface FoundCopy extends SecondCopy {
  readonly reviewCount: number;
}

/** Looks for a second copy beside the database; null when there is none that can be read. */
export async function lookForSecondCopy(deps: Deps): Promise<FoundCopy | null> {
  const second = await (await findSafetyNet(deps))?.readSecondCopy();
  if (!second) return null;
  const reviews = new Set<string>();
  for (const page of second.copy.events.pages()) {
    for (const event of page) if (event.kind === 'review') reviews.add(event.id);
  }
  const { notes, cards } = second.copy;
  if (reviews.size + notes.length + cards.length === 0) return null;
  return { ...second, reviewCount: reviews.size };
}

/** Merges the second copy into what is there. Returns null when all of it is on disk, else why not. */
export async function bringBack(deps: Deps, { copy }: SecondCopy): Promise<string | null> {
  const settings = await deps.store.readSettings();
  const mark = { label: t('files.here'), atMillis: deps.nowMillis() };
  const result = await takeInCopy(deps.store, settings, copy, mark);
  return result.kind === 'not-saved' ? result.detail : null;
}
