import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { NoteId } from '../model/ids.ts';
import type { Scope } from '../model/read-settings.ts';
import { lazyPart } from '../ui/lazy-part.ts';
import { NeedsNotes } from './needs-notes.tsx';

const NotesScreen = lazyPart(() => import('./notes/notes-screen.tsx').then((module) => module.NotesScreen));
const NoteScreen = lazyPart(() => import('./notes/note-screen.tsx').then((module) => module.NoteScreen));
const NoteEditScreen = lazyPart(() => import('./notes/note-edit-screen.tsx').then((module) => module.NoteEditScreen));
const TrayScreen = lazyPart(() => import('./tray/tray-screen.tsx').then((module) => module.TrayScreen));
const ShelfScreen = lazyPart(() => import('./tray/shelf-screen.tsx').then((module) => module.ShelfScreen));
const CardRoutes = lazyPart(() => import('./library/card-routes.tsx').then((module) => module.CardRoutes));
const StatisticsScreen = lazyPart(() =>
  import('./statistics/statistics-screen.tsx').then((module) => module.StatisticsScreen),
);
const DataScreen = lazyPart(() => import('./data-screen.tsx').then((module) => module.DataScreen));
const SettingsScreen = lazyPart(() => import('./settings-screen.tsx').then((module) => module.SettingsScreen));
const ReviewOptionsScreen = lazyPart(() =>
  import('./settings/options-for-review.tsx').then((module) => module.ReviewOptionsScreen),
);
const ReminderScreen = lazyPart(() =>
  import('./reminders/reminder-screen.tsx').then((module) => module.ReminderScreen),
);
const AirplaneScreen = lazyPart(() => import('./airplane/airplane-screen.tsx').then((module) => module.AirplaneScreen));
const SchedulingScreen = lazyPart(() =>
  import('./scheduling/scheduling-screen.tsx').then((module) => module.SchedulingScreen),
);
const PracticeScreen = lazyPart(() =>
  import('./scheduling/practice-screen.tsx').then((module) => module.PracticeScreen),
);
const AddScreen = lazyPart(() => import('./import/add-screen.tsx').then((module) => module.AddScreen));

/** All screens but Today and the review. They are kept apart so that the first card does not wait for the list of them. */
export function LaterRoutes({ noteCount }: { readonly noteCount: number }) {
  return (
    <Router hook={useHashLocation}>
      <Switch>
        <Route path="/add/:way?">{({ way }) => <AddScreen way={way} />}</Route>
        <Route path="/data" component={DataScreen} />
        <Route path="/settings" component={SettingsScreen} />
        <Route path="/settings/review" component={ReviewOptionsScreen} />
        <Route path="/settings/reminder" component={ReminderScreen} />
        <Route path="/settings/airplane" component={AirplaneScreen} />
        <Route path="/scheduling/:scope?">
          {({ scope }) => <SchedulingScreen scope={scope === undefined ? null : decodeScope(scope)} />}
        </Route>
        <Route path="/practice/:id">{({ id }) => <PracticeScreen key={id} noteId={id as NoteId} />}</Route>
        <Route path="/notes">
          <NeedsNotes noteCount={noteCount}>
            <NotesScreen />
          </NeedsNotes>
        </Route>
        <Route path="/notes/:id/edit">
          {({ id }) => <NoteEditScreen key={id} noteId={id as NoteId} isTakingHome={false} />}
        </Route>
        <Route path="/notes/:id/home">
          {({ id }) => <NoteEditScreen key={id} noteId={id as NoteId} isTakingHome />}
        </Route>
        <Route path="/notes/:id/:line?">
          {({ id, line }) => <NoteScreen key={id} noteId={id as NoteId} line={line ? Number(line) : null} />}
        </Route>
        <Route path="/tray" component={TrayScreen} />
        <Route path="/shelf" component={ShelfScreen} />
        <Route path="/statistics">
          <NeedsNotes noteCount={noteCount}>
            <StatisticsScreen />
          </NeedsNotes>
        </Route>
        <Route path="/cards/*?">
          <NeedsNotes noteCount={noteCount}>
            <CardRoutes />
          </NeedsNotes>
        </Route>
        <Route>
          <Redirect to="/" />
        </Route>
      </Switch>
    </Router>
  );
}

/** The part of the address that names a deck. One that is no address text names none. */
function decodeScope(text: string): Scope | null {
  try {
    const scope = decodeURIComponent(text);
    return /^(?:folder|note):./.test(scope) ? scope : null;
  } catch {
    return null;
  }
}
