import { ChartSpline } from 'lucide-react';
import { useEffect } from 'react';
import type { AllSettings } from '../../model/settings.ts';
import { FEWEST_ITEMS_TO_FIT, isFitDue } from '../../scheduler/fitted-weights.ts';
import { Icon } from '../../ui/icon.tsx';
import { Row } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import type { Deps } from '../deps.ts';
import { createSignal, useSignal } from '../signal.ts';
import { closeFit, fitWeights } from './fit-weights.ts';

/** Whether a fit that was made in the background explains the log better than the weights in force. */
const hasBetterFit = createSignal(false);
/** Reviews at the last fit of this visit: the log has to grow before another one. */
let lookedAtReviews = 0;

/** Fits in idle time when it is due. What comes of it is offered, never taken by itself. */
export function useFitOffer(reviewCount: number): boolean {
  const { deps, settings } = useApp();
  useEffect(() => {
    if (!isWorthALook(settings, reviewCount)) return;
    const controller = new AbortController();
    const cancel = whenIdle(() => void lookForFit(deps, settings, reviewCount, controller.signal));
    return () => {
      cancel();
      controller.abort();
    };
  }, [deps, settings, reviewCount]);
  return useSignal(hasBetterFit) && reviewCount >= FEWEST_ITEMS_TO_FIT;
}

export function FitOfferRow() {
  return (
    <Row
      mark={<Icon of={ChartSpline} />}
      title={t('scheduling.fitOffer')}
      detail={t('scheduling.fitOfferDetail')}
      href="#/scheduling"
    />
  );
}

/** There are never more items than reviews, so that most logs need not be read for it. */
function isWorthALook({ fittedAtItemCount }: AllSettings, reviewCount: number): boolean {
  const last = fittedAtItemCount === 0 ? null : fittedAtItemCount;
  return isFitDue(reviewCount, last) && reviewCount > lookedAtReviews;
}

async function lookForFit(deps: Deps, settings: AllSettings, reviewCount: number, signal: AbortSignal): Promise<void> {
  try {
    const { itemCount, trained } = await fitWeights(settings, { signal });
    lookedAtReviews = reviewCount;
    const isDue = isFitDue(itemCount, settings.fittedAtItemCount === 0 ? null : settings.fittedAtItemCount);
    hasBetterFit.set(isDue && trained?.isBetter === true);
    // Nothing to offer: it is not tried again before the log has grown.
    if (isDue && trained?.isBetter === false) await closeFit(deps, settings, itemCount, null);
  } catch {
    // Fitting is a service, not a duty: it is tried again at the next visit.
  }
}

/** Safari has no idle callback; a few seconds after the screen came are idle enough. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: 10_000 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(run, 3_000);
  return () => clearTimeout(timer);
}
