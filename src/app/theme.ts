import type { Settings } from '../model/settings.ts';

const KEY = 'recollect-theme';

/** Sets the colours of the page. Remembered outside the database so that the next start does not flash. */
export function applyTheme(theme: Settings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without localStorage the start may flash; nothing else depends on it.
  }
}

/** Before the database is open: the theme of the last time. */
export function applyRememberedTheme(): void {
  try {
    const theme = localStorage.getItem(KEY);
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  } catch {
    // The system's theme will do.
  }
}
