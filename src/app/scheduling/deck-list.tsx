import { Folder, NotebookText } from 'lucide-react';
import type { NoteId } from '../../model/ids.ts';
import { folderScope, noteScope, type Scope } from '../../model/read-settings.ts';
import { PartHeading } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';

interface DeckListProps {
  readonly paths: ReadonlyMap<NoteId, string>;
  /** Only decks within this one; null for all. */
  readonly within: Scope | null;
}

/** The decks that can have settings of their own: folders and notes, each with how many it has. */
export function DeckList({ paths, within }: DeckListProps) {
  const { settings } = useApp();
  const prefix = within?.startsWith('folder:') ? `${within.slice(7)}/` : '';
  const inside = [...paths].filter(([, path]) => path.startsWith(prefix)).sort(([, a], [, b]) => (a < b ? -1 : 1));
  const folders = new Set(
    inside.flatMap(([, path]) => {
      const [folder, ...rest] = path.slice(prefix.length).split('/');
      return rest.length > 0 && folder !== undefined ? [prefix + folder] : [];
    }),
  );
  const notes = inside.filter(([, path]) => !path.slice(prefix.length).includes('/'));
  const countOwn = (scope: Scope): number =>
    Object.entries(settings.values).filter(([key, value]) => value !== null && key.endsWith(`@${scope}`)).length;
  const countText = (scope: Scope): string => {
    const count = countOwn(scope);
    return count === 0 ? t('scheduling.noOwn') : t('scheduling.ownCount', { count });
  };
  if (inside.length === 0) return null;
  return (
    <>
      <PartHeading>{t('scheduling.decks')}</PartHeading>
      <p className="cap">{t('scheduling.decksDetail')}</p>
      <Rows>
        {[...folders].map((folder) => (
          <Row
            key={folder}
            mark={<Icon of={Folder} />}
            title={folder.slice(prefix.length)}
            isNote
            detail={countText(folderScope(folder))}
            href={scopeLink(folderScope(folder))}
          />
        ))}
        {notes.map(([id, path]) => (
          <Row
            key={id}
            mark={<Icon of={NotebookText} />}
            title={path.slice(prefix.length)}
            isNote
            detail={countText(noteScope(id))}
            href={scopeLink(noteScope(id))}
          />
        ))}
      </Rows>
    </>
  );
}

/** Where the settings of a deck are. */
export function scopeLink(scope: Scope): string {
  return `#/scheduling/${encodeURIComponent(scope)}`;
}
