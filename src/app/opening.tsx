import { Suspense, useCallback, useEffect, useState } from 'react';
import type { Settings } from '../model/settings.ts';
import type { StoreTrouble } from '../model/write.ts';
import { openStore } from '../store/open-store.ts';
import { isWriteParked, parkWrite } from '../store/parked-write.ts';
import type { OpenedStore } from '../store/store.ts';
import { announce } from '../ui/announce.ts';
import { lazyPart } from '../ui/lazy-part.ts';
import { type MessageId, t } from '../ui/text/text.ts';
import { App } from './app.tsx';
import { hasParkedWrite } from './app-signals.ts';
import { localText, sessionText } from './browser-storage.ts';
import { createDeps, type Deps } from './deps.ts';
import { useSignal } from './signal.ts';
import { TroubleScreen } from './trouble-screen.tsx';

const DamagedScreen = lazyPart(() => import('./damaged-screen.tsx').then((module) => module.DamagedScreen));

type State =
  | { readonly kind: 'opening' }
  | { readonly kind: 'trouble'; readonly opened: Exclude<OpenedStore, { kind: 'ready' }> }
  | { readonly kind: 'open'; readonly deps: Deps; readonly settings: Settings };

const reload = { label: t('action.reload'), run: () => location.reload() };

/** Opens the learner's data and shows the app, or the one screen that says why it cannot. */
export function Opening() {
  const [state, setState] = useState<State>({ kind: 'opening' });
  const [lost, setLost] = useState<{ readonly trouble: StoreTrouble; readonly detail: string } | null>(null);
  const isToldByReview = useSignal(hasParkedWrite);

  const enter = useCallback(async (opened: Extract<OpenedStore, { kind: 'ready' | 'damaged' }>) => {
    const deps = createDeps(opened.store);
    opened.store.onTrouble((trouble, detail) => setLost({ trouble, detail }));
    await finishParkedWrite(deps);
    setState({ kind: 'open', deps, settings: await opened.store.readSettings() });
  }, []);

  useEffect(() => {
    let isCurrent = true;
    const take = (opened: OpenedStore): void => {
      if (!isCurrent) return;
      if (opened.kind === 'ready') void enter(opened);
      else setState({ kind: 'trouble', opened });
      if (opened.kind === 'blocked') void opened.whenOpened.then(take);
    };
    void openStore({ witnessStorage: localText() }).then(take);
    return () => {
      isCurrent = false;
    };
  }, [enter]);

  if (state.kind === 'open') {
    const isStopped = lost !== null && !isToldByReview;
    return (
      <>
        {isStopped && (
          <TroubleScreen
            title={t(LOST_TITLES[lost.trouble])}
            help={t('trouble.lostHelp')}
            detail={lost.detail}
            action={reload}
          />
        )}
        <div className="whole" hidden={isStopped}>
          <App deps={state.deps} firstSettings={state.settings} />
        </div>
      </>
    );
  }
  if (state.kind === 'trouble')
    return <OpeningTrouble opened={state.opened} onContinue={(opened) => void enter(opened)} />;
  return <div className="frame" />;
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
            remembered={opened.remembered}
            found={opened.found}
            onContinue={() => onContinue(opened)}
            onAccept={async () => {
              const result = await opened.store.acceptFoundData();
              if (result.kind === 'saved') onContinue(opened);
            }}
          />
        </Suspense>
      );
    case 'blocked':
      return <TroubleScreen title={t('trouble.blocked')} help={t('trouble.blockedHelp')} action={reload} />;
    case 'newer':
      return <TroubleScreen title={t('trouble.newer')} help={t('trouble.newerHelp')} action={reload} />;
    case 'unavailable':
      return (
        <TroubleScreen
          title={t(opened.reason === 'quota' ? 'trouble.full' : 'trouble.unavailable')}
          help={t(opened.reason === 'quota' ? 'trouble.fullHelp' : 'trouble.unavailableHelp')}
          detail={opened.detail}
          action={reload}
        />
      );
  }
}

/** Writes the answer that was kept over a reload. It is the same event, so writing it twice changes nothing. */
async function finishParkedWrite(deps: Deps): Promise<void> {
  const storage = sessionText();
  if (!storage || !isWriteParked(storage)) return;
  const { takeParkedWrite } = await import('../store/take-parked-write.ts');
  const parked = takeParkedWrite(storage);
  if (!parked) return;
  const result = await deps.store.recordEvent(parked);
  if (result.kind === 'saved') announce(t('unsaved.savedAfterReload'));
  // Still not on disk: it stays parked for the next start.
  if (result.kind === 'not-saved') parkWrite(storage, parked);
}
