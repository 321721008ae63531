import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { CardId } from '../../model/ids.ts';
import { type AppValue, useApp } from '../app-context.ts';
import { readToday } from '../deps.ts';
import { useSignal } from '../signal.ts';
import { LatestAnswer } from './latest-answer.ts';
import type { LibraryLink } from './library-link.ts';
import type { LibraryMoment } from './library-tasks.ts';
import type { SearchQuery } from './search-query.ts';
import type { Sorting } from './sort-cards.ts';

export const LibraryContext = createContext<LibraryLink | null>(null);

/** The library of the screens about cards. */
export function useLibrary(): LibraryLink {
  const link = useContext(LibraryContext);
  if (!link) throw new Error('useLibrary is called outside the screens about cards');
  return link;
}

export function readLibraryMoment({ deps, settings }: AppValue): LibraryMoment {
  return {
    today: readToday(deps, settings),
    nowMillis: deps.nowMillis(),
    rolloverHour: settings.rolloverHour,
    weights: settings.weights,
  };
}

/**
 * The cards that a search finds, kept up to date; null until the first answer. The arguments must keep their identity
 * between renders. A failed search reaches the error screen.
 */
export function useFound(query: SearchQuery | null, sorting: Sorting): readonly CardId[] | null {
  const question = useMemo(() => (query === null ? null : { query, sorting }), [query, sorting]);
  return useAnswer(question, askFind);
}

/** How many cards each search finds; null until the first answer. The list must keep its identity between renders. */
export function useCounts(queries: readonly SearchQuery[] | null): readonly number[] | null {
  return useAnswer(queries, askCount);
}

interface Asked<Question> {
  readonly question: Question;
  readonly link: LibraryLink;
  readonly moment: LibraryMoment;
}

function askFind({ question, link, moment }: Asked<{ query: SearchQuery; sorting: Sorting }>) {
  return link.find(question.query, question.sorting, moment);
}

function askCount({ question, link, moment }: Asked<readonly SearchQuery[]>) {
  return link.count(question, moment);
}

/** Asks again when the question changes or the library has read more. */
function useAnswer<Question, Answer>(
  question: Question | null,
  ask: (asked: Asked<Question>) => Promise<Answer>,
): Answer | null {
  const link = useLibrary();
  const app = useApp();
  const { version } = useSignal(link.status);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [trouble, setTrouble] = useState<{ error: unknown } | null>(null);
  const asker = useRef<LatestAnswer<Asked<Question>, Answer> | null>(null);

  useEffect(() => {
    const made = new LatestAnswer(
      ask,
      (next: Answer) => setAnswer(next),
      (error) => setTrouble({ error }),
    );
    asker.current = made;
    return () => made.stop();
  }, [ask]);

  useEffect(() => {
    // Before the first reading there is nothing to find anything in.
    if (question === null || version === 0) return;
    asker.current?.request({ question, link, moment: readLibraryMoment(app) });
  }, [question, link, app, version]);

  if (trouble) throw trouble.error;
  return answer;
}
