import type { ReactNode } from 'react';
import type { NotTakenKind } from '../../export/anki/anki-problem.ts';
import type { AnkiPreset } from '../../export/anki/read-package.ts';
import { FactTable } from '../../ui/fact-table.tsx';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { type MessageId, t } from '../../ui/text/text.ts';
import '../../ui/styles/anki.css';
import { sayFault, sayPlace } from './anki-words.ts';
import { type AnkiPlan, isNothingNew } from './plan-anki.ts';

/** Decks and reasons that are listed; the rest is counted. */
const MOST_LISTED = 60;
/** So few reasons are shown without a press. */
const FEW = 3;

const KINDS = {
  card: 'anki.kindCard',
  'note-type': 'anki.kindNoteType',
  history: 'anki.kindHistory',
  media: 'anki.kindMedia',
  text: 'anki.kindText',
} as const satisfies Record<NotTakenKind, MessageId>;

/** What a package holds, what it would change here, and what of it cannot be taken. */
export function PackagePreview({ plan }: { readonly plan: AnkiPlan }) {
  const { read, report } = plan;
  const { ownCards, reviewsKnown } = read.counts;
  const rows = [
    {
      label: t('anki.decks'),
      value: t('anki.newAndChanged', { count: report.notesNew, changed: report.notesChanged }),
    },
    { label: t('anki.notes'), value: formatNumber(read.noteCount) },
    {
      label: t('anki.cards'),
      value: t('anki.newAndChanged', { count: report.cardsNew, changed: report.cardsChanged }),
    },
    { label: t('anki.reviews'), value: t('anki.newAndKnown', { count: report.reviewsNew, known: reviewsKnown }) },
    ...(report.otherEventsNew > 0
      ? [{ label: t('anki.changes'), value: t('merge.new', { count: report.otherEventsNew }) }]
      : []),
    ...(read.images.length > 0
      ? [{ label: t('anki.pictures'), value: t('merge.new', { count: read.images.length }) }]
      : []),
  ];
  return (
    <>
      <FactTable caption={t('merge.what')} rows={rows} className="anki-table" />
      {ownCards > 0 && <p className="cap ink">{t('anki.ownCards', { count: ownCards })}</p>}
      {!isNothingNew(plan) && <p className="cap">{t('anki.keeps')}</p>}
      <Listed
        title={t('anki.notTaken', { count: read.notTaken.length })}
        isOpen={read.notTaken.length <= FEW}
        items={read.notTaken.map(({ kind, place, why }) => (
          <>
            {t(KINDS[kind])} <Name of={sayPlace(place)} />: {sayFault(why)}
          </>
        ))}
      />
      <Listed
        title={t('anki.deckList', { count: read.decks.length })}
        items={read.decks.map(({ name, cardCount }) => (
          <>
            <Name of={name} />: {t('anki.deckCards', { count: cardCount })}
          </>
        ))}
      />
      <Listed
        title={t('anki.presets', { count: read.presets.length })}
        items={read.presets.map((preset) => (
          <>
            <Name of={preset.name} />: {describePreset(preset)}
          </>
        ))}
      />
    </>
  );
}

/** A name out of the package, in whichever direction it is written. */
function Name({ of }: { readonly of: string }) {
  return (
    <b>
      <bdi>{of}</bdi>
    </b>
  );
}

/** A list that opens at a press; nothing for an empty one. */
function Listed({
  title,
  items,
  isOpen = false,
}: {
  readonly title: string;
  readonly items: readonly ReactNode[];
  readonly isOpen?: boolean;
}) {
  if (items.length === 0) return null;
  const rest = items.length - MOST_LISTED;
  return (
    <details className="anki-more" open={isOpen}>
      <summary>{title}</summary>
      <ul className="anki-list">
        {items.slice(0, MOST_LISTED).map((item, i) => (
          // The list never changes while it is shown.
          <li key={String(i)}>{item}</li>
        ))}
        {rest > 0 && <li>{t('add.more', { count: rest })}</li>}
      </ul>
    </details>
  );
}

function describePreset({ desiredRetention, weights, cardCount }: AnkiPreset): string {
  const parts = [
    t('anki.deckCards', { count: cardCount }),
    ...(desiredRetention === null ? [] : [t('anki.presetRetention', { share: formatPercent(desiredRetention) })]),
    ...(weights === null ? [] : [t('anki.presetWeights')]),
  ];
  return `${parts.join('. ')}. ${t('anki.presetStays')}`;
}
