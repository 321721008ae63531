import { Suspense, useState } from 'react';
import { lazyPart } from './lazy-part.ts';
import { t } from './text/text.ts';
import './styles/image-viewer.css';

const ImageViewer = lazyPart(() => import('./image-viewer.tsx').then((module) => module.ImageViewer));

interface ZoomImageProps {
  readonly src: string;
  /** What it shows, in words. */
  readonly words: string;
}

/** A picture that fills the screen when pressed. */
export function ZoomImage({ src, words }: ZoomImageProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="zoom-open"
        aria-label={t('image.enlarge', { words })}
        onClick={() => setOpen(true)}
      >
        <img className="line-image" src={src} alt="" />
      </button>
      {isOpen && (
        <Suspense>
          <ImageViewer src={src} words={words} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
