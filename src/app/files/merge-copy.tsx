import { useCallback, useEffect, useState } from 'react';
import { isEmptyReport, type MergeReport } from '../../export/report-merge.ts';
import { sayTrouble } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogText } from '../../ui/dialog.tsx';
import { FactTable } from '../../ui/fact-table.tsx';
import { formatDateAndTime, formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { undoImport } from '../import/undo-import.ts';
import { explainCopyProblem } from './explain-copy-problem.ts';
import { snapshotBefore } from './keep-safe.ts';
import type { CopyProblem } from './read-copy.ts';
import { type CopyAside, readCopyAside } from './take-in-aside.ts';
import { whileImporting } from './while-importing.ts';

interface MergeCopyProps {
  readonly file: File;
  /** Words over what the file is; by default its name and when it was written. */
  readonly about?: string;
  readonly onClose: () => void;
}

type State =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly problem: CopyProblem }
  | { readonly kind: 'planned'; readonly copy: CopyAside }
  | { readonly kind: 'merging'; readonly copy: CopyAside };

/** Shows what a copy would change before it changes anything; merging is one transaction and can be undone. */
export function MergeCopy({ file, about, onClose }: MergeCopyProps) {
  const { deps, settings } = useApp();
  const [state, setState] = useState<State>({ kind: 'reading' });
  const [trouble, setTrouble] = useState<string | null>(null);
  /** Of what is going on, reading or merging: 0 to 1, in hundredths so that it is not drawn for nothing. */
  const [share, setShare] = useState(0);
  const tellShare = useCallback((done: number) => setShare(Math.floor(done * 100) / 100), []);

  useEffect(() => {
    const stop = new AbortController();
    let copy: CopyAside | null = null;
    readCopyAside(file, deps.nowMillis(), { signal: stop.signal, onProgress: tellShare }).then(
      (read) => {
        if (!read.ok) setState({ kind: 'refused', problem: read.problem });
        else {
          copy = read.value;
          setState({ kind: 'planned', copy });
        }
      },
      (error: unknown) => {
        const problem: CopyProblem = { type: 'unreadable', file: file.name, line: 1, why: String(error) };
        if (!stop.signal.aborted) setState({ kind: 'refused', problem });
      },
    );
    return () => {
      stop.abort();
      copy?.close();
    };
  }, [deps, file, tellShare]);

  const merge = async (copy: CopyAside): Promise<void> => {
    setState({ kind: 'merging', copy });
    setTrouble(null);
    setShare(0);
    const mark = { label: file.name, atMillis: deps.nowMillis() };
    const running = { ...mark, source: about === undefined ? 'copy' : 'kept' } as const;
    const result = await whileImporting(deps.store, running, async () => {
      await snapshotBefore(deps, 'import');
      return copy.takeIn(deps.store, settings, mark, tellShare);
    });
    if (result.kind === 'saved') {
      announce(t('merge.done'), { label: t('action.undo'), run: () => void undoImport(deps, settings) });
      onClose();
      return;
    }
    setTrouble(result.kind === 'not-saved' ? sayTrouble(result) : t('merge.stale'));
    setState({ kind: 'planned', copy });
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
        <progress className="track" aria-label={t('merge.reading', { name: file.name })} max={1} value={share} />
      </Dialog>
    );
  }

  const { copy } = state;
  const { origin, report, picturesLeftOut } = copy;
  const isEmpty = isEmptyReport(report);
  const isMerging = state.kind === 'merging';
  return (
    <Dialog title={t('merge.title')} isOpen isHeld={isMerging} onClose={onClose}>
      <DialogText>
        {about ??
          t('merge.file', { name: file.name, when: formatDateAndTime(origin.writtenAtMillis, deps.nowMillis()) })}
      </DialogText>
      {trouble !== null && (
        <Notice isError title={t('merge.notMerged')}>
          <p>{trouble}</p>
        </Notice>
      )}
      {isEmpty ? <p className="sub">{t('merge.nothing')}</p> : <ReportTable report={report} />}
      {!isEmpty && <p className="cap">{t('merge.keeps')}</p>}
      {picturesLeftOut.map(({ line, path }) => (
        <p key={`${line} ${path}`} className="cap ink">
          {t('files.pictureLeftOut', { line, path })}
        </p>
      ))}
      {report.fromTheFuture > 0 && <p className="cap ink">{t('merge.future', { count: report.fromTheFuture })}</p>}
      {isMerging && <progress className="track" aria-label={t('action.saving')} max={1} value={share} />}
      <div className="sheet-acts">
        {!isEmpty && (
          <Button look="main" disabled={isMerging} onClick={() => void merge(copy)}>
            {isMerging ? t('action.saving') : t('merge.do')}
          </Button>
        )}
        <Button look="quiet" disabled={isMerging} onClick={onClose}>
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
    ...(report.notesRemoved > 0 ? [{ label: t('files.notesRemoved'), value: formatNumber(report.notesRemoved) }] : []),
    ...(report.picturesNew + report.picturesChanged > 0
      ? [
          {
            label: t('files.pictures'),
            value: t('merge.newAndNewer', { added: report.picturesNew, changed: report.picturesChanged }),
          },
        ]
      : []),
    { label: t('merge.changes'), value: t('merge.new', { count: report.otherEventsNew }) },
    { label: t('merge.settings'), value: t('merge.same', { count: report.settingsChanged.length }) },
  ];
  return <FactTable caption={t('merge.what')} rows={rows} className="damaged" />;
}
