import { useEffect, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import type { CardId } from '../../model/ids.ts';
import { DATABASE_NAME } from '../../store/database.ts';
import '../../ui/styles/library.css';
import { useApp } from '../app-context.ts';
import { CardScreen } from './card-screen.tsx';
import { LibraryContext } from './library-context.ts';
import { LibraryLink } from './library-link.ts';
import { FRESH_MEMORY, keepInMemory } from './library-memory.ts';
import { LibraryScreen } from './library-screen.tsx';
import { PairsScreen } from './pairs-screen.tsx';

/** The screens about cards. They share one library, which is read while any of them is open. */
export function CardRoutes() {
  const { deps } = useApp();
  const [link] = useState(() => new LibraryLink(DATABASE_NAME));
  useEffect(() => {
    // The counts stand in a row that every write touches: whatever is written, here or in another tab, is heard of.
    const subscription = deps.store.watch(
      () => deps.store.readCounts(),
      () => link.refresh(),
      () => undefined,
    );
    return () => {
      subscription.unsubscribe();
      link.stop();
    };
  }, [deps, link]);
  return (
    <LibraryContext value={link}>
      <Switch>
        <Route path="/cards/pairs" component={PairsScreen} />
        <Route path="/cards/find/:search">{({ search }) => <Find search={search} />}</Route>
        <Route path="/cards/:id">{({ id }) => <CardScreen key={id} cardId={id as CardId} />}</Route>
        <Route path="/cards" component={LibraryScreen} />
        <Route>
          <Redirect to="/cards" />
        </Route>
      </Switch>
    </LibraryContext>
  );
}

/** A link to a search: opens the list with it. */
function Find({ search }: { search: string }) {
  keepInMemory({ ...FRESH_MEMORY, text: readParameter(search) });
  return <Redirect to="/cards" replace />;
}

function readParameter(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that means itself.
    return text;
  }
}
