/** The languages of the interface. Notes and cards keep the language they were written in. */
export const LANGUAGES = ['en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'recollect-language';

/**
 * What the learner chose on this device; null follows the system. It is kept outside the database, because the first words on the
 * screen need it before the database is open, and because a language belongs to a device as its keyboard does.
 */
export function readChosenLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(KEY);
    return LANGUAGES.find((candidate) => candidate === kept) ?? null;
  } catch {
    return null;
  }
}

/** Keeps the choice for the next start. Returns false where the browser keeps nothing. */
export function keepLanguage(chosen: Language | null): boolean {
  try {
    if (chosen === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
    return true;
  } catch {
    return false;
  }
}

/** The first language that is both wanted and there; English where none is. `wanted` are BCP 47 tags, most wanted first. */
export function findLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => tag === language || tag.startsWith(`${language}-`));
    if (found) return found;
  }
  return 'en';
}

/** Tags for Intl: the learner's own kind of a language where the browser names one, so that dates and digits look familiar. */
export function findLocales(language: Language, wanted: readonly string[]): string[] {
  const own = wanted.filter((tag) => tag === language || tag.startsWith(`${language}-`));
  return own.length > 0 ? own : [language === 'en' ? 'en-GB' : language];
}
