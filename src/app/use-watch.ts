import { useEffect, useRef, useState } from 'react';
import { classifyError } from '../store/error-classes.ts';
import type { Store } from '../store/store.ts';
import { afterPaint } from '../ui/after-paint.ts';

/**
 * What a reading of the store gives, now and after each change; `undefined` until the first time.
 * `read` must keep its identity between renders (useCallback). An error reaches the nearest error screen.
 */
export function useWatch<Value>(store: Store, read: () => Promise<Value>): Value | undefined {
  return useWatchFrom<Value | undefined>(store, read, undefined, Object.is);
}

/**
 * The same, beginning with what was read before. A reading that says the same as the one before it keeps the old value, so that
 * nothing is drawn for it. `isSame` must keep its identity too.
 */
export function useWatchFrom<Value>(
  store: Store,
  read: () => Promise<Value>,
  readBefore: Value,
  isSame: (a: Value, b: Value) => boolean,
): Value {
  const [value, setValue] = useState<Value>(readBefore);
  const [trouble, setTrouble] = useState<{ error: unknown } | null>(null);
  const isReadBefore = useRef(readBefore !== undefined);
  useEffect(() => {
    const take = (next: Value) => setValue((current) => (isSame(current, next) ? current : next));
    const fail = (error: unknown) => {
      // A lost connection has its own screen, and the last value stays until the page is reloaded.
      if (classifyError(error).reason !== 'lost') setTrouble({ error });
    };
    let stop: () => void;
    const begin = () => {
      const subscription = store.watch(read, take, fail);
      stop = () => subscription.unsubscribe();
    };
    // What was read before is about to be drawn: nobody waits for the reading after it.
    if (isReadBefore.current) stop = afterPaint(begin);
    else begin();
    return () => stop();
  }, [store, read, isSame]);
  if (trouble) throw trouble.error;
  return value;
}
