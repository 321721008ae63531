import { Dialog as Base } from '@base-ui/react/dialog';
import { usePinch } from '@use-gesture/react';
import { Maximize, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { formatPercent } from './format.ts';
import { Icon } from './icon.tsx';
import { t } from './text/text.ts';

const LARGEST = 8;
const STEP = 1.5;
const DOUBLE_TAP = 2.5;

interface ImageViewerProps {
  readonly src: string;
  readonly words: string;
  readonly onClose: () => void;
}

/** A picture over the whole screen: buttons, + and -, two fingers or a double tap make it larger; then it scrolls. */
export function ImageViewer({ src, words, onClose }: ImageViewerProps) {
  const [scale, setScale] = useState(1);
  const area = useRef<HTMLDivElement>(null);
  const zoomTo = (wanted: number): void => setScale(Math.min(LARGEST, Math.max(1, wanted)));

  // What was in the middle stays in the middle.
  const before = useRef(1);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    const growth = scale / before.current;
    before.current = scale;
    element.scrollLeft = (element.scrollLeft + element.clientWidth / 2) * growth - element.clientWidth / 2;
    element.scrollTop = (element.scrollTop + element.clientHeight / 2) * growth - element.clientHeight / 2;
  }, [scale]);

  const atStart = useRef(1);
  usePinch(
    ({ first, movement: [growth] }) => {
      if (first) atStart.current = scale;
      zoomTo(atStart.current * growth);
    },
    { target: area, eventOptions: { passive: false } },
  );
  useEffect(() => area.current?.focus(), []);

  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Popup
          className="viewer"
          onKeyDown={(event) => {
            if (event.key === '+' || event.key === '=') zoomTo(scale * STEP);
            else if (event.key === '-') zoomTo(scale / STEP);
            else if (event.key === '0') zoomTo(1);
          }}
        >
          <Base.Title className="vh">{words}</Base.Title>
          {/* A region that scrolls has to be reachable by keyboard, hence the tab stop. */}
          <section
            ref={area}
            className="viewer-area"
            aria-label={words}
            tabIndex={0}
            onDoubleClick={() => zoomTo(scale > 1 ? 1 : DOUBLE_TAP)}
          >
            <img src={src} alt={words} style={{ width: `${scale * 100}%`, height: `${scale * 100}%` }} />
          </section>
          <div className="viewer-acts">
            <IconButton label={t('image.smaller')} onClick={() => zoomTo(scale / STEP)} aria-disabled={scale <= 1}>
              <Icon of={ZoomOut} />
            </IconButton>
            <span className="n" role="status">
              {formatPercent(scale)}
            </span>
            <IconButton label={t('image.larger')} onClick={() => zoomTo(scale * STEP)} aria-disabled={scale >= LARGEST}>
              <Icon of={ZoomIn} />
            </IconButton>
            <IconButton label={t('image.whole')} onClick={() => zoomTo(1)} aria-disabled={scale === 1}>
              <Icon of={Maximize} />
            </IconButton>
            <IconButton label={t('action.close')} onClick={onClose}>
              <Icon of={X} />
            </IconButton>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
