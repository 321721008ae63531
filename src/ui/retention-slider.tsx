import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { formatPercent } from './format.ts';
import { t } from './text/text.ts';

const LOWEST = 70;
const HIGHEST = 97;

interface RetentionSliderProps {
  /** 0.70 to 0.97. */
  readonly value: number;
  /** Called when the learner lets go, not for each step on the way. */
  readonly onChange: (value: number) => void;
  /** Told of each step on the way, for showing what it leads to. */
  readonly onSlide?: (value: number) => void;
  /** What a value means, in one sentence. */
  readonly explain: (value: number) => string;
}

/** How much to remember, with its consequence beneath. */
export function RetentionSlider({ value, onChange, onSlide, explain }: RetentionSliderProps) {
  const [percent, setPercent] = useState(Math.round(value * 100));
  /** Whether the learner is at it: a value from outside is then one that was let go of before. */
  const isHeld = useRef(false);
  useEffect(() => {
    if (!isHeld.current) setPercent(Math.round(value * 100));
  }, [value]);
  const commit = (): void => onChange(percent / 100);
  const share = (percent - LOWEST) / (HIGHEST - LOWEST);
  return (
    <>
      <p className="fig">{formatPercent(percent / 100)}</p>
      <p className="cap ink n">{explain(percent / 100)}</p>
      <input
        className="range"
        type="range"
        aria-label={t('settings.retention')}
        aria-valuetext={explain(percent / 100)}
        min={LOWEST}
        max={HIGHEST}
        value={percent}
        style={{ '--v': `${share * 100}%` } as CSSProperties}
        onChange={(event) => {
          isHeld.current = true;
          setPercent(Number(event.target.value));
          onSlide?.(Number(event.target.value) / 100);
        }}
        onPointerUp={commit}
        onKeyUp={commit}
        onBlur={() => {
          isHeld.current = false;
          commit();
        }}
      />
      <div className="ticks" aria-hidden>
        <span>{t('settings.lessWork', { value: LOWEST })}</span>
        <span>{t('settings.moreWork', { value: HIGHEST })}</span>
      </div>
    </>
  );
}
