import type { ReactNode } from 'react';
import type { Settings } from '../../model/settings.ts';
import { SettingRow } from '../../ui/setting-row.tsx';
import { t } from '../../ui/text/text.ts';
import type { DeckSettings } from './use-deck-settings.ts';

interface DeckRowProps {
  readonly deck: DeckSettings;
  readonly name: keyof Settings;
  readonly title: string;
  /** One sentence on what it does. */
  readonly detail: string;
  readonly isStacked?: boolean;
  readonly children: ReactNode;
}

/** A setting with its control. For one deck it says where its value comes from, and gives it back. */
export function DeckRow({ deck, name, title, detail, isStacked = false, children }: DeckRowProps) {
  const origin = deck.originOf(name);
  const isOwn = deck.scope !== null && origin === deck.scope;
  return (
    <>
      <SettingRow title={title} detail={detail} isStacked={isStacked}>
        {children}
      </SettingRow>
      {deck.scope !== null && (
        <li className="origin cap">
          {isOwn ? (
            <button type="button" className="link" onClick={() => void deck.change(name, null)}>
              {t('scheduling.giveBack', { title })}
            </button>
          ) : (
            sayOrigin(origin)
          )}
        </li>
      )}
    </>
  );
}

/** Where a value comes from that the deck has not set itself. */
function sayOrigin(origin: ReturnType<DeckSettings['originOf']>): string {
  if (origin === 'default') return t('scheduling.default');
  if (origin === 'all') return t('scheduling.inheritedAll');
  return t('scheduling.inherited', { from: origin.slice('folder:'.length) });
}
