import { Suspense, useEffect, useState } from 'react';
import type { LogEvent } from '../model/event.ts';
import type { TroubleDetail } from '../model/store-fault.ts';
import type { StoreTrouble } from '../model/write.ts';
import type { OpenedStore, Store } from '../store/store.ts';
import { lazyPart } from '../ui/lazy-part.ts';
import { type MessageId, t } from '../ui/text/text.ts';
import { App } from './app.tsx';
import { hasParkedWrite } from './app-signals.ts';
import { sessionText } from './browser-storage.ts';
import { createDeps, type Deps } from './deps.ts';
import { finishParkedWrite } from './finish-parked-write.ts';
import { prepareStart, type Start } from './prepare-start.ts';
import { useSignal } from './signal.ts';
import { TroubleScreen } from './trouble-screen.tsx';

const BusyScreen = lazyPart(() => import('./busy-screen.tsx').then((module) => module.BusyScreen));
const DamagedScreen = lazyPart(() => import('./damaged-screen.tsx').then((module) => module.DamagedScreen));

type State =
  | { readonly kind: 'trouble'; readonly opened: Exclude<OpenedStore, { kind: 'ready' }> }
  | { readonly kind: 'open'; readonly start: Start };

/** A function, because the words are loaded after this module. */
const reload = () => ({ label: t('action.reload'), run: () => location.reload() });

/** Waits for the learner's data and for what the first screen shows of it. */
export async function beginWith(opening: Promise<OpenedStore>): Promise<State> {
  const opened = await opening;
  if (opened.kind !== 'ready') return { kind: 'trouble', opened };
  // Nothing is known of an earlier use: only the copies beside the database could tell of one.
  const lost = opened.isFirstRun
    ? await import('./files/find-lost-data.ts').then((part) => part.findLostData(opened.store), nothingLost)
    : null;
  return lost ? { kind: 'trouble', opened: lost } : enter(opened.store, true);
}

async function enter(store: Store, isWhole: boolean): Promise<State> {
  const deps = createDeps(store);
  await finishParkedWrite(store, sessionText());
  keepSafeSoon(deps, isWhole);
  return { kind: 'open', start: await prepareStart(deps) };
}

/** Begins the second copy of everything once the first card is there. What is done before goes into it too. */
function keepSafeSoon(deps: Deps, isWhole: boolean): void {
  const early: LogEvent[] = [];
  const stopCollecting = deps.store.onRecorded((events) => early.push(...events));
  setTimeout(() => {
    import('./files/keep-safe.ts').then(({ keepSafe }) => {
      stopCollecting();
      keepSafe(deps, isWhole, early);
    }, ignoreUntilNextStart);
  }, KEEP_SAFE_AFTER_MILLIS);
}

const KEEP_SAFE_AFTER_MILLIS = 1_500;

const nothingLost = () => null;

/** A part that cannot be loaded just now must not stop the app: what it does is done at the next start. */
function ignoreUntilNextStart(): void {}

/** Shows the app on the learner's data, or the one screen that says why it cannot. */
export function Opening({ first }: { readonly first: State }) {
  const [state, setState] = useState(first);
  const [lost, setLost] = useState<{ readonly trouble: StoreTrouble; readonly detail: TroubleDetail } | null>(null);
  const isToldByReview = useSignal(hasParkedWrite);

  useEffect(() => {
    if (state.kind === 'open')
      return state.start.deps.store.onTrouble((trouble, detail) => setLost({ trouble, detail }));
    if (state.opened.kind !== 'blocked' && state.opened.kind !== 'busy') return;
    let isCurrent = true;
    void beginWith(state.opened.whenOpened).then((next) => isCurrent && setState(next));
    return () => {
      isCurrent = false;
    };
  }, [state]);

  if (state.kind === 'open') {
    const isStopped = lost !== null && !isToldByReview;
    return (
      <>
        {isStopped && (
          <TroubleScreen
            title={t(LOST_TITLES[lost.trouble])}
            help={t('trouble.lostHelp')}
            detail={lost.detail}
            action={reload()}
          />
        )}
        <div className="whole" hidden={isStopped}>
          <App start={state.start} />
        </div>
      </>
    );
  }
  return <OpeningTrouble opened={state.opened} onContinue={({ store }) => void enter(store, false).then(setState)} />;
}

const LOST_TITLES: Readonly<Record<StoreTrouble, MessageId>> = {
  lost: 'unsaved.lost',
  quota: 'unsaved.quota',
  superseded: 'unsaved.superseded',
  unknown: 'unsaved.unknown',
};

interface OpeningTroubleProps {
  readonly opened: Exclude<OpenedStore, { kind: 'ready' }>;
  readonly onContinue: (opened: Extract<OpenedStore, { kind: 'damaged' }>) => void;
}

function OpeningTrouble({ opened, onContinue }: OpeningTroubleProps) {
  switch (opened.kind) {
    case 'damaged':
      return (
        <Suspense>
          <DamagedScreen
            store={opened.store}
            remembered={opened.remembered}
            found={opened.found}
            onContinue={() => onContinue(opened)}
            onRestored={() => location.reload()}
            onAccept={async () => {
              const result = await opened.store.acceptFoundData();
              if (result.kind === 'saved') onContinue(opened);
            }}
          />
        </Suspense>
      );
    case 'busy':
      return (
        <Suspense>
          <BusyScreen />
        </Suspense>
      );
    case 'blocked':
      return <TroubleScreen title={t('trouble.blocked')} help={t('trouble.blockedHelp')} action={reload()} />;
    case 'newer':
      return <TroubleScreen title={t('trouble.newer')} help={t('trouble.newerHelp')} action={reload()} />;
    case 'unavailable':
      return (
        <TroubleScreen
          title={t(opened.reason === 'quota' ? 'trouble.full' : 'trouble.unavailable')}
          help={t(opened.reason === 'quota' ? 'trouble.fullHelp' : 'trouble.unavailableHelp')}
          detail={opened.detail}
          action={reload()}
        />
      );
  }
}
