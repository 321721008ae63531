import { Ellipsis, Pencil } from 'lucide-react';
import { Suspense, useCallback, useState } from 'react';
import type { CardView } from '../../model/card-view.ts';
import type { CardId } from '../../model/ids.ts';
import { sayTrouble } from '../../review/say-trouble.ts';
import { SourceLines } from '../../review/source-lines.tsx';
import { announce } from '../../ui/announce.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Frame, Page, TopBar } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { editCard } from '../change-card.ts';
import { findCardAdvice } from '../find-card-advice.ts';
import { MainNav } from '../main-nav.tsx';
import { sayRule } from '../rule-words.ts';
import { useWatch } from '../use-watch.ts';
import { ActSheet } from './act-sheet.tsx';
import { CardFigures } from './card-figures.tsx';
import { CardHistory } from './card-history.tsx';
import { type CardAct, changeCards, type DoneAct, undoAct } from './change-cards.ts';
import { describeAct } from './describe-act.ts';

const EditCard = lazyPart(() => import('../../review/edit-card.tsx').then((module) => module.EditCard));
const ForgettingCurve = lazyPart(() => import('./forgetting-curve.tsx').then((module) => module.ForgettingCurve));

/** One card: what it says, how well it is known, when it comes, where it is from, and all that happened to it. */
export function CardScreen({ cardId }: { cardId: CardId }) {
  const { deps } = useApp();
  const view = useWatch(
    deps.store,
    useCallback(() => deps.store.readCard(cardId), [deps, cardId]),
  );
  return (
    <Frame>
      {view ? (
        <Card view={view} />
      ) : (
        <>
          <TopBar title={t('library.card')} back={{ href: '#/cards', label: t('library.back') }} />
          <Page>{view === null && <p className="sub">{t('library.cardGone')}</p>}</Page>
        </>
      )}
      <MainNav current="cards" />
    </Frame>
  );
}

function Card({ view }: { view: CardView }) {
  const { deps, settings } = useApp();
  const [open, setOpen] = useState<'none' | 'edit' | 'acts'>('none');
  const [trouble, setTrouble] = useState<string | null>(null);
  const { card, state } = view;
  const note = useWatch(
    deps.store,
    useCallback(() => deps.store.readNoteText(card.noteId), [deps, card.noteId]),
  );

  const undo = async (done: DoneAct): Promise<void> => {
    const result = await undoAct(deps, settings, done);
    if (result.kind === 'saved') announce(t('library.undone', { count: 1 }));
    else setTrouble(result.kind === 'stale' ? t('library.undoStale') : sayTrouble(result));
  };
  const act = async (wanted: CardAct): Promise<void> => {
    setOpen('none');
    setTrouble(null);
    const { result, done } = await changeCards(deps, settings, [card.id], wanted);
    if (result.kind === 'not-saved') setTrouble(`${sayTrouble(result)} ${t('unsaved.kept')}.`);
    else if (result.kind === 'stale') setTrouble(t('library.stale'));
    else if (done === null) announce(t('library.nothingToChange'));
    else announce(describeAct(wanted, 1, 0), { label: t('action.undo'), run: () => void undo(done) });
  };

  return (
    <>
      <TopBar
        title={note?.title ?? t('library.card')}
        isNoteTitle={note !== undefined && note !== null}
        back={{ href: '#/cards', label: t('library.back') }}
        actions={
          <>
            <IconButton label={t('card.edit')} onClick={() => setOpen('edit')}>
              <Icon of={Pencil} />
            </IconButton>
            <IconButton label={t('library.more')} onClick={() => setOpen('acts')}>
              <Icon of={Ellipsis} />
            </IconButton>
          </>
        }
      />
      <Page isColumns>
        <div className="card-page">
          <p className="q note">{view.question}</p>
          <p className="a note pre">{view.answer}</p>
          {view.isReworded && (
            <div className="own-words">
              <p className="cap">{t('library.reworded')}</p>
              <p className="cap ink note">{card.question}</p>
              <p className="cap ink note pre">{card.answer}</p>
            </div>
          )}
          {trouble !== null && (
            <Notice isError title={t('unsaved.title')}>
              <p>{trouble}</p>
            </Notice>
          )}
          <CardFigures view={view} note={note ?? null} />
          {state.memory !== null && state.lastReviewAtMillis !== null && (
            <Suspense>
              <ForgettingCurve state={state} />
            </Suspense>
          )}
          <div className="card-acts">
            <Button onClick={() => setOpen('acts')}>{t('library.change', { count: 1 })}</Button>
          </div>
        </div>
        <aside className="aside" aria-label={t('library.source')}>
          {note === null && <p className="sub">{t('note.gone')}</p>}
          {note && card.place !== 'shelf' && <SourceLines card={card} note={note} />}
          {card.context.length > 0 && <p className="cap ink note context">{card.context.join(' › ')}</p>}
          <p className="cap">{t('library.madeBy', { rule: sayRule(card.rule), search: `rule:${card.rule}` })}</p>
        </aside>
        <CardHistory cardId={card.id} />
      </Page>
      {open === 'acts' && <ActSheet count={1} onAct={(wanted) => void act(wanted)} onClose={() => setOpen('none')} />}
      {open === 'edit' && (
        <Suspense>
          <EditCard
            view={view}
            findAdvice={findCardAdvice}
            onClose={() => setOpen('none')}
            onSave={async (wording) => {
              const result = await editCard(deps, settings, view, wording);
              if (result.kind === 'not-saved') setTrouble(`${sayTrouble(result)} ${t('unsaved.kept')}.`);
              else if (result.kind === 'stale') setTrouble(t('library.stale'));
              return result.kind === 'saved';
            }}
          />
        </Suspense>
      )}
    </>
  );
}
