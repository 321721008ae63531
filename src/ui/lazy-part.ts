import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { loadLaterText } from './text/text.ts';

/** A part of the app that is loaded when it is first shown, with the texts it needs. Show it inside Suspense. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [part] = await Promise.all([load(), loadLaterText()]);
    return { default: part };
  });
}
