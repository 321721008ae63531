import { useCallback, useMemo, useState } from 'react';
import { type ReviewOptions, readReviewOptions, reviewOptionKey } from '../../model/review-options.ts';
import { sayTrouble } from '../../review/say-trouble.ts';
import { useApp } from '../app-context.ts';
import { readMoment } from '../deps.ts';

/** The options of the review and how to change them. */
export interface ReviewOptionsPort {
  readonly options: ReviewOptions;
  change<Key extends keyof ReviewOptions>(key: Key, value: ReviewOptions[Key]): Promise<void>;
  /** What the browser said when the last change could not be saved. */
  readonly trouble: string | null;
}

export function useReviewOptions(): ReviewOptionsPort {
  const { deps, settings } = useApp();
  const [trouble, setTrouble] = useState<string | null>(null);
  const options = useMemo(() => readReviewOptions(settings.values), [settings.values]);
  const change = useCallback<ReviewOptionsPort['change']>(
    async (key, value) => {
      const result = await deps.store.recordEvent({
        event: {
          ...readMoment(deps, settings),
          id: deps.newEventId(),
          deviceId: deps.store.deviceId,
          kind: 'setting',
          key: reviewOptionKey(key),
          value,
        },
        nextState: null,
        seenEventId: null,
      });
      setTrouble(result.kind === 'not-saved' ? sayTrouble(result) : null);
    },
    [deps, settings],
  );
  return { options, change, trouble };
}
