import { sayTrouble } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { loadLaterText, t } from '../../ui/text/text.ts';
import type { Deps } from '../deps.ts';
import { findSafetyNet } from './find-safety-net.ts';
import type { SecondCopy } from './safety-net.ts';
import { stageEvents } from './stage-events.ts';
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
  return result.kind === 'not-saved' ? sayTrouble(result) : null;
}

/**
 * Answers that were acknowledged and are in the second list, but not in the database: its files lost their end, and nobody noticed. Says so
 * and offers to bring them back.
 */
export async function offerMissingEvents(deps: Deps): Promise<void> {
  const listed = (await (await findSafetyNet(deps))?.log.readAll()) ?? [];
  const known = await deps.store.findEvents(listed.map((event) => event.id));
  const missing = listed.filter((_, i) => known[i] === undefined);
  const copy = stageEvents(missing);
  if (copy === null) return;
  const restore = async (): Promise<void> => {
    const detail = await bringBack(deps, { copy, atMillis: null });
    announce(detail === null ? t('files.broughtBack') : t('files.notBroughtBackWhy', { detail }));
  };
  await loadLaterText();
  announce(t('files.missing', { count: missing.length }), { label: t('files.bringBack'), run: () => void restore() });
}
