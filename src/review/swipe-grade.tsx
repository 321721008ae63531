import { useDrag } from '@use-gesture/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { AGAIN, GOOD, type Grade } from '../model/grade.ts';
import { isRightToLeft } from '../ui/text/text.ts';
import type { Aided } from './aided.ts';
import { formatInterval, GradeWord } from './grade-bar.tsx';
import { isSwipeStart, type SwipePoint, swipePoint } from './swipe-path.ts';

/** A touch that follows a scroll so soon stops the page and means nothing else. */
const AFTER_SCROLL_MILLIS = 350;
const TICK_MILLIS = 8;

/** What each side means: Again where lines begin, Good where they end. */
const readSides = (): readonly { readonly side: 'left' | 'right'; readonly grade: Grade }[] => [
  { side: 'left', grade: isRightToLeft() ? GOOD : AGAIN },
  { side: 'right', grade: isRightToLeft() ? AGAIN : GOOD },
];

/**
 * Grades a shown answer by drawing the card aside. The card follows the finger, unless less motion is wanted; letting go grades only
 * beyond the mark, so moving back calls it off. Up and down stays a scroll.
 */
export function SwipeGrade({ shown, session, parts, isUncovered, isPaused, grade }: Aided) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [page, setPage] = useState<HTMLElement | null>(null);
  const [point, setPoint] = useState<SwipePoint | null>(null);
  const scrolledAtTick = useRef(Number.NEGATIVE_INFINITY);
  const isOn = isUncovered && !isPaused && session.step === 'answer' && shown.preview !== null;
  const { haptics } = parts.options;

  useEffect(() => setPage(anchor.current?.closest('main') ?? null), []);
  useEffect(() => {
    if (!page) return;
    const onScroll = (): void => {
      scrolledAtTick.current = performance.now();
    };
    page.addEventListener('scroll', onScroll);
    page.classList.add('is-swiped');
    return () => {
      page.removeEventListener('scroll', onScroll);
      page.classList.remove('is-swiped');
    };
  }, [page]);
  const move = useCallback(
    (next: SwipePoint | null) => {
      page?.style.setProperty('--swipe', `${next?.pixels ?? 0}px`);
      page?.classList.toggle('is-moving', next !== null);
      setPoint(next);
    },
    [page],
  );
  useEffect(() => () => move(null), [move]);

  const lastSide = useRef<SwipePoint['side']>(null);
  useDrag(
    ({ first, last, canceled, cancel, movement: [pixels], xy: [x], touches, event, memo }) => {
      const width = page?.clientWidth ?? 0;
      // The first call of a gesture decides whether it is a swipe at all; what it returns is `memo` in those that follow.
      const isOurs =
        first || memo === undefined
          ? isOn && event.target instanceof Element && mayBegin(event.target, x - pixels, scrolledAtTick.current)
          : memo === true;
      if (!isOurs) return false;
      if (canceled || touches > 1 || !isOn) {
        move(null);
        if (!canceled && !last) cancel();
        return false;
      }
      const next = swipePoint(pixels, width);
      if (haptics && next.side !== null && next.side !== lastSide.current) navigator.vibrate?.(TICK_MILLIS);
      lastSide.current = next.side;
      move(last ? null : next);
      const meant = last && readSides().find(({ side }) => side === next.side);
      if (meant) grade(meant.grade);
      return true;
    },
    {
      target: { current: page },
      enabled: page !== null,
      axis: 'x',
      filterTaps: true,
      threshold: 12,
      pointer: { touch: false, capture: true },
    },
  );

  return (
    <>
      <span ref={anchor} hidden />
      {point &&
        createPortal(
          readSides()
            .filter(({ side }) => (side === 'left') === point.pixels < 0)
            .map(({ side, grade: meant }) => (
              <div
                key={side}
                className={`swipe-hint ${side} ${meant === AGAIN ? 'to-again' : 'to-good'}${point.side === side ? ' is-reached' : ''}`}
                style={{ opacity: Math.max(0.35, Math.abs(point.share)) }}
                aria-hidden
              >
                <GradeWord grade={meant} />
                <span className="t">{shown.preview && formatInterval(shown.preview[meant])}</span>
              </div>
            )),
          document.body,
        )}
    </>
  );
}

/** Not at the edges of the screen, not while the page is zoomed or still scrolling, and not on what scrolls sideways by itself. */
function mayBegin(target: Element, x: number, scrolledAtTick: number): boolean {
  if (!isSwipeStart(x, innerWidth)) return false;
  if ((visualViewport?.scale ?? 1) > 1.01) return false;
  if (performance.now() - scrolledAtTick < AFTER_SCROLL_MILLIS) return false;
  for (let element: Element | null = target; element && element.tagName !== 'MAIN'; element = element.parentElement) {
    if (element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX)) {
      return false;
    }
  }
  return true;
}
