import { useCallback } from 'react';
import type { NoteId } from '../../model/ids.ts';
import { isInScope, type Scope } from '../../model/read-settings.ts';
import { Frame, Page, TopBar } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import '../../ui/styles/scheduling.css';
import { useApp } from '../app-context.ts';
import { MainNav } from '../main-nav.tsx';
import { useWatch } from '../use-watch.ts';
import { DailyPart } from './daily-part.tsx';
import { DeckList, scopeLink } from './deck-list.tsx';
import { ExamPart } from './exam-part.tsx';
import { FitPart } from './fit-part.tsx';
import { IntervalPart } from './interval-part.tsx';
import { ReschedulePart } from './reschedule-part.tsx';
import { RetentionPart } from './retention-part.tsx';
import { useDeckSettings } from './use-deck-settings.ts';

/** How cards are scheduled: for all decks (`scope` is null), or for one folder or note with what it has from around it. */
export function SchedulingScreen({ scope }: { scope: Scope | null }) {
  const { deps } = useApp();
  const paths = useWatch(
    deps.store,
    useCallback(() => deps.store.readNotePaths(), [deps]),
  );
  if (!paths) return <div className="frame" />;
  return <Screen key={scope} scope={scope} paths={paths} />;
}

function Screen({ scope, paths }: { scope: Scope | null; paths: ReadonlyMap<NoteId, string> }) {
  const deck = useDeckSettings(scope, paths);
  const notes =
    scope === null ? null : [...paths].flatMap(([id, path]) => (isInScope(scope, { id, path }) ? [id] : []));
  return (
    <Frame>
      <TopBar
        title={scope === null ? t('scheduling.title') : deckTitle(scope, paths)}
        isNoteTitle={scope !== null}
        back={{ href: scope === null ? '#/settings' : backLink(deck.scopes), label: t('action.back') }}
      />
      <Page>
        {deck.trouble !== null && (
          <Notice isError title={t('unsaved.title')}>
            <p>{t('settings.notSaved', { why: deck.trouble })}</p>
          </Notice>
        )}
        <RetentionPart deck={deck} notes={notes} />
        <DailyPart deck={deck} />
        <ExamPart deck={deck} />
        <IntervalPart deck={deck} />
        {scope === null && <FitPart />}
        <ReschedulePart notes={notes} />
        {!scope?.startsWith('note:') && <DeckList paths={paths} within={scope} />}
      </Page>
      <MainNav current="settings" />
    </Frame>
  );
}

function deckTitle(scope: Scope, paths: ReadonlyMap<NoteId, string>): string {
  const path = scope.startsWith('folder:') ? scope.slice(7) : (paths.get(scope.slice(5) as NoteId) ?? '');
  return path.split('/').at(-1) ?? path;
}

/** The deck around, or all of them. */
function backLink([, around]: readonly Scope[]): string {
  return around === undefined ? '#/scheduling' : scopeLink(around);
}
