import { useEffect, useState } from 'react';
import type { MergeReport } from '../export/plan-merge.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogText } from '../ui/dialog.tsx';
import { formatDateAndTime } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import { type CopyProblem, mergeCopy, type ReadCopy, readCopy } from './copy-in.ts';
import { explainCopyProblem } from './explain-copy-problem.ts';

interface MergeCopyProps {
  readonly file: File;
  readonly onClose: () => void;
}

type State =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly problem: CopyProblem }
  | { readonly kind: 'planned'; readonly copy: ReadCopy }
  | { readonly kind: 'merging'; readonly copy: ReadCopy };

/** Shows what a copy would change before it changes anything; merging is one transaction. */
export function MergeCopy({ file, onClose }: MergeCopyProps) {
  const { deps, settings } = useApp();
  const [state, setState] = useState<State>({ kind: 'reading' });
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    let isCurrent = true;
    void readCopy(deps, file).then((result) => {
      if (isCurrent)
        setState(result.ok ? { kind: 'planned', copy: result.value } : { kind: 'refused', problem: result.problem });
    });
    return () => {
      isCurrent = false;
    };
  }, [deps, file]);

  const merge = async (copy: ReadCopy): Promise<void> => {
    setState({ kind: 'merging', copy });
    const result = await mergeCopy(deps, settings, copy.plan);
    if (result.kind === 'saved') {
      announce(t('merge.done'));
      onClose();
      return;
    }
    setTrouble(result.kind === 'stale' ? t('merge.stale') : result.detail);
    // Something was answered in another window: the plan is made anew.
    const again = await readCopy(deps, file);
    setState(again.ok ? { kind: 'planned', copy: again.value } : { kind: 'refused', problem: again.problem });
  };

  if (state.kind === 'refused') {
    return (
      <Dialog title={t('merge.failed')} isOpen onClose={onClose}>
        <div role="alert">
          <DialogText>{explainCopyProblem(state.problem)}</DialogText>
          <p className="sub">{t('merge.unchanged')}</p>
        </div>
        <div className="sheet-acts">
          <Button onClick={onClose}>{t('action.close')}</Button>
        </div>
      </Dialog>
    );
  }
  if (state.kind === 'reading') {
    return (
      <Dialog title={t('merge.title')} isOpen onClose={onClose}>
        <DialogText>{t('merge.reading', { name: file.name })}</DialogText>
      </Dialog>
    );
  }

  const { copy } = state;
  const { origin } = copy.decoded;
  const isEmpty = isNothing(copy.plan.report);
  return (
    <Dialog title={t('merge.title')} isOpen onClose={onClose}>
      <DialogText>{t('merge.file', { name: file.name, when: formatDateAndTime(origin.writtenAtMillis) })}</DialogText>
      {trouble !== null && (
        <Notice isError title={t('merge.notMerged')}>
          <p>{trouble}</p>
        </Notice>
      )}
      {isEmpty ? <p className="sub">{t('merge.nothing')}</p> : <ReportTable report={copy.plan.report} />}
      {!isEmpty && <p className="cap">{t('merge.keeps')}</p>}
      {copy.plan.report.fromTheFuture > 0 && (
        <p className="cap ink">{t('merge.future', { count: copy.plan.report.fromTheFuture })}</p>
      )}
      <div className="sheet-acts">
        {!isEmpty && (
          <Button look="main" disabled={state.kind === 'merging'} onClick={() => void merge(copy)}>
            {state.kind === 'merging' ? t('action.saving') : t('merge.do')}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {isEmpty ? t('action.close') : t('action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

function ReportTable({ report }: { report: MergeReport }) {
  const rows = [
    { label: t('merge.reviews'), value: t('merge.new', { count: report.reviewsNew }) },
    {
      label: t('merge.cards'),
      value: t('merge.newAndNewer', { added: report.cardsNew, changed: report.cardsChanged }),
    },
    {
      label: t('merge.notes'),
      value: t('merge.newAndNewer', { added: report.notesNew, changed: report.notesChanged }),
    },
    { label: t('merge.changes'), value: t('merge.new', { count: report.otherEventsNew }) },
    { label: t('merge.settings'), value: t('merge.same', { count: report.settingsChanged.length }) },
  ];
  return (
    <table className="tab damaged">
      <caption className="vh">{t('merge.what')}</caption>
      <tbody>
        {rows.map(({ label, value }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isNothing(report: MergeReport): boolean {
  const { reviewsNew, otherEventsNew, cardsNew, cardsChanged, notesNew, notesChanged, unknownLinesNew } = report;
  return reviewsNew + otherEventsNew + cardsNew + cardsChanged + notesNew + notesChanged + unknownLinesNew === 0;
}
