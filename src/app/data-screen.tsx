import {
  CloudOff,
  FileText,
  HardDrive,
  Merge,
  Package,
  PackageOpen,
  Share,
  ShieldCheck,
  Table2,
  Trash2,
  TriangleAlert,
} from 'lucide-react';
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { MAX_PICTURES_BYTES } from '../export/progress-format.ts';
import { type Persistence, readPersistence } from '../pwa/persist-storage.ts';
import type { ShareOutcome } from '../pwa/share-file.ts';
import { readStorageUsedBytes } from '../pwa/storage-estimate.ts';
import { quoteError } from '../review/say-trouble.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { formatBytes, formatDateAndTime, formatDayFrom } from '../ui/format.ts';
import { Frame, Page, PartHeading, TopBar } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { lazyPart } from '../ui/lazy-part.ts';
import { Notice } from '../ui/notice.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { SwitchRow } from '../ui/switch-row.tsx';
import { type MessageId, t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import { fileWanted, offlineReadiness } from './app-signals.ts';
import { dayOf, readToday } from './deps.ts';
import { CopyFolderRow } from './files/copy-folder-row.tsx';
import { saveCopy, saveTable, type TableKind } from './files/copy-out.ts';
import { KeptCopies } from './files/kept-copies.tsx';
import { LastImportRow } from './files/last-import-row.tsx';
import { MainNav, SettingsLink } from './main-nav.tsx';
import { useSignal } from './signal.ts';
import { useWatch } from './use-watch.ts';

const MergeCopy = lazyPart(() => import('./files/merge-copy.tsx').then((module) => module.MergeCopy));
const SaveForAnki = lazyPart(() => import('./anki/save-for-anki.tsx').then((module) => module.SaveForAnki));
const TakeInAnki = lazyPart(() => import('./anki/take-in-anki.tsx').then((module) => module.TakeInAnki));
const EraseDialog = lazyPart(() => import('./erase-dialog.tsx').then((module) => module.EraseDialog));

type Said = Readonly<Record<Exclude<ShareOutcome['kind'], 'failed'>, MessageId>>;

const SAID: Said = {
  saved: 'data.saved',
  shared: 'data.shared',
  downloaded: 'data.downloaded',
  cancelled: 'data.cancelled',
};

const FILE_SAID: Said = {
  saved: 'data.csvSaved',
  shared: 'files.shared',
  downloaded: 'files.downloaded',
  cancelled: 'data.csvNotSaved',
};

const TABLES: readonly {
  readonly kind: TableKind;
  readonly icon: typeof Table2;
  readonly title: MessageId;
  readonly detail: MessageId;
}[] = [
  { kind: 'reviews', icon: Table2, title: 'data.csv', detail: 'data.csvDetail' },
  { kind: 'cards-csv', icon: Table2, title: 'files.cards', detail: 'files.cardsDetail' },
  { kind: 'cards-tsv', icon: Table2, title: 'files.cardsTabs', detail: 'files.cardsTabsDetail' },
  { kind: 'notes-zip', icon: FileText, title: 'files.notes', detail: 'files.notesDetail' },
];

/** Where the progress lives, when it was last saved elsewhere, and the ways in and out. */
export function DataScreen() {
  const { deps, settings } = useApp();
  const { store } = deps;
  const [isWorking, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [ankiFile, setAnkiFile] = useState<{ readonly name: string; readonly blob: Blob } | null>(null);
  const [isSavingForAnki, setSavingForAnki] = useState(false);
  const [isErasing, setErasing] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const ankiPicker = useRef<HTMLInputElement>(null);
  const data = useWatch(
    store,
    useCallback(async () => ({ counts: await store.readCounts(), lastCopy: await store.readLastCopy() }), [store]),
  );

  const pictures =
    useWatch(
      store,
      useCallback(() => store.readPictureTotals(), [store]),
    ) ?? null;
  const [isWithPictures, setWithPictures] = useState(true);
  const isTooMuch = (pictures?.bytes ?? 0) > MAX_PICTURES_BYTES;
  const hasPictures = isWithPictures && !isTooMuch;

  const take = async (save: () => Promise<ShareOutcome>, said: Said = SAID): Promise<void> => {
    setWorking(true);
    setTrouble(null);
    const outcome = await save();
    if (outcome.kind === 'failed') setTrouble(quoteError(outcome.detail));
    else announce(t(said[outcome.kind]));
    setWorking(false);
  };

  const wanted = useSignal(fileWanted);
  const isThere = data !== undefined;
  useEffect(() => {
    if (wanted === null || !isThere) return;
    fileWanted.set(null);
    const { current } = wanted === 'copy' ? picker : ankiPicker;
    current?.click();
  }, [wanted, isThere]);

  if (!data) return <Frame>{null}</Frame>;
  const { counts, lastCopy } = data;
  const since = Math.max(0, counts.reviews - (lastCopy?.reviewCount ?? 0));
  return (
    <Frame>
      <TopBar title={t('nav.data')} actions={<SettingsLink />} />
      <Page>
        <p className="cap ink">{t('data.lastCopy')}</p>
        <p className="lead copy-lead">
          {lastCopy
            ? formatDayFrom(readToday(deps, settings), dayOf(deps, settings, lastCopy.atMillis))
            : t('data.never')}
        </p>
        <p className="sub n">
          {lastCopy
            ? t('data.copyDetail', { when: formatDateAndTime(lastCopy.atMillis), count: since })
            : t('data.neverDetail', { count: since })}
        </p>
        {trouble !== null && (
          <Notice isError title={t('data.saveFailed')}>
            <p>{t('data.nothingLost', { detail: trouble })}</p>
          </Notice>
        )}
        <Button
          look="main"
          className="copy-button"
          disabled={isWorking || counts.notes === 0}
          onClick={() => void take(() => saveCopy(deps, settings, hasPictures))}
        >
          <Icon of={Share} />
          {isWorking ? t('action.saving') : t('data.saveCopy')}
        </Button>

        {pictures !== null && pictures.count > 0 && (
          <ul className="rows">
            <SwitchRow
              title={t('files.withPictures', { size: formatBytes(pictures.bytes) })}
              detail={t(isTooMuch ? 'files.picturesTooLarge' : 'files.withPicturesDetail')}
              isOn={hasPictures}
              isUseless={isTooMuch}
              onChange={setWithPictures}
            />
          </ul>
        )}

        <PartHeading>{t('data.takeIn')}</PartHeading>
        <Rows>
          <Row
            mark={<Icon of={Merge} />}
            title={t('data.merge')}
            detail={t('data.mergeDetail')}
            onPress={() => picker.current?.click()}
          />
          <Row
            mark={<Icon of={PackageOpen} />}
            title={t('anki.takeIn')}
            detail={t('anki.takeInDetail')}
            onPress={() => ankiPicker.current?.click()}
          />
          <LastImportRow />
        </Rows>
        <input
          ref={picker}
          hidden
          type="file"
          data-testid="copy-file"
          accept=".ndjson,.gz,.txt,.json,application/x-ndjson,application/gzip,text/plain"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            event.target.value = '';
          }}
        />

        <input
          ref={ankiPicker}
          hidden
          type="file"
          data-testid="anki-file"
          accept=".apkg,.colpkg"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            setAnkiFile(chosen === undefined ? null : { name: chosen.name, blob: chosen });
            event.target.value = '';
          }}
        />

        {counts.notes > 0 && (
          <>
            <PartHeading>{t('files.here')}</PartHeading>
            <Rows>
              <KeptCopies />
              <CopyFolderRow onTrouble={setTrouble} />
            </Rows>
            <PartHeading>{t('data.takeAway')}</PartHeading>
            <Rows>
              {TABLES.map(({ kind, icon, title, detail }) => (
                <Row
                  key={kind}
                  mark={<Icon of={icon} />}
                  title={t(title)}
                  detail={t(detail)}
                  onPress={() => void take(() => saveTable(deps, kind), FILE_SAID)}
                />
              ))}
              <Row
                mark={<Icon of={Package} />}
                title={t('anki.save')}
                detail={t('anki.saveDetail')}
                onPress={() => setSavingForAnki(true)}
              />
            </Rows>
          </>
        )}

        <PartHeading>{t('data.storage')}</PartHeading>
        <Rows>
          <StorageRow />
          <OfflineRow />
          <Row
            mark={<Icon of={HardDrive} />}
            title={t('data.holds')}
            detail={t('data.counts', { notes: counts.notes, cards: counts.cards, reviews: counts.reviews })}
          />
          {counts.notes > 0 && (
            <Row
              mark={<Icon of={Trash2} />}
              title={t('data.erase')}
              detail={t('data.eraseDetail')}
              onPress={() => setErasing(true)}
            />
          )}
        </Rows>
      </Page>
      <MainNav current="data" />
      <Suspense>
        {file && <MergeCopy file={file} onClose={() => setFile(null)} />}
        {ankiFile && <TakeInAnki file={ankiFile} onClose={() => setAnkiFile(null)} />}
        {isSavingForAnki && <SaveForAnki scope={null} onClose={() => setSavingForAnki(false)} />}
        {isErasing && <EraseDialog counts={counts} onClose={() => setErasing(false)} />}
      </Suspense>
    </Frame>
  );
}

