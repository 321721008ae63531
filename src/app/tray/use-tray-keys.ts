import { useEffect, useRef } from 'react';

/** Runs what belongs to a key while nothing is typed into a field and no other key is held. Letters count in either case. */
export function useTrayKeys(keys: Readonly<Record<string, () => void>>, isActive: boolean): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!isActive) return;
    const press = (event: KeyboardEvent): void => {
      if (event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [role="dialog"]')) return;
      const run = current.current[event.key] ?? current.current[event.key.toLowerCase()];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isActive]);
}
