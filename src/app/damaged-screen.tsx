import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Counts, Store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { formatDateAndTime, formatNumber } from '../ui/format.ts';
import { Frame, Page, Thumb } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { t } from '../ui/text/text.ts';
import { createDeps } from './deps.ts';
import { bringBack, type FoundCopy, lookForSecondCopy } from './files/bring-back.ts';

interface DamagedScreenProps {
  readonly store: Store;
  readonly remembered: Counts;
  readonly found: Counts;
  /** Goes on without deciding: what is remembered stays remembered. */
  readonly onContinue: () => void;
  /** Everything is back: the app starts anew. */
  readonly onRestored: () => void;
  /** What is here is all there is from now on. */
  readonly onAccept: () => Promise<void>;
}

type Search =
  | { readonly kind: 'looking' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'found' | 'working'; readonly copy: FoundCopy };

/**
 * The database holds less than was once written: nothing is seeded or overwritten. The second copy that the app keeps beside it is
 * offered, and a saved copy can be merged in.
 */
export function DamagedScreen({ store, remembered, found, onContinue, onRestored, onAccept }: DamagedScreenProps) {
  const [search, setSearch] = useState<Search>({ kind: 'looking' });
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Search) => isCurrent && setSearch(next);
    lookForSecondCopy(createDeps(store)).then(
      (copy) => show(copy === null ? { kind: 'nothing' } : { kind: 'found', copy }),
      () => show({ kind: 'nothing' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [store]);

  const restore = async (copy: FoundCopy): Promise<void> => {
    setSearch({ kind: 'working', copy });
    setTrouble(null);
    const detail = await bringBack(createDeps(store), copy);
    if (detail === null) {
      onRestored();
      return;
    }
    setTrouble(detail);
    setSearch({ kind: 'found', copy });
  };

  const rows = [
    { label: t('damaged.reviews'), before: remembered.reviews, now: found.reviews },
    { label: t('damaged.cards'), before: remembered.cards, now: found.cards },
    { label: t('damaged.notes'), before: remembered.notes, now: found.notes },
  ];
  const hasCopy = search.kind === 'found' || search.kind === 'working';
  return (
    <Frame>
      <Page>
        <div role="alert" className="trouble">
          <span className="mk hard">
            <Icon of={TriangleAlert} />
          </span>
          <h1 className="unsaved-what">{t('damaged.title')}</h1>
          <p className="sub">{t('damaged.help')}</p>
        </div>
        <table className="tab damaged">
          <thead>
            <tr>
              <th scope="col">{t('damaged.what')}</th>
              <th scope="col">{t('damaged.before')}</th>
              <th scope="col">{t('damaged.now')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, before, now }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{formatNumber(before)}</td>
                <td>
                  <b>{formatNumber(now)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {search.kind === 'looking' && <p className="sub">{t('files.looking')}</p>}
        {hasCopy && <Notice title={describeCopy(search.copy)} />}
        {trouble !== null && (
          <Notice isError title={t('files.notBroughtBack')}>
            <p>{trouble}</p>
          </Notice>
        )}
      </Page>
      <Thumb>
        {hasCopy && (
          <Button look="main" disabled={search.kind === 'working'} onClick={() => void restore(search.copy)}>
            {t(search.kind === 'working' ? 'files.bringingBack' : 'files.bringBack')}
          </Button>
        )}
        <Button
          look={hasCopy ? 'plain' : 'main'}
          onClick={() => {
            location.hash = '#/data';
            onContinue();
          }}
        >
          {t('damaged.merge')}
        </Button>
        <Button look="quiet" onClick={() => void onAccept()}>
          {t('damaged.continue')}
        </Button>
      </Thumb>
    </Frame>
  );
}

function describeCopy({ atMillis, reviewCount }: FoundCopy): string {
  return atMillis === null
    ? t('files.secondLog', { reviews: reviewCount })
    : t('files.secondCopy', { when: formatDateAndTime(atMillis), reviews: reviewCount });
}
