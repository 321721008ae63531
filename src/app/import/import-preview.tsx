import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CardId } from '../../model/ids.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatList, formatNumber } from '../../ui/format.ts';
import { Frame, Page, Thumb } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PlainRail } from '../../ui/key-rail.tsx';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { ChangeList } from './change-list.tsx';
import { type Decisions, NO_DECISIONS } from './decide-import.ts';
import { groupByPart, IMPORT_PARTS, type ImportPart, type PartName } from './import-parts.ts';
import { ImportProblems } from './import-problems.tsx';
import type { ImportedNote, ImportPlan } from './plan-import.ts';
import { saveImport } from './save-import.ts';

/** Paths named at the top of the preview; the rest is counted. */
const MOST_NAMED = 3;

interface ImportPreviewProps {
  readonly plan: ImportPlan;
  readonly onCancel: () => void;
  /** All of it is on disk. The address changes then. */
  readonly onSaved: () => void;
}

/** What an import will change, both texts shown, before it changes anything; then one transaction, which can be undone. */
export function ImportPreview({ plan, onCancel, onSaved }: ImportPreviewProps) {
  const { deps, settings } = useApp();
  const [decisions, setDecisions] = useState<Decisions>(NO_DECISIONS);
  const [isSaving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const pageTop = useRef<HTMLDivElement>(null);
  const byPart = groupByPart(plan.changes);
  const countOf = (name: PartName): number => byPart.get(name)?.length ?? 0;
  const trayCount = byPart.get('new')?.filter(({ card }) => card.place === 'tray').length ?? 0;
  const askedCount = countOf('new') - trayCount;
  const openCount = (byPart.get('doubt') ?? []).filter(({ card }) => !decisions.doubts.has(card.id)).length;
  const isNothing = plan.notes.length === 0 && plan.write.cards.length === 0 && (plan.write.images ?? []).length === 0;

  const save = async (): Promise<void> => {
    setSaving(true);
    const isFirst = (await deps.store.readCounts()).notes === 0;
    const trouble = await saveImport(deps, settings, plan, decisions, askedCount);
    setSaving(false);
    setTrouble(trouble);
    if (trouble !== null) {
      pageTop.current?.scrollIntoView({ block: 'start' });
      return;
    }
    onSaved();
    // The first notes lead to the first cards.
    location.hash = isFirst ? '#/' : '#/notes';
  };

  const decide = (part: keyof Decisions) => (id: CardId, choice: string) =>
    setDecisions((before) => ({ ...before, [part]: new Map([...before[part], [id, choice]]) }) as Decisions);

  return (
    <Frame>
      <header className="bar">
        <IconButton label={t('add.cancel')} onClick={onCancel} disabled={isSaving}>
          <Icon of={X} />
        </IconButton>
        <h1>{t('add.before')}</h1>
      </header>
      <Page>
        <p className="cap ink" ref={pageTop}>
          {t('add.nothingChanged', { names: nameNotes(plan.notes) })}
        </p>
        {trouble !== null && (
          <Notice isError title={t('unsaved.title')}>
            <p>{t('add.notSaved', { why: trouble })}</p>
          </Notice>
        )}
        <ImportProblems plan={plan} />
        {plan.changes.length === 0 ? (
          <p className="sub">{t('add.nothingFound')}</p>
        ) : (
          <Ledger countOf={countOf} isOpen={openCount > 0} />
        )}
        {IMPORT_PARTS.map((part) => (
          <ChangeList
            key={part.name}
            part={part}
            changes={byPart.get(part.name) ?? []}
            decisions={decisions}
            newPerDay={settings.newCardsPerDay}
            onlyPath={plan.notes.length === 1 ? (plan.notes[0]?.path ?? null) : null}
            onDoubt={decide('doubts')}
            onSchedule={decide('schedules')}
          />
        ))}
      </Page>
      <Thumb>
        <Button look="main" onClick={() => void save()} disabled={isSaving || isNothing}>
          {isSaving ? (
            t('action.saving')
          ) : (
            <span>
              {t('add.import')}
              <small>
                {openCount > 0
                  ? t('import.openDoubts', { count: openCount })
                  : t('import.newAndTray', { count: askedCount, tray: trayCount })}
              </small>
            </span>
          )}
        </Button>
      </Thumb>
      <PlainRail />
    </Frame>
  );
}

function Ledger({ countOf, isOpen }: { countOf: (name: PartName) => number; isOpen: boolean }) {
  return (
    <div className="ledger">
      {IMPORT_PARTS.map((part) => (
        <a
          key={part.name}
          className={part.name === 'doubt' && isOpen ? 'need' : undefined}
          href={`#part-${part.name}`}
          onClick={(event) => jumpTo(event, part)}
        >
          <span className={`c ${part.colour}`}>
            <Icon of={part.icon} isSmall />
            <b>{formatNumber(countOf(part.name))}</b>
          </span>
          <span className="k">{t(part.label)}</span>
        </a>
      ))}
    </div>
  );
}

/** "s3.md, 57 lines before, 75 now" for one note, else names. */
function nameNotes(notes: readonly ImportedNote[]): string {
  const [only, ...others] = notes;
  if (!only) return t('add.sameTexts');
  if (others.length === 0) {
    return only.linesBefore === null
      ? t('import.newNote', { path: only.path, count: only.lines })
      : t('import.changedNote', { path: only.path, before: only.linesBefore, count: only.lines });
  }
  const names = notes.slice(0, MOST_NAMED).map(({ path }) => path);
  const rest = notes.length - names.length;
  return rest > 0 ? t('import.notesAndMore', { names: formatList(names), count: rest }) : formatList(names);
}

/** The address holds the screen, so a jump within the page must not change it. */
function jumpTo(event: { preventDefault(): void }, { name }: ImportPart): void {
  event.preventDefault();
  document.getElementById(`part-${name}`)?.scrollIntoView({ block: 'start' });
}
