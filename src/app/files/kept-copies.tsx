import { History } from 'lucide-react';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { Dialog, DialogText } from '../../ui/dialog.tsx';
import { formatBytes, formatDateAndTime, formatDayFrom } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { Row, Rows } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { dayOf, readToday } from '../deps.ts';
import { findSafetyNet } from './find-safety-net.ts';
import type { Snapshot, SnapshotReason } from './snapshot-list.ts';

const MergeCopy = lazyPart(() => import('./merge-copy.tsx').then((module) => module.MergeCopy));

type Kept =
  | { readonly kind: 'looking' }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'found'; readonly snapshots: readonly Snapshot[] };

/** The copies that the app keeps by itself in this browser: how many, how large, and the way back to one. */
export function KeptCopies() {
  const { deps, settings } = useApp();
  const [kept, setKept] = useState<Kept>({ kind: 'looking' });
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<{ readonly snapshot: Snapshot; readonly file: File } | null>(null);

  const look = useCallback(async (): Promise<Kept> => {
    const net = await findSafetyNet(deps);
    return net === null ? { kind: 'impossible' } : { kind: 'found', snapshots: await net.list() };
  }, [deps]);
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Kept) => isCurrent && setKept(next);
    look().then(show, () => show({ kind: 'impossible' }));
    return () => {
      isCurrent = false;
    };
  }, [look]);

  const choose = async (snapshot: Snapshot): Promise<void> => {
    const file = await (await findSafetyNet(deps))?.read(snapshot);
    setOpen(false);
    if (file) setChosen({ snapshot, file });
  };

  if (kept.kind === 'looking') return null;
  if (kept.kind === 'impossible') {
    return <Row mark={<Icon of={History} />} title={t('files.noCopies')} detail={t('files.noCopiesDetail')} />;
  }
  const { snapshots } = kept;
  const [newest] = snapshots;
  const bytes = snapshots.reduce((sum, snapshot) => sum + snapshot.bytes, 0);
  const today = readToday(deps, settings);
  return (
    <>
      <Row
        mark={<Icon of={History} />}
        title={t('files.kept', { count: snapshots.length })}
        detail={
          newest === undefined
            ? t('files.keptNone')
            : t('files.keptDetail', {
                when: formatDayFrom(today, dayOf(deps, settings, newest.atMillis)),
                size: formatBytes(bytes),
              })
        }
        {...(newest === undefined ? {} : { onPress: () => setOpen(true) })}
      />
      {isOpen && (
        <Dialog title={t('files.keptTitle')} isOpen onClose={() => setOpen(false)}>
          <DialogText>{t('files.keptHelp')}</DialogText>
          <Rows>
            {snapshots.map((snapshot) => (
              <Row
                key={snapshot.name}
                title={formatDateAndTime(snapshot.atMillis)}
                detail={`${t(REASONS[snapshot.reason])}. ${t('files.keptHolds', {
                  reviews: snapshot.reviews,
                  cards: snapshot.cards,
                  size: formatBytes(snapshot.bytes),
                })}`}
                onPress={() => void choose(snapshot)}
              />
            ))}
          </Rows>
        </Dialog>
      )}
      {chosen && (
        <Suspense>
          <MergeCopy
            file={chosen.file}
            about={t('files.restoreAbout', { when: formatDateAndTime(chosen.snapshot.atMillis) })}
            onClose={() => {
              setChosen(null);
              void look().then(setKept);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

const REASONS = {
  quiet: 'files.reasonQuiet',
  import: 'files.reasonImport',
  update: 'files.reasonUpdate',
} as const satisfies Record<SnapshotReason, string>;
