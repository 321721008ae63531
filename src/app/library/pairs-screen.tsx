import { useEffect, useMemo, useState } from 'react';
import type { CardView } from '../../model/card-view.ts';
import { quoteError } from '../../review/say-trouble.ts';
import { Button } from '../../ui/button.tsx';
import { formatPercent } from '../../ui/format.ts';
import { Frame, Page, PartHeading, TopBar } from '../../ui/frame.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type MessageId, t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { MainNav } from '../main-nav.tsx';
import type { CardPair, PairKind } from './find-pairs.ts';
import { useLibrary } from './library-context.ts';
import { useCardViews } from './use-card-views.ts';

const KINDS: readonly PairKind[] = ['same', 'two-answers', 'near', 'confusable'];

const TITLES: Readonly<Record<PairKind, MessageId>> = {
  same: 'library.pairs.same',
  'two-answers': 'library.pairs.two-answers',
  near: 'library.pairs.near',
  confusable: 'library.pairs.confusable',
};

/** Pairs of a kind that are drawn at once. */
const SHOWN = 20;

/** Cards that are there twice, and cards that are easily taken for one another. */
export function PairsScreen() {
  const link = useLibrary();
  const [share, setShare] = useState(0);
  const [pairs, setPairs] = useState<readonly CardPair[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    link.findPairs(setShare, stop.signal).then(setPairs, (error: unknown) => {
      if (!stop.signal.aborted) setTrouble(quoteError(error));
    });
    return () => stop.abort();
  }, [link]);

  return (
    <Frame>
      <TopBar title={t('library.pairs')} back={{ href: '#/cards', label: t('library.back') }} />
      <Page>
        <p className="sub">{t('library.pairs.sub')}</p>
        {trouble !== null && (
          <Notice isError title={t('library.pairs.failed')}>
            <p>{trouble}</p>
          </Notice>
        )}
        {pairs === null && trouble === null && (
          <p className="cap n" role="status">
            {t('library.pairs.reading', { share: formatPercent(share) })}
          </p>
        )}
        {pairs?.length === 0 && (
          <p className="none-title" role="status">
            {t('library.pairs.none')}
          </p>
        )}
        {pairs && KINDS.map((kind) => <PairList key={kind} kind={kind} pairs={pairs} />)}
      </Page>
      <MainNav current="cards" />
    </Frame>
  );
}

function PairList({ kind, pairs }: { kind: PairKind; pairs: readonly CardPair[] }) {
  const { deps } = useApp();
  const [limit, setLimit] = useState(SHOWN);
  const own = useMemo(() => pairs.filter((pair) => pair.kind === kind), [pairs, kind]);
  const shown = own.slice(0, limit);
  const views = useCardViews(
    deps.store,
    shown.flatMap(({ one, other }) => [one, other]),
  );
  if (own.length === 0) return null;
  return (
    <section>
      <PartHeading remark={t('library.pairs.count', { count: own.length })}>{t(TITLES[kind])}</PartHeading>
      <ul className="pairs">
        {shown.map(({ one, other }) => (
          <li key={`${one} ${other}`}>
            {[views.get(one), views.get(other)].map((view) => view && <PairedCard key={view.card.id} view={view} />)}
          </li>
        ))}
      </ul>
      {own.length > limit && (
        <Button look="quiet" onClick={() => setLimit(limit + SHOWN)}>
          {t('library.pairs.more', { count: Math.min(SHOWN, own.length - limit) })}
        </Button>
      )}
    </section>
  );
}

function PairedCard({ view }: { view: CardView }) {
  return (
    <a className="paired" href={`#/cards/${view.card.id}`}>
      <span className="t note">{view.question}</span>
      <span className="d note">{view.answer}</span>
    </a>
  );
}
