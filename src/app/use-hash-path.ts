import { useSyncExternalStore } from 'react';

/** The path behind the hash of the address, `/` without one; again after each change. */
export function useHashPath(): string {
  return useSyncExternalStore(listen, readHashPath);
}

function listen(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** The same, once. */
export function readHashPath(): string {
  return `/${location.hash.replace(/^#?\/?/, '')}`;
}
