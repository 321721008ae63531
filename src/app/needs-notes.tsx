import type { ReactNode } from 'react';
import { lazyPart } from '../ui/lazy-part.ts';

const FirstRunScreen = lazyPart(() => import('./first-run-screen.tsx').then((module) => module.FirstRunScreen));

/** Without any note there is nothing to do but to bring some. */
export function NeedsNotes({ noteCount, children }: { noteCount: number; children: ReactNode }) {
  return noteCount === 0 ? <FirstRunScreen /> : children;
}
