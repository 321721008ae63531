import { useEffect, useState } from 'react';
import { t } from '../../ui/text/text.ts';
import { useLibrary } from './library-context.ts';
import type { WordSuggestion } from './suggest-word.ts';

interface NothingFoundProps {
  readonly text: string;
  /** A chip narrows the search down. */
  readonly isChip: boolean;
  readonly needles: readonly string[];
  readonly onSearch: (text: string) => void;
}

/** Says that no card is found, and what is close to it. */
export function NothingFound({ text, isChip, needles, onSearch }: NothingFoundProps) {
  const link = useLibrary();
  const [near, setNear] = useState<WordSuggestion | null>(null);
  const [word, ...more] = needles;
  const wanted = more.length === 0 ? word : undefined;
  useEffect(() => {
    setNear(null);
    if (wanted === undefined) return;
    let isOver = false;
    const take = (suggestion: WordSuggestion | null): void => {
      if (!isOver) setNear(suggestion);
    };
    // A suggestion that cannot be made is only one help less.
    link.suggest(wanted).then(take, () => take(null));
    return () => {
      isOver = true;
    };
  }, [link, wanted]);
  const trimmed = text.trim();
  return (
    <div className="none-found" role="status">
      <p className="none-title">
        {trimmed === '' || isChip ? t('library.none') : t('library.noneWith', { text: trimmed })}
      </p>
      {near && (
        <p className="sub">
          {t('library.closeTo')}{' '}
          <button type="button" className="inline-link note" onClick={() => onSearch(near.word)}>
            {near.word}
          </button>
          {t('library.closeCount', { count: near.cardCount })}
        </p>
      )}
    </div>
  );
}
