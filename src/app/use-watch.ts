import { useEffect, useState } from 'react';
import { classifyError } from '../store/error-classes.ts';
import type { Store } from '../store/store.ts';

/**
 * What a reading of the store gives, now and after each change; `undefined` until the first time.
 * `read` must keep its identity between renders (useCallback). An error reaches the nearest error screen.
 */
export function useWatch<Value>(store: Store, read: () => Promise<Value>): Value | undefined {
  const [value, setValue] = useState<Value>();
  const [trouble, setTrouble] = useState<{ error: unknown } | null>(null);
  useEffect(() => {
    const subscription = store.watch(read, setValue, (error) => {
      // A lost connection has its own screen, and the last value stays until the page is reloaded.
      if (classifyError(error).reason !== 'lost') setTrouble({ error });
    });
    return () => subscription.unsubscribe();
  }, [store, read]);
  if (trouble) throw trouble.error;
  return value;
}
