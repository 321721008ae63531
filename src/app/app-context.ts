import { createContext, useContext } from 'react';
import type { AllSettings } from '../model/settings.ts';
import type { Deps } from './deps.ts';

export interface AppValue {
  readonly deps: Deps;
  readonly settings: AllSettings;
}

export const AppContext = createContext<AppValue | null>(null);

/** The real things and the learner's settings. Only below the opened app. */
export function useApp(): AppValue {
  const value = useContext(AppContext);
  if (!value) throw new Error('useApp is called outside the opened app');
  return value;
}
