import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import {
  Calendar,
  ChartNoAxesColumn,
  FileUp,
  GitCompare,
  HardDrive,
  Inbox,
  Layers,
  type LucideIcon,
  NotebookText,
  Play,
  Search,
  Settings2,
  Share,
} from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import '../../ui/styles/library.css';
import { Icon } from '../../ui/icon.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { readToday } from '../deps.ts';
import { useWatch } from '../use-watch.ts';
import { foldText } from './fold-text.ts';

interface Command {
  readonly label: string;
  readonly href: string;
  readonly icon: LucideIcon;
  /** The learner's own words. */
  readonly isNote?: boolean;
}

interface CommandGroup {
  readonly value: string;
  readonly items: readonly Command[];
}

/** Notes that are offered before anything is typed, and of those that fit. */
const MOST_NOTES = 8;

/** Everywhere one can go and everything one can begin, by typing a part of its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { deps, settings } = useApp();
  const today = readToday(deps, settings);
  const [text, setText] = useState('');
  const notes = useWatch(
    deps.store,
    useCallback(() => deps.store.readNotes(today), [deps, today]),
  );
  const groups = useMemo((): readonly CommandGroup[] => {
    const wanted = foldText(text.trim());
    const fitting = (commands: readonly Command[]): Command[] =>
      commands.filter(({ label }) => foldText(label).includes(wanted));
    const ofNotes = (notes ?? []).map(
      ({ id, title }): Command => ({
        label: title,
        href: `#/notes/${id}`,
        icon: NotebookText,
        isNote: true,
      }),
    );
    const search: Command = {
      label: t('library.palette.search', { text: text.trim() }),
      href: `#/cards/find/${encodeURIComponent(text.trim())}`,
      icon: Search,
    };
    return [
      { value: t('library.palette.do'), items: [...fitting(listActions()), ...(wanted === '' ? [] : [search])] },
      { value: t('library.palette.places'), items: fitting(listPlaces()) },
      { value: t('library.palette.notes'), items: fitting(ofNotes).slice(0, MOST_NOTES) },
    ].filter(({ items }) => items.length > 0);
  }, [text, notes]);

  const go = ({ href }: Command): void => {
    onClose();
    location.hash = href;
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="palette" aria-label={t('library.palette')}>
          <Autocomplete.Root
            open
            inline
            mode="none"
            items={groups}
            value={text}
            onValueChange={setText}
            itemToStringValue={(command: Command) => command.label}
            autoHighlight="always"
            keepHighlight
          >
            <div className="find">
              <Icon of={Search} />
              <Autocomplete.Input aria-label={t('library.palette.field')} placeholder={t('library.palette.field')} />
            </div>
            <Autocomplete.List className="palette-list">
              {(group: CommandGroup) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className="palette-group">{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(command: Command) => (
                      <Autocomplete.Item
                        key={command.href}
                        value={command}
                        className="palette-item"
                        onClick={() => go(command)}
                      >
                        <Icon of={command.icon} />
                        <span className={command.isNote ? 'note' : undefined}>{command.label}</span>
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
          <Dialog.Close className="vh">{t('action.close')}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function listActions(): readonly Command[] {
  return [
    { label: t('library.palette.review'), href: '#/review', icon: Play },
    { label: t('library.palette.add'), href: '#/add', icon: FileUp },
    { label: t('library.palette.copy'), href: '#/data', icon: Share },
  ];
}

function listPlaces(): readonly Command[] {
  return [
    { label: t('nav.today'), href: '#/', icon: Calendar },
    { label: t('nav.notes'), href: '#/notes', icon: NotebookText },
    { label: t('nav.cards'), href: '#/cards', icon: Layers },
    { label: t('library.chip.tray'), href: '#/tray', icon: Inbox },
    { label: t('library.pairs'), href: '#/cards/pairs', icon: GitCompare },
    { label: t('nav.statistics'), href: '#/statistics', icon: ChartNoAxesColumn },
    { label: t('nav.data'), href: '#/data', icon: HardDrive },
    { label: t('nav.settings'), href: '#/settings', icon: Settings2 },
  ];
}
