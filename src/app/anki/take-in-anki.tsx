import { useEffect, useRef, useState } from 'react';
import { quoteError, sayTrouble } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogText } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type MessageId, t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { snapshotBefore } from '../files/keep-safe.ts';
import { takeInAside } from '../files/take-in-aside.ts';
import { whileImporting } from '../files/while-importing.ts';
import { undoImport } from '../import/undo-import.ts';
import type { PackageProblem } from './anki-tasks.ts';
import { explainPackageProblem } from './explain-package-problem.ts';
import { PackagePreview } from './package-preview.tsx';
import { type AnkiPlan, isNothingNew, type PlanProgress, packageContent, planAnki } from './plan-anki.ts';
import { WorkBar } from './work-bar.tsx';

interface TakeInAnkiProps {
  readonly file: { readonly name: string; readonly blob: Blob };
  readonly onClose: () => void;
  /** All of it is on disk. */
  readonly onTaken?: () => void;
}

type State =
  | { readonly kind: 'reading'; readonly progress: PlanProgress | null }
  | { readonly kind: 'refused'; readonly problem: PackageProblem }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'planned'; readonly plan: AnkiPlan }
  | { readonly kind: 'taking'; readonly plan: AnkiPlan; readonly share: number };

/** Shows what a package of Anki would change before it changes anything; taking it in is one transaction and can be undone. */
export function TakeInAnki({ file, onClose, onTaken }: TakeInAnkiProps) {
  const { deps, settings } = useApp();
  const [state, setState] = useState<State>({ kind: 'reading', progress: null });
  const [trouble, setTrouble] = useState<string | null>(null);
  // What is read does not depend on what is set while it is read.
  const settingsNow = useRef(settings);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const show = (next: State) => !signal.aborted && setState(next);
    planAnki(deps, settingsNow.current, file, {
      signal,
      onProgress: (progress) => show({ kind: 'reading', progress }),
    }).then(
      (read) => show(read.ok ? { kind: 'planned', plan: read.value } : { kind: 'refused', problem: read.problem }),
      (error: unknown) => show({ kind: 'failed', detail: String(error) }),
    );
    return () => stop.abort();
  }, [deps, file]);

  const takeIn = async (plan: AnkiPlan): Promise<void> => {
    setState({ kind: 'taking', plan, share: 0 });
    setTrouble(null);
    const atMillis = deps.nowMillis();
    const content = packageContent(plan, atMillis, deps.store.deviceId);
    const mark = { label: plan.fileName, atMillis };
    const result = await whileImporting(deps.store, { ...mark, source: 'anki' }, async () => {
      await snapshotBefore(deps, 'import');
      return takeInAside(deps.store, content, settings, mark, (share) => setState({ kind: 'taking', plan, share }));
    });
    if (result.kind !== 'saved') {
      setTrouble(result.kind === 'not-saved' ? sayTrouble(result) : t('merge.stale'));
      setState({ kind: 'planned', plan });
      return;
    }
    announce(t('anki.taken', { count: plan.report.cardsNew }), {
      label: t('action.undo'),
      run: () => void undoImport(deps, settings),
    });
    onClose();
    onTaken?.();
  };

  if (state.kind === 'reading') {
    const { progress } = state;
    return (
      <Dialog title={t('anki.takeIn')} isOpen onClose={onClose}>
        <WorkBar
          text={t(progress === null ? 'anki.opening' : STAGES[progress.stage], { name: file.name })}
          done={progress?.done ?? 0}
          total={progress?.total ?? null}
          onCancel={onClose}
        />
      </Dialog>
    );
  }
  if (state.kind === 'refused' || state.kind === 'failed') {
    const { what, help } =
      state.kind === 'refused'
        ? explainPackageProblem(state.problem)
        : {
            what: t('files.unreadable', { file: file.name, why: quoteError(state.detail) }),
            help: t('anki.helpUnreadable'),
          };
    return (
      <Dialog title={t('anki.refused')} isOpen onClose={onClose}>
        <div role="alert">
          <DialogText>{what}</DialogText>
          <p className="sub">
            {help} {t('merge.unchanged')}
          </p>
        </div>
        <div className="sheet-acts">
          <Button onClick={onClose}>{t('action.close')}</Button>
        </div>
      </Dialog>
    );
  }

  const { plan } = state;
  const isEmpty = isNothingNew(plan);
  const isTaking = state.kind === 'taking';
  return (
    <Dialog title={t(isEmpty ? 'anki.takeIn' : 'anki.before')} isOpen isHeld={isTaking} onClose={onClose}>
      <DialogText>{t(isEmpty ? 'anki.nothingNew' : 'anki.about', { name: plan.fileName })}</DialogText>
      {trouble !== null && (
        <Notice isError title={t('anki.notTakenIn')}>
          <p>{trouble}</p>
        </Notice>
      )}
      <PackagePreview plan={plan} />
      {state.kind === 'taking' && (
        <progress className="track anki-track" aria-label={t('anki.taking')} max={1} value={state.share} />
      )}
      <div className="sheet-acts">
        {!isEmpty && (
          <Button look="main" disabled={isTaking} onClick={() => void takeIn(plan)}>
            {t(isTaking ? 'action.saving' : 'anki.do')}
          </Button>
        )}
        <Button look={isEmpty ? 'plain' : 'quiet'} disabled={isTaking} onClick={onClose}>
          {t(isEmpty ? 'action.close' : 'action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

const STAGES = {
  unpacking: 'anki.stageUnpacking',
  notes: 'anki.stageNotes',
  cards: 'anki.stageCards',
  reviews: 'anki.stageReviews',
  converting: 'anki.stageConverting',
  media: 'anki.stageMedia',
  comparing: 'anki.stageComparing',
} as const satisfies Record<PlanProgress['stage'], MessageId>;
