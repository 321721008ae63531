import { useEffect, useRef } from 'react';
import { AGAIN, GOOD } from '../model/grade.ts';
import { isRightToLeft } from '../ui/text/text.ts';
import type { Aided } from './aided.ts';
import { watchCardTaps } from './watch-card-taps.ts';

/** A tap on the card shows its answer. With tap zones, one on the side of Again or Good grades a shown answer. */
export function CardTaps(aided: Aided) {
  const anchor = useRef<HTMLSpanElement>(null);
  const latest = useRef(aided);
  latest.current = aided;
  useEffect(() => {
    const page = anchor.current?.closest('main');
    return page
      ? watchCardTaps(page, (zone) => {
          const { parts, isUncovered, isPaused, isSecondTap, showAnswer, grade } = latest.current;
          const { tapZones, gradesFrom } = parts.options;
          // Where lines run from right to left, the grades do too.
          const againSide = isRightToLeft() === (gradesFrom === 'left') ? 'right' : 'left';
          if (isPaused) return;
          if (!isUncovered) {
            if (!isSecondTap()) showAnswer();
          } else if (tapZones && zone !== 'middle') grade(zone === againSide ? AGAIN : GOOD);
        })
      : undefined;
  }, []);
  return <span ref={anchor} hidden />;
}
