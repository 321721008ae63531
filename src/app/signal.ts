import { useSyncExternalStore } from 'react';

/** A value outside React that screens can follow. */
export interface Signal<Value> {
  read(): Value;
  set(next: Value): void;
  subscribe(listener: () => void): () => void;
}

export function createSignal<Value>(first: Value): Signal<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    read: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value now, and again after each change. */
export function useSignal<Value>(signal: Pick<Signal<Value>, 'read' | 'subscribe'>): Value {
  return useSyncExternalStore(signal.subscribe, signal.read);
}
