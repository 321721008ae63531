import { TriangleAlert } from 'lucide-react';
import type { Counts } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber } from '../ui/format.ts';
import { Frame, Page, Thumb } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { t } from '../ui/text/text.ts';

interface DamagedScreenProps {
  readonly remembered: Counts;
  readonly found: Counts;
  /** Goes on without deciding: what is remembered stays remembered. */
  readonly onContinue: () => void;
  /** What is here is all there is from now on. */
  readonly onAccept: () => Promise<void>;
}

/** The database holds less than was once written: nothing is seeded or overwritten; a saved copy can be merged in. */
export function DamagedScreen({ remembered, found, onContinue, onAccept }: DamagedScreenProps) {
  const rows = [
    { label: t('damaged.reviews'), before: remembered.reviews, now: found.reviews },
    { label: t('damaged.cards'), before: remembered.cards, now: found.cards },
    { label: t('damaged.notes'), before: remembered.notes, now: found.notes },
  ];
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
      </Page>
      <Thumb>
        <Button
          look="main"
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
