import { X } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { CardView } from '../../model/card-view.ts';
import { sayTrouble } from '../../review/say-trouble.ts';
import { createDefaultEngine } from '../../scheduler/memory.ts';
import { announce } from '../../ui/announce.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatDayFrom, formatPercent } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { editCard, suspendCard } from '../change-card.ts';
import { readToday } from '../deps.ts';
import { findCardAdvice } from '../find-card-advice.ts';

const EditCard = lazyPart(() => import('../../review/edit-card.tsx').then((module) => module.EditCard));

const MILLIS_PER_DAY = 86_400_000;
const engine = createDefaultEngine();

interface LineCardsProps {
  readonly line: number;
  readonly cards: readonly CardView[];
  /** Why there are none, in the learner's language; null until it is known. */
  readonly reason: string | null;
  readonly onClose?: () => void;
}

/** The cards of one line: question, answer, how well it is known, and what can be done. Or why it has none. */
export function LineCards({ line, cards, reason, onClose }: LineCardsProps) {
  return (
    <>
      <div className="h2 line-head">
        {cards.length > 0 ? t('note.lineCards', { line, count: cards.length }) : t('note.line', { line })}
        {onClose && (
          <IconButton label={t('action.close')} onClick={onClose}>
            <Icon of={X} />
          </IconButton>
        )}
      </div>
      {cards.length === 0 && (
        <p className="cap ink" role="status">
          {reason === null ? t('note.noCardHere') : t('note.noCardBecause', { reason })}
        </p>
      )}
      {cards.map((view) => (
        <LineCard key={view.card.id} view={view} />
      ))}
    </>
  );
}

function LineCard({ view }: { view: CardView }) {
  const { deps, settings } = useApp();
  const [isEditing, setEditing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { card, state } = view;

  const toggle = async (): Promise<void> => {
    const result = await suspendCard(deps, settings, view, !state.isSuspended);
    if (result.kind === 'not-saved') setTrouble(sayTrouble(result));
    else if (result.kind === 'saved') announce(state.isSuspended ? t('card.resumed') : t('card.paused'));
  };

  return (
    <div className="line-card">
      <p className="line-q note">{view.question}</p>
      <p className="line-a note">{view.answer}</p>
      <p className="cap ink n">{describeState(view, deps.nowMillis(), readToday(deps, settings))}</p>
      {trouble && (
        <Notice isError title={t('unsaved.title')}>
          <p>{trouble}</p>
        </Notice>
      )}
      {card.place === 'deck' && (
        <div className="line-acts">
          <Button isSmall onClick={() => setEditing(true)}>
            {t('card.edit')}
          </Button>
          <Button isSmall look="quiet" onClick={() => void toggle()}>
            {state.isSuspended ? t('card.resume') : t('card.pause')}
          </Button>
        </div>
      )}
      {isEditing && (
        <Suspense>
          <EditCard
            view={view}
            findAdvice={findCardAdvice}
            onClose={() => setEditing(false)}
            onSave={async (wording) => {
              const result = await editCard(deps, settings, view, wording);
              if (result.kind === 'not-saved') setTrouble(sayTrouble(result));
              return result.kind === 'saved';
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function describeState({ card, state }: CardView, nowMillis: number, today: number): string {
  if (card.place === 'tray') return t('card.inTray');
  if (state.isSuspended) return t('card.isPaused');
  if (state.phase === 'new' || !state.memory || state.lastReviewAtMillis === null) return t('card.notStarted');
  const chance = engine.retrievability(
    state.memory,
    Math.max(0, nowMillis - state.lastReviewAtMillis) / MILLIS_PER_DAY,
  );
  const next = state.dueDay === null ? t('day.today') : formatDayFrom(today, Math.max(today, state.dueDay));
  return t('card.recall', { chance: formatPercent(chance), next });
}
