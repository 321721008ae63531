import { type ReactNode, Suspense, useCallback, useEffect, useMemo } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { NoteId } from '../model/ids.ts';
import type { Settings } from '../model/settings.ts';
import { ReviewScreen } from '../review/review-screen.tsx';
import { lazyPart } from '../ui/lazy-part.ts';
import { AppContext, useApp } from './app-context.ts';
import type { Deps } from './deps.ts';
import { createReviewPort } from './review-port.ts';
import { reloadGuard } from './safe-reload.ts';
import { applyTheme } from './theme.ts';
import { TodayScreen } from './today-screen.tsx';
import { useWatch } from './use-watch.ts';

// Today and the review are what the learner opens every day; the rest comes when it is asked for.
const NotesScreen = lazyPart(() => import('./notes-screen.tsx').then((module) => module.NotesScreen));
const NoteScreen = lazyPart(() => import('./note-screen.tsx').then((module) => module.NoteScreen));
const DataScreen = lazyPart(() => import('./data-screen.tsx').then((module) => module.DataScreen));
const SettingsScreen = lazyPart(() => import('./settings-screen.tsx').then((module) => module.SettingsScreen));
const AddScreen = lazyPart(() => import('./add-screen.tsx').then((module) => module.AddScreen));
const FirstRunScreen = lazyPart(() => import('./first-run-screen.tsx').then((module) => module.FirstRunScreen));
const Toaster = lazyPart(() => import('../ui/toaster.tsx').then((module) => module.Toaster));

interface AppProps {
  readonly deps: Deps;
  readonly firstSettings: Settings;
}

/** The opened app: routes, settings and the toasts over them. */
export function App({ deps, firstSettings }: AppProps) {
  const settings = useWatch(
    deps.store,
    useCallback(() => deps.store.readSettings(), [deps]),
  );
  // The number alone: it stays the same over grades, and so nothing is drawn again.
  const noteCount = useWatch(
    deps.store,
    useCallback(() => deps.store.readCounts().then((counts) => counts.notes), [deps]),
  );
  const current = settings ?? firstSettings;
  const value = useMemo(() => ({ deps, settings: current }), [deps, current]);
  useEffect(() => applyTheme(current.theme), [current.theme]);

  return (
    <AppContext value={value}>
      <Router hook={useHashLocation}>
        <Suspense fallback={<Blank />}>
          <Switch>
            <Route path="/add/:way?">{({ way }) => <AddScreen isPasting={way === 'paste'} />}</Route>
            <Route path="/data" component={DataScreen} />
            <Route path="/settings" component={SettingsScreen} />
            <Route path="/review">
              <NeedsNotes noteCount={noteCount}>
                <Review />
              </NeedsNotes>
            </Route>
            <Route path="/notes">
              <NeedsNotes noteCount={noteCount}>
                <NotesScreen />
              </NeedsNotes>
            </Route>
            <Route path="/notes/:id/:line?">
              {({ id, line }) => <NoteScreen key={id} noteId={id as NoteId} line={line ? Number(line) : null} />}
            </Route>
            <Route path="/">
              <NeedsNotes noteCount={noteCount}>
                <TodayScreen />
              </NeedsNotes>
            </Route>
            <Route>
              <Redirect to="/" />
            </Route>
          </Switch>
        </Suspense>
        <Suspense>
          <Toaster />
        </Suspense>
      </Router>
    </AppContext>
  );
}

/** Without any note there is nothing to do but to bring some. */
function NeedsNotes({ noteCount, children }: { noteCount: number | undefined; children: ReactNode }) {
  if (noteCount === undefined) return <Blank />;
  return noteCount === 0 ? <FirstRunScreen /> : children;
}

function Review() {
  const { deps, settings } = useApp();
  const port = useMemo(() => createReviewPort(deps, settings), [deps, settings]);
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
