import { useCallback, useEffect, useState } from 'react';
import type { CardView } from '../../model/card-view.ts';
import type { EditEvent } from '../../model/event.ts';
import { quoteError, sayTrouble } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { type Decision, decideCard, type TakeBack } from './decide-card.ts';

interface Done {
  readonly view: CardView;
  readonly takeBack: TakeBack;
}

export interface Tray {
  /** The card in front; null before the first reading and at the end. */
  readonly shown: CardView | null;
  /** Which one it is, counted from 1. */
  readonly number: number;
  /** Cards that were in the tray at the start; null until they were read. */
  readonly count: number | null;
  readonly canTakeBack: boolean;
  readonly trouble: string | null;
  /** Resolves to whether the decision is on disk; then the next card is in front. */
  decide(decision: Decision, wording?: EditEvent['wording']): Promise<boolean>;
  /** Decides nothing: the card stays in the tray and comes again the next time. */
  skip(): void;
  /** Takes the last decision back; its card is in front again. */
  takeBack(): Promise<void>;
}

/** Goes through the tray as it was at the start, so that nothing jumps while one decides. */
export function useTray(): Tray {
  const { deps, settings } = useApp();
  const [cards, setCards] = useState<readonly CardView[] | null>(null);
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<readonly Done[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);

  useEffect(() => {
    void deps.store.readTray().then(setCards, (error: unknown) => setTrouble(quoteError(error)));
  }, [deps]);

  const shown = cards?.[at] ?? null;
  const skip = useCallback(() => setAt((before) => before + 1), []);

  return {
    shown,
    number: at + 1,
    count: cards?.length ?? null,
    canTakeBack: done.length > 0 && !isWorking,
    trouble,
    async decide(decision, wording) {
      if (!shown || isWorking) return false;
      setWorking(true);
      const { result, takeBack } = await decideCard(deps, settings, shown, decision, wording);
      setWorking(false);
      if (result.kind !== 'saved') {
        setTrouble(result.kind === 'stale' ? t('tray.changedElsewhere') : sayTrouble(result));
        return false;
      }
      setTrouble(null);
      setDone([...done, { view: shown, takeBack }]);
      skip();
      return true;
    },
    skip,
    async takeBack() {
      const last = done.at(-1);
      if (!last || isWorking || !cards) return;
      setWorking(true);
      const result = await last.takeBack();
      setWorking(false);
      if (result.kind !== 'saved') {
        setTrouble(result.kind === 'stale' ? t('tray.changedElsewhere') : sayTrouble(result));
        return;
      }
      const again = await deps.store.readCard(last.view.card.id);
      const back = again ?? last.view;
      const place = cards.findIndex(({ card }) => card.id === back.card.id);
      setCards(cards.map((view, i) => (i === place ? back : view)));
      setAt(Math.max(0, place));
      setDone(done.slice(0, -1));
      setTrouble(null);
      announce(t('tray.takenBack'));
    },
  };
}
