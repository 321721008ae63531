import { useCallback, useEffect, useRef, useState } from 'react';
import type { Scope } from '../../model/read-settings.ts';
import { shareFile } from '../../pwa/share-file.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogText } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Rows } from '../../ui/row.tsx';
import { SwitchRow } from '../../ui/switch-row.tsx';
import { t } from '../../ui/text/text.ts';
import '../../ui/styles/anki.css';
import { quoteError } from '../../review/say-trouble.ts';
import { useApp } from '../app-context.ts';
import { useWatch } from '../use-watch.ts';
import type { WriteProgress } from './anki-tasks.ts';
import { listDecks } from './deck-choices.ts';
import { type MadePackage, makePackage } from './make-package.ts';
import { PackageReady } from './package-ready.tsx';
import { WorkBar } from './work-bar.tsx';

type State =
  | { readonly kind: 'choosing'; readonly trouble: string | null }
  | { readonly kind: 'making'; readonly progress: WriteProgress | null }
  | { readonly kind: 'ready'; readonly made: MadePackage; readonly trouble: string | null };

const ALL = 'all';

interface SaveForAnkiProps {
  /** The folder or note that is chosen at first; null for all notes. */
  readonly scope: Scope | null;
  readonly onClose: () => void;
}

/** Makes an Anki package: which cards, with or without their schedule; then what to set in Anki, and the file. */
export function SaveForAnki({ scope: firstScope, onClose }: SaveForAnkiProps) {
  const { deps, settings } = useApp();
  const [scope, setScope] = useState<Scope | null>(firstScope);
  const [hasScheduling, setScheduling] = useState(true);
  const [state, setState] = useState<State>({ kind: 'choosing', trouble: null });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const paths = useWatch(
    deps.store,
    useCallback(() => deps.store.readNotePaths(), [deps]),
  );
  const decks = listDecks(paths ?? new Map());

  const make = async (): Promise<void> => {
    const cancel = new AbortController();
    running.current = cancel;
    setState({ kind: 'making', progress: null });
    const path = decks.find((deck) => deck.scope === scope)?.path ?? null;
    try {
      const made = await makePackage(
        deps,
        settings,
        { scope, path, hasScheduling },
        {
          signal: cancel.signal,
          onProgress: (progress) => setState({ kind: 'making', progress }),
        },
      );
      if (made.cardCount === 0) setState({ kind: 'choosing', trouble: t('anki.noCards') });
      else setState({ kind: 'ready', made, trouble: null });
    } catch (error) {
      setState({ kind: 'choosing', trouble: cancel.signal.aborted ? null : quoteError(error) });
    }
  };

  const save = async (made: MadePackage): Promise<void> => {
    const outcome = await shareFile(made.file);
    if (outcome.kind === 'failed') {
      setState({ kind: 'ready', made, trouble: quoteError(outcome.detail) });
      return;
    }
    announce(t(SAID[outcome.kind]));
    if (outcome.kind !== 'cancelled') onClose();
  };

  if (state.kind === 'ready') {
    return (
      <Dialog title={t('anki.ready')} isOpen onClose={onClose}>
        <PackageReady
          made={state.made}
          hasScheduling={hasScheduling}
          trouble={state.trouble}
          onSave={() => void save(state.made)}
          onClose={onClose}
        />
      </Dialog>
    );
  }
  if (state.kind === 'making') {
    const { progress } = state;
    return (
      <Dialog title={t('anki.save')} isOpen onClose={onClose}>
        <WorkBar
          text={t('anki.making')}
          done={progress?.done ?? 0}
          total={progress?.total ?? null}
          onCancel={() => running.current?.abort()}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('anki.save')} isOpen onClose={onClose}>
      <DialogText>{t('anki.saveHelp')}</DialogText>
      {state.trouble !== null && (
        <Notice isError title={t('anki.notMade')}>
          <p>{state.trouble}</p>
        </Notice>
      )}
      <label className="field">
        <span>{t('anki.which')}</span>
        <select
          value={scope ?? ALL}
          onChange={(event) => setScope(event.target.value === ALL ? null : event.target.value)}
        >
          <option value={ALL}>{t('anki.allNotes')}</option>
          {decks.map((deck) => (
            <option key={deck.scope} value={deck.scope}>
              {deck.path}
            </option>
          ))}
        </select>
      </label>
      <div className="anki-rows">
        <Rows>
          <SwitchRow
            title={t('anki.withSchedule')}
            detail={t('anki.withScheduleDetail')}
            isOn={hasScheduling}
            onChange={setScheduling}
          />
        </Rows>
      </div>
      <div className="sheet-acts">
        <Button look="main" disabled={paths === undefined} onClick={() => void make()}>
          {t('anki.make')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

const SAID = {
  saved: 'anki.saved',
  shared: 'files.shared',
  downloaded: 'files.downloaded',
  cancelled: 'data.csvNotSaved',
} as const;
