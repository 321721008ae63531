import { useEffect, useState } from 'react';
import { quoteError } from '../../review/say-trouble.ts';

/** Something that is being worked out elsewhere. */
export type TaskState<Value> =
  | { readonly kind: 'running' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * What `run` gives, worked out anew whenever it is another function (useCallback, useMemo); what is still running then is
 * given up. The last value stays until the next one is there.
 */
export function useTask<Value>(run: (signal: AbortSignal) => Promise<Value>): TaskState<Value> {
  const [state, setState] = useState<TaskState<Value>>({ kind: 'running' });
  useEffect(() => {
    const controller = new AbortController();
    run(controller.signal).then(
      (value) => !controller.signal.aborted && setState({ kind: 'ready', value }),
      (error: unknown) => !controller.signal.aborted && setState({ kind: 'failed', detail: quoteError(error) }),
    );
    return () => controller.abort();
  }, [run]);
  return state;
}
