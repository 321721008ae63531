import { FileUp } from 'lucide-react';
import { useCallback } from 'react';
import type { NoteSummary } from '../store/store.ts';
import { formatDayFrom } from '../ui/format.ts';
import { Frame, Page, PartHeading, Thumb, TopBar } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { Row, Rows, strokeOf } from '../ui/row.tsx';
import { StrokeLegend } from '../ui/stroke-legend.tsx';
import { t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import { dayOf, readToday } from './deps.ts';
import { MainNav } from './main-nav.tsx';
import { useWatch } from './use-watch.ts';

/** All notes by folder, each with how long its cards are known. */
export function NotesScreen() {
  const { deps, settings } = useApp();
  const today = readToday(deps, settings);
  const notes = useWatch(
    deps.store,
    useCallback(() => deps.store.readNotes(today), [deps, today]),
  );
  const folders = notes ? groupByFolder(notes) : [];
  return (
    <Frame>
      <TopBar title={t('nav.notes')} />
      <Page>
        {folders.map(({ folder, notes: inFolder }, index) => (
          <section key={folder}>
            <PartHeading
              isFirst={index === 0}
              remark={t('notes.folderCounts', {
                notes: inFolder.length,
                cards: inFolder.reduce((sum, note) => sum + note.cardCount, 0),
              })}
            >
              {folder === '' ? t('notes.noFolder') : folder}
            </PartHeading>
            <Rows>
              {inFolder.map((note) => (
                <Row
                  key={note.id}
                  stroke={strokeOf(note.medianIntervalDays)}
                  isNote
                  title={note.title}
                  detail={`${describeNote(note)} ${t('notes.updated', { when: formatDayFrom(today, dayOf(deps, settings, note.changedAtMillis)) })}`}
                  href={`#/notes/${note.id}`}
                />
              ))}
            </Rows>
          </section>
        ))}
        {folders.length > 0 && <StrokeLegend />}
      </Page>
      <Thumb>
        <a className="btn" href="#/add">
          <Icon of={FileUp} />
          {t('notes.add')}
        </a>
      </Thumb>
      <MainNav current="notes" />
    </Frame>
  );
}

function describeNote(note: NoteSummary): string {
  if (note.cardCount === 0) return t('notes.noCards');
  if (note.newCount === note.cardCount) return t('notes.notStarted', { count: note.cardCount });
  return note.dueCount > 0
    ? t('notes.due', { count: note.cardCount, due: note.dueCount })
    : t('notes.cards', { count: note.cardCount });
}

function groupByFolder(notes: readonly NoteSummary[]): { folder: string; notes: NoteSummary[] }[] {
  const folders = new Map<string, NoteSummary[]>();
  for (const note of notes) {
    const folder = note.path.split('/').slice(0, -1).join(' / ');
    const inFolder = folders.get(folder);
    if (inFolder) inFolder.push(note);
    else folders.set(folder, [note]);
  }
  return [...folders].map(([folder, inFolder]) => ({ folder, notes: inFolder }));
}
