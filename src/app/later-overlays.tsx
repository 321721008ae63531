import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from '../ui/lazy-part.ts';
import { Toaster } from '../ui/toaster.tsx';
import { DueBadge } from './reminders/due-badge.tsx';

const Palette = lazyPart(() => import('./library/palette.tsx').then((module) => module.Palette));

/** What lies over every screen and is not needed at the start: toasts, and the palette behind Ctrl+K. */
export function LaterOverlays() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k')
        return;
      event.preventDefault();
      setOpen((wasOpen) => !wasOpen);
    };
    addEventListener('keydown', handle);
    return () => removeEventListener('keydown', handle);
  }, []);
  return (
    <>
      <Toaster />
      <DueBadge />
      {isOpen && (
        <Suspense>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
