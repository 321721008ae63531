import { Calendar, ChartNoAxesColumn, HardDrive, Layers, type LucideIcon, NotebookText, Settings2 } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { type MessageId, t } from '../ui/text/text.ts';

export type Place = 'today' | 'notes' | 'cards' | 'statistics' | 'data' | 'settings';

const PLACES: readonly {
  readonly place: Place;
  readonly href: string;
  readonly icon: LucideIcon;
  readonly label: MessageId;
}[] = [
  { place: 'today', href: '#/', icon: Calendar, label: 'nav.today' },
  { place: 'notes', href: '#/notes', icon: NotebookText, label: 'nav.notes' },
  { place: 'cards', href: '#/cards', icon: Layers, label: 'nav.cards' },
  { place: 'statistics', href: '#/statistics', icon: ChartNoAxesColumn, label: 'nav.statistics' },
  { place: 'data', href: '#/data', icon: HardDrive, label: 'nav.data' },
];

/** The bottom bar of a phone, the rail of a wide screen. Settings stands in the rail; on a phone the top bar leads there. */
export function MainNav({ current }: { current: Place }) {
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      <span className="brand">Recollect</span>
      {PLACES.map(({ place, href, icon, label }) => (
        <a key={place} href={href} aria-current={place === current ? 'page' : undefined}>
          <Icon of={icon} />
          <span>{t(label)}</span>
        </a>
      ))}
      <a className="more" href="#/settings" aria-current={current === 'settings' ? 'page' : undefined}>
        <Icon of={Settings2} />
        <span>{t('nav.settings')}</span>
      </a>
    </nav>
  );
}

/** The way to the settings from the top bar of a phone. */
export function SettingsLink() {
  return (
    <a className="ib slim" href="#/settings" aria-label={t('nav.settings')} title={t('nav.settings')}>
      <Icon of={Settings2} />
    </a>
  );
}
