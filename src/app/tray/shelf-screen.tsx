import { Archive, Ban } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Card } from '../../model/card.ts';
import type { CardView } from '../../model/card-view.ts';
import { sayTrouble } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Frame, Page, PartHeading, TopBar } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type MessageId, t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { MainNav } from '../main-nav.tsx';
import { useWatch } from '../use-watch.ts';
import { type Decision, decideCard } from './decide-card.ts';

/** Cards shown of each part at first, and with each press on "more". */
const SHOWN_STEP = 100;

const SAID: Readonly<Record<Decision, MessageId>> = {
  accept: 'tray.accepted',
  never: 'shelf.forgotten',
  allow: 'shelf.allowed',
  own: 'shelf.kept',
};

/** Cards whose text is gone from the notes, and cards that are never asked: what they are, and how they come back. */
export function ShelfScreen() {
  const { deps, settings } = useApp();
  const [trouble, setTrouble] = useState<string | null>(null);
  const cards = useWatch(
    deps.store,
    useCallback(() => deps.store.readSetAside(), [deps]),
  );
  const at = (place: Card['place']) => (cards ?? []).filter(({ card }) => card.place === place).sort(compareBySource);

  const decide = async (view: CardView, decision: Decision): Promise<void> => {
    const { result, takeBack } = await decideCard(deps, settings, view, decision);
    setTrouble(result.kind === 'not-saved' ? sayTrouble(result) : null);
    if (result.kind === 'saved') {
      announce(t(SAID[decision]), { label: t('action.undo'), run: () => void takeBack() });
    }
  };

  return (
    <Frame>
      <TopBar title={t('shelf.title')} back={{ href: '#/notes', label: t('note.back') }} />
      <Page>
        <p className="sub">{t('shelf.intro')}</p>
        {trouble !== null && (
          <Notice isError title={t('unsaved.title')}>
            <p>{trouble}</p>
          </Notice>
        )}
        {cards && at('shelf').length === 0 && at('never').length === 0 && <p className="sub">{t('shelf.empty')}</p>}
        <Part title={t('shelf.gone')} cards={at('shelf')} icon={Archive}>
          {(view) => (
            <>
              <Button isSmall onClick={() => void decide(view, 'own')}>
                {t('shelf.keep')}
              </Button>
              <Button isSmall look="quiet" onClick={() => void decide(view, 'never')}>
                {t('shelf.forget')}
              </Button>
            </>
          )}
        </Part>
        <Part title={t('shelf.never')} cards={at('never')} icon={Ban}>
          {(view) => (
            <Button isSmall onClick={() => void decide(view, 'allow')}>
              {t('shelf.allow')}
            </Button>
          )}
        </Part>
      </Page>
      <MainNav current="notes" />
    </Frame>
  );
}

interface PartProps {
  readonly title: string;
  readonly cards: readonly CardView[];
  readonly icon: typeof Archive;
  readonly children: (view: CardView) => React.ReactNode;
}

function Part({ title, cards, icon, children }: PartProps) {
  const [shownCount, setShownCount] = useState(SHOWN_STEP);
  if (cards.length === 0) return null;
  const rest = cards.length - shownCount;
  return (
    <section aria-label={title}>
      <PartHeading>
        {title} ({formatNumber(cards.length)})
      </PartHeading>
      {cards.slice(0, shownCount).map((view) => (
        <div className="chg" key={view.card.id}>
          <span className="mk dim">
            <Icon of={icon} />
          </span>
          <span className="lab">
            <bdi>{view.card.source.path}</bdi>
            {view.state.reviewCount > 0 && t('list.comma') + t('shelf.reviews', { count: view.state.reviewCount })}
          </span>
          <p className="now">{view.question}</p>
          <p className="ans">{view.answer}</p>
          <div className="line-acts">{children(view)}</div>
        </div>
      ))}
      {rest > 0 && (
        <Button look="quiet" isSmall onClick={() => setShownCount(shownCount + SHOWN_STEP)}>
          {t('import.showMore', { count: rest })}
        </Button>
      )}
    </section>
  );
}

function compareBySource({ card: a }: CardView, { card: b }: CardView): number {
  if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
  return a.source.from - b.source.from || (a.id < b.id ? -1 : 1);
}
