import { Archive, CircleQuestionMark, FileUp, Undo2 } from 'lucide-react';
import { useCallback } from 'react';
import type { LastImport, NoteSummary } from '../../store/store.ts';
import { formatDayFrom, formatList, formatTime } from '../../ui/format.ts';
import { Frame, Page, PartHeading, Thumb, TopBar } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows, strokeOf } from '../../ui/row.tsx';
import { StrokeLegend } from '../../ui/stroke-legend.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { type Deps, dayOf, readToday } from '../deps.ts';
import { undoImport } from '../import/undo-import.ts';
import { useFileDrop } from '../import/use-file-drop.ts';
import { bringFiles } from '../import/waiting-files.ts';
import { MainNav } from '../main-nav.tsx';
import { useWatch } from '../use-watch.ts';

/** All notes by folder, each with how long its cards are known; what waits for a decision; the last import, to take back. */
export function NotesScreen() {
  const { deps, settings } = useApp();
  const today = readToday(deps, settings);
  const notes = useWatch(
    deps.store,
    useCallback(() => deps.store.readNotes(today), [deps, today]),
  );
  const waiting = useWatch(
    deps.store,
    useCallback(() => readWaiting(deps), [deps]),
  );
  const isDragging = useFileDrop(bringFiles);
  const folders = notes ? groupByFolder(notes) : [];
  return (
    <Frame>
      <TopBar title={t('nav.notes')} />
      <Page>
        {isDragging && <p className="drop-here">{t('import.dropHere')}</p>}
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
        {waiting && <WaitingRows waiting={waiting} today={today} />}
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

interface Waiting {
  readonly trayCount: number;
  readonly shelfCount: number;
  readonly neverCount: number;
  readonly lastImport: LastImport | null;
}

async function readWaiting({ store }: Deps): Promise<Waiting> {
  const [counts, aside, lastImport] = await Promise.all([
    store.readCounts(),
    store.readSetAside(),
    store.readLastImport(),
  ]);
  const shelfCount = aside.filter(({ card }) => card.place === 'shelf').length;
  return { trayCount: counts.tray, shelfCount, neverCount: aside.length - shelfCount, lastImport };
}

function WaitingRows({ waiting, today }: { readonly waiting: Waiting; readonly today: number }) {
  const { deps, settings } = useApp();
  const { trayCount, shelfCount, neverCount, lastImport } = waiting;
  if (trayCount === 0 && shelfCount === 0 && neverCount === 0 && !lastImport) return null;
  return (
    <section aria-label={t('notes.besides')}>
      <PartHeading>{t('notes.besides')}</PartHeading>
      <Rows>
        {trayCount > 0 && (
          <Row
            mark={<Icon of={CircleQuestionMark} />}
            title={t('notes.tray', { count: trayCount })}
            detail={t('notes.trayDetail')}
            href="#/tray"
          />
        )}
        {(shelfCount > 0 || neverCount > 0) && (
          <Row
            mark={<Icon of={Archive} />}
            title={shelfCount > 0 ? t('notes.shelf', { count: shelfCount }) : t('notes.never', { count: neverCount })}
            detail={t(shelfCount > 0 ? 'notes.shelfDetail' : 'notes.neverDetail')}
            href="#/shelf"
          />
        )}
        {lastImport && (
          <Row
            mark={<Icon of={Undo2} />}
            title={t(lastImport.kind === 'removal' ? 'notes.undoRemoval' : 'notes.undoImport')}
            detail={describeImport(lastImport, formatDayFrom(today, dayOf(deps, settings, lastImport.atMillis)))}
            onPress={() => void undoImport(deps, settings)}
          />
        )}
      </Rows>
    </section>
  );
}

function describeImport({ label, atMillis, cardsAdded, cardsAnsweredSince }: LastImport, day: string): string {
  const what = t('notes.lastImport', { label, when: formatList([day, formatTime(atMillis)]), count: cardsAdded });
  return cardsAnsweredSince === 0 ? what : `${what} ${t('notes.answeredStay', { count: cardsAnsweredSince })}`;
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
