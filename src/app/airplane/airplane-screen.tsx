import { Check, CircleDashed, TriangleAlert } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { readReviewOptions } from '../../model/review-options.ts';
import { createPersistenceRequest } from '../../pwa/persist-storage.ts';
import { quoteError } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { formatList } from '../../ui/format.ts';
import { Frame, Page, PartHeading, TopBar } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { MainNav } from '../main-nav.tsx';
import { useTask } from '../scheduling/use-task.ts';
import { type AppFile, type FileKind, fetchFiles } from './find-app-files.ts';
import type { PictureFinding } from './find-pictures.ts';
import { lookAround, type Surroundings } from './look-around.ts';

/** Missing pictures that are named before the rest is counted. */
const NAMED_PICTURES = 3;

/** - `here`, - `missing`: a review without a network would lack it. - `optional`: it is not here and a review does without. */
type Standing = 'here' | 'missing' | 'optional';

interface Thing {
  readonly title: string;
  readonly detail: string;
  readonly standing: Standing;
}

/** All that a card may need, and whether it is on this device, looked up when the page is opened. */
export function AirplaneScreen() {
  const { deps, settings } = useApp();
  const [round, setRound] = useState(0);
  const [trouble, setTrouble] = useState<string | null>(null);
  const task = useTask(
    // Another round looks again.
    useCallback(() => lookAround(deps.store).then((found) => ({ found, round })), [deps, round]),
  );
  const found = task.kind === 'ready' ? task.value.found : null;
  const isReading = readReviewOptions(settings.values).readAloud !== 'off';
  const lookAgain = (): void => setRound(round + 1);

  const fetchMissing = async (missing: readonly AppFile[]): Promise<void> => {
    try {
      await fetchFiles(
        missing.map(({ path }) => path),
        document.baseURI,
      );
      setTrouble(null);
    } catch (error) {
      setTrouble(quoteError(error));
    }
    lookAgain();
  };
  const askToKeep = async (): Promise<void> => {
    if ((await createPersistenceRequest()()) !== 'granted') announce(t('device.stillNotKept'));
    lookAgain();
  };

  return (
    <Frame>
      <TopBar title={t('device.airplane')} back={{ href: '#/settings', label: t('action.back') }} />
      <Page>
        {task.kind === 'failed' && <p className="sub">{task.detail}</p>}
        {trouble !== null && (
          <Notice isError title={t('device.fetchFailed')}>
            <p>{trouble}</p>
          </Notice>
        )}
        <div role="status">
          {task.kind === 'running' && <p className="sub">{t('device.looking')}</p>}
          {found && <Verdict things={listThings(found, isReading)} />}
        </div>
        {found && (
          <>
            <Rows label={t('device.title')}>
              {listThings(found, isReading).map((thing) => (
                <Row key={thing.title} mark={<Mark of={thing.standing} />} title={thing.title} detail={thing.detail} />
              ))}
            </Rows>
            <Acts
              found={found}
              onFetch={(missing) => void fetchMissing(missing)}
              onAsk={() => void askToKeep()}
              onLook={lookAgain}
            />
          </>
        )}
      </Page>
      <MainNav current="settings" />
    </Frame>
  );
}

function Verdict({ things }: { readonly things: readonly Thing[] }) {
  const count = things.filter(({ standing }) => standing === 'missing').length;
  return (
    <>
      <PartHeading isFirst>{count === 0 ? t('device.allHere') : t('device.missing', { count })}</PartHeading>
      <p className="cap ink">{t(count === 0 ? 'device.allHereDetail' : 'device.missingDetail')}</p>
    </>
  );
}

const MARKS: Readonly<Record<Standing, ReactNode>> = {
  here: (
    <span className="good">
      <Icon of={Check} />
    </span>
  ),
  missing: (
    <span className="hard">
      <Icon of={TriangleAlert} />
    </span>
  ),
  optional: (
    <span className="dim">
      <Icon of={CircleDashed} />
    </span>
  ),
};

/** What the row says in words stands in its margin as a sign. */
function Mark({ of }: { readonly of: Standing }) {
  return MARKS[of];
}

interface ActsProps {
  readonly found: Surroundings;
  readonly onFetch: (missing: readonly AppFile[]) => void;
  readonly onAsk: () => void;
  readonly onLook: () => void;
}

function Acts({ found, onFetch, onAsk, onLook }: ActsProps) {
  const missing = (found.files ?? []).filter(({ isHere }) => !isHere);
  return (
    <div className="sheet-acts">
      {missing.length > 0 && (
        <Button look="main" onClick={() => onFetch(missing)}>
          {t('device.fetch')}
        </Button>
      )}
      {found.persistence !== 'granted' && <Button onClick={onAsk}>{t('device.ask')}</Button>}
      <Button look="quiet" onClick={onLook}>
        {t('device.lookAgain')}
      </Button>
    </div>
  );
}

function listThings(found: Surroundings, isReading: boolean): readonly Thing[] {
  const { counts, persistence, voice } = found;
  const files =
    found.files === null
      ? [{ title: t('device.files'), detail: t('device.filesNone'), standing: 'missing' as const }]
      : FILE_KINDS.map(([kind, title]) => describeFiles(t(title), found.files ?? [], kind));
  return [
    ...files,
    describePictures(found.pictures),
    {
      title: t('device.voice'),
      detail: voice === null ? t('device.voiceNone') : t('device.voiceHere', { name: voice }),
      standing: voice !== null ? 'here' : isReading ? 'missing' : 'optional',
    },
    {
      title: t('device.database'),
      detail: t('data.counts', { notes: counts.notes, cards: counts.cards, reviews: counts.reviews }),
      standing: 'here',
    },
    {
      title: t('device.persistence'),
      detail: t(KEPT[persistence]),
      standing: persistence === 'granted' ? 'here' : 'optional',
    },
  ];
}

const FILE_KINDS = [
  ['app', 'device.files'],
  ['fonts', 'device.fonts'],
  ['code', 'device.code'],
] as const;

const KEPT = { granted: 'data.kept', refused: 'data.notKept', unknown: 'data.keptUnknown' } as const;

function describeFiles(title: string, files: readonly AppFile[], wanted: FileKind): Thing {
  const own = files.filter(({ kind }) => kind === wanted);
  const missing = own.filter(({ isHere }) => !isHere).length;
  // Nothing of the kind is named at all only where the file that names it is not here.
  const isHere = missing === 0 && own.length > 0;
  return {
    title,
    detail: isHere
      ? t('device.filesHere', { count: own.length })
      : t('device.filesMissing', { missing, count: own.length }),
    standing: isHere ? 'here' : 'missing',
  };
}

function describePictures({ count, missing, farCount }: PictureFinding): Thing {
  const far = farCount > 0 ? `. ${t('device.picturesFar', { count: farCount })}` : '';
  const title = t('device.pictures');
  if (missing.length > 0) {
    const names = formatList(missing.slice(0, NAMED_PICTURES));
    const more = missing.length - NAMED_PICTURES;
    const said =
      more > 0 ? t('device.picturesMissingMore', { names, count: more }) : t('device.picturesMissing', { names });
    return { title, detail: said + far, standing: 'missing' };
  }
  return {
    title,
    detail: (count === 0 ? t('device.picturesNone') : t('device.picturesHere', { count })) + far,
    standing: 'here',
  };
}
