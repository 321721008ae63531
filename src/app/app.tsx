import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReviewPort } from '../review/review-port.ts';
import { ReviewScreen } from '../review/review-screen.tsx';
import { isSameValue } from '../store/same-value.ts';
import { afterPaint } from '../ui/after-paint.ts';
import { type FindImage, ImageSourceContext } from '../ui/image-source.ts';
import { lazyPart } from '../ui/lazy-part.ts';
import { AppContext, useApp } from './app-context.ts';
import { NeedsNotes } from './needs-notes.tsx';
import type { Start } from './prepare-start.ts';
import { createReviewPort } from './review-port.ts';
import { reloadGuard } from './safe-reload.ts';
import { applyTheme } from './theme.ts';
import { TodayScreen } from './today-screen.tsx';
import { useHashPath } from './use-hash-path.ts';
import { useWatchFrom } from './use-watch.ts';

// Today and the review are what the learner opens every day; the rest comes when it is asked for.
const LaterRoutes = lazyPart(() => import('./later-routes.tsx').then((module) => module.LaterRoutes));
const LaterOverlays = lazyPart(() => import('./later-overlays.tsx').then((module) => module.LaterOverlays));

/** How long after a start or a change of settings the cache of states is looked after: nobody waits for it. */
const SETTLING_MILLIS = 2_000;

/** The opened app: routes, settings and the toasts over them. */
export function App({ start }: { readonly start: Start }) {
  const { deps, reviewPort, takeToday } = start;
  const settings = useWatchFrom(
    deps.store,
    useCallback(() => deps.store.readSettings(), [deps]),
    start.settings,
    isSameValue,
  );
  // The number alone: it stays the same over grades, and so nothing is drawn again.
  const noteCount = useWatchFrom(
    deps.store,
    useCallback(() => deps.store.readCounts().then((counts) => counts.notes), [deps]),
    start.noteCount,
    Object.is,
  );
  const value = useMemo(() => ({ deps, settings }), [deps, settings]);
  useEffect(() => applyTheme(settings.theme), [settings.theme]);
  // After the first drawing, and again when weights or steps change: the cache of card states follows them.
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => {
      // What stops it has a screen of its own, and the next start goes on.
      import('./scheduling/look-after-caches.ts')
        .then(({ lookAfterCaches }) => lookAfterCaches(deps, settings, signal))
        .catch(() => undefined);
    }, SETTLING_MILLIS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [deps, settings]);
  const findImage = useCallback<FindImage>(
    async (reference, notePath) =>
      (await import('./notes/find-note-image.ts')).createImageFinder(deps.store)(reference, notePath),
    [deps],
  );

  const [isPainted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => setPainted(true)), []);

  const path = useHashPath();
  const isFirst = path === '/' || path === '/review';

  return (
    <AppContext value={value}>
      <ImageSourceContext value={findImage}>
        <Suspense fallback={<Blank />}>
          {isFirst ? (
            <NeedsNotes noteCount={noteCount}>
              {path === '/' ? (
                <TodayScreen takeRead={takeToday} />
              ) : (
                <Review prepared={settings === start.settings ? reviewPort : null} />
              )}
            </NeedsNotes>
          ) : (
            <LaterRoutes noteCount={noteCount} />
          )}
        </Suspense>
        <Suspense>{isPainted && <LaterOverlays />}</Suspense>
      </ImageSourceContext>
    </AppContext>
  );
}

function Review({ prepared }: { readonly prepared: ReviewPort | null }) {
  const { deps, settings } = useApp();
  const port = useMemo(() => prepared ?? createReviewPort(deps, settings), [prepared, deps, settings]);
  // No update may take over while a card is open.
  useEffect(() => reloadGuard.hold(), []);
  return (
    <ReviewScreen
      port={port}
      onEnd={() => {
        location.hash = '#/';
      }}
      onReload={() => location.reload()}
    />
  );
}

/** The empty page, for the moment until the database has answered. */
function Blank() {
  return <div className="frame" />;
}
