import { useCallback, useMemo, useRef } from 'react';
import type { CardView } from '../../model/card-view.ts';
import type { CardId } from '../../model/ids.ts';
import type { Store } from '../../store/store.ts';
import { useWatch } from '../use-watch.ts';

/** Texts kept from what was scrolled past, so that going back shows them at once. */
const KEPT = 600;

/** The cards of the part of a list that is seen, kept up to date. Those that are not read yet are missing from the map. */
export function useCardViews(store: Store, seen: readonly CardId[]): ReadonlyMap<CardId, CardView> {
  const kept = useRef(new Map<CardId, CardView>());
  const key = seen.join('\n');
  const read = useCallback(() => store.readCards(key === '' ? [] : (key.split('\n') as CardId[])), [store, key]);
  const views = useWatch(store, read);
  return useMemo(() => {
    const map = kept.current;
    for (const view of views ?? []) {
      // The newest goes to the end, the oldest falls out first.
      map.delete(view.card.id);
      map.set(view.card.id, view);
    }
    for (const id of map.keys()) {
      if (map.size <= KEPT) break;
      map.delete(id);
    }
    return new Map(map);
  }, [views]);
}
