import { Archive, ArrowUpDown, Check, CircleQuestionMark, type LucideIcon, PencilLine, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { CardChange, CardChangeKind } from '../cards/diff-cards.ts';
import { announce } from '../ui/announce.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Frame, Page, PartHeading, Thumb } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { type MessageId, t } from '../ui/text/text.ts';
import { useApp } from './app-context.ts';
import type { ImportPlan } from './plan-import.ts';
import type { ReadFiles } from './read-note-files.ts';

/** Cards listed in each part; the rest is counted. */
const MOST_LISTED = 40;

type PartName = 'doubt' | 'reworded' | 'moved' | 'new' | 'tray' | 'gone' | 'kept';

interface Part {
  readonly name: PartName;
  readonly icon: LucideIcon;
  readonly colour: string;
  readonly title: MessageId;
  readonly label: MessageId;
  readonly remark: MessageId;
}

const PARTS: readonly Part[] = [
  {
    name: 'doubt',
    icon: CircleQuestionMark,
    colour: 'hard',
    title: 'add.part.doubt',
    label: 'add.sum.doubt',
    remark: 'add.part.doubtRemark',
  },
  {
    name: 'new',
    icon: Plus,
    colour: 'good',
    title: 'add.part.new',
    label: 'add.sum.new',
    remark: 'add.part.newRemark',
  },
  {
    name: 'reworded',
    icon: PencilLine,
    colour: 'acc',
    title: 'add.part.reworded',
    label: 'add.sum.reworded',
    remark: 'add.historyKept',
  },
  {
    name: 'moved',
    icon: ArrowUpDown,
    colour: 'easy',
    title: 'add.part.moved',
    label: 'add.sum.moved',
    remark: 'add.historyKept',
  },
  {
    name: 'gone',
    icon: Archive,
    colour: 'again',
    title: 'add.part.gone',
    label: 'add.sum.gone',
    remark: 'add.toShelf',
  },
  {
    name: 'tray',
    icon: CircleQuestionMark,
    colour: 'dim',
    title: 'add.part.tray',
    label: 'add.sum.tray',
    remark: 'add.part.trayRemark',
  },
  {
    name: 'kept',
    icon: Check,
    colour: 'dim',
    title: 'add.part.kept',
    label: 'add.sum.kept',
    remark: 'add.historyKept',
  },
];

interface ImportPreviewProps {
  readonly plan: ImportPlan;
  readonly unreadable: ReadFiles['unreadable'];
  readonly onCancel: () => void;
}

/** What an import will change, both texts shown, before it changes anything; then one transaction. */
export function ImportPreview({ plan, unreadable, onCancel }: ImportPreviewProps) {
  const { deps, settings } = useApp();
  const [isSaving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const byPart = groupByPart(plan.changes);
  const newCount = byPart.get('new')?.length ?? 0;

  const save = async (): Promise<void> => {
    setSaving(true);
    const result = await deps.store.saveNotes(plan.write);
    setSaving(false);
    if (result.kind === 'not-saved') {
      setTrouble(result.detail);
      return;
    }
    announce(t('add.imported', { count: newCount }));
    location.hash = '#/';
  };

  return (
    <Frame>
      <header className="bar">
        <IconButton label={t('add.cancel')} onClick={onCancel}>
          <Icon of={X} />
        </IconButton>
        <h1>{t('add.before')}</h1>
      </header>
      <Page>
        <p className="cap ink">
          {t('add.nothingChanged', { names: plan.paths.length > 0 ? plan.paths.join(', ') : t('add.sameTexts') })}
        </p>
        {trouble !== null && (
          <Notice isError title={t('unsaved.title')}>
            <p>{t('add.notSaved', { detail: trouble })}</p>
          </Notice>
        )}
        <div className="ledger">
          {PARTS.filter((part) => part.name !== 'kept').map((part) => (
            <a key={part.name} href={`#part-${part.name}`} onClick={(event) => jumpTo(event, part.name)}>
              <span className={`c ${part.colour}`}>
                <Icon of={part.icon} isSmall />
                <b>{byPart.get(part.name)?.length ?? 0}</b>
              </span>
              <span className="k">{t(part.label)}</span>
            </a>
          ))}
        </div>
        {plan.changes.length === 0 && <p className="sub">{t('add.nothingFound')}</p>}
        {(plan.problems.length > 0 || unreadable.length > 0) && (
          <Notice title={t('add.problems')}>
            {unreadable.map(({ name, why }) => (
              <p key={name}>
                {t('add.unreadable', { name })}: {why}
              </p>
            ))}
            {plan.problems.slice(0, MOST_LISTED).map(({ path, line, message }) => (
              <p key={`${path} ${line} ${message}`}>{t('add.problem', { path, line, message })}</p>
            ))}
          </Notice>
        )}
        {PARTS.map((part) => (
          <PartList
            key={part.name}
            part={part}
            changes={byPart.get(part.name) ?? []}
            newPerDay={settings.newCardsPerDay}
          />
        ))}
      </Page>
      <Thumb>
        <Button look="main" onClick={() => void save()} disabled={isSaving}>
          {isSaving ? (
            t('action.saving')
          ) : (
            <span>
              {t('add.import')}
              <small>{t('add.importDetail', { count: newCount })}</small>
            </span>
          )}
        </Button>
      </Thumb>
    </Frame>
  );
}

function PartList({ part, changes, newPerDay }: { part: Part; changes: readonly CardChange[]; newPerDay: number }) {
  if (changes.length === 0) return null;
  const rest = changes.length - MOST_LISTED;
  return (
    <section id={`part-${part.name}`}>
      <PartHeading remark={t(part.remark, { count: newPerDay })}>
        {t(part.title)} ({changes.length})
      </PartHeading>
      {changes.slice(0, MOST_LISTED).map(({ card, before }) => (
        <div className="chg" key={card.id}>
          <span className={`mk ${part.colour}`}>
            <Icon of={part.icon} />
          </span>
          <span className="lab">{t('note.line', { line: card.source.from })}</span>
          {before && before.question !== card.question && (
            <p className="was">
              <del>{before.question}</del>
            </p>
          )}
          <p className="now">{card.question}</p>
          {before && before.answer !== card.answer && (
            <p className="ans">
              <del>{before.answer}</del>
            </p>
          )}
          <p className="ans">{card.answer}</p>
        </div>
      ))}
      {rest > 0 && <p className="cap">{t('add.more', { count: rest })}</p>}
    </section>
  );
}

const PART_OF: Readonly<Record<CardChangeKind, PartName>> = {
  'in-doubt': 'doubt',
  new: 'new',
  returned: 'new',
  reworded: 'reworded',
  moved: 'moved',
  gone: 'gone',
  kept: 'kept',
};

function groupByPart(changes: readonly CardChange[]): ReadonlyMap<PartName, readonly CardChange[]> {
  const byPart = new Map<PartName, CardChange[]>();
  for (const change of changes) {
    const isNewInTray = change.kind === 'new' && change.card.place === 'tray';
    const name = isNewInTray ? 'tray' : PART_OF[change.kind];
    const inPart = byPart.get(name);
    if (inPart) inPart.push(change);
    else byPart.set(name, [change]);
  }
  return byPart;
}

/** The address holds the screen, so a jump within the page must not change it. */
function jumpTo(event: { preventDefault(): void }, name: PartName): void {
  event.preventDefault();
  document.getElementById(`part-${name}`)?.scrollIntoView({ block: 'start' });
}