const KEPT: Readonly<Record<Persistence, MessageId>> = {
  granted: 'data.kept',
  refused: 'data.notKept',
  unknown: 'data.keptUnknown',
};

function StorageRow() {
  const [persistence, setPersistence] = useState<Persistence>('unknown');
  const [usedBytes, setUsedBytes] = useState<number | null>(null);
  useEffect(() => {
    void readPersistence().then(setPersistence);
    void readStorageUsedBytes().then(setUsedBytes);
  }, []);
  const isKept = persistence === 'granted';
  return (
    <Row
      mark={
        <span className={isKept ? 'good' : 'hard'}>
          <Icon of={isKept ? ShieldCheck : TriangleAlert} />
        </span>
      }
      title={t(KEPT[persistence])}
      detail={
        usedBytes === null
          ? t('data.usedUnknown')
          : `${t('data.used', { size: formatBytes(usedBytes) })}. ${t('data.usedUnknown')}`
      }
    />
  );
}

/** Whether everything the app needs is on the device. */
function OfflineRow() {
  const isReady = useSignal(offlineReadiness) === 'ready';
  return (
    <Row
      mark={
        <span className={isReady ? 'good' : 'dim'}>
          <Icon of={isReady ? ShieldCheck : CloudOff} />
        </span>
      }
      title={t(isReady ? 'data.offlineReady' : 'data.offlineNotYet')}
      detail={t(isReady ? 'data.offlineReadyDetail' : 'data.offlineNotYetDetail')}
    />
  );
}
