import { setupI18n } from '@lingui/core';
import type files from './en/files.json';
import first from './en/first.json';
import type importing from './en/import.json';
import type later from './en/later.json';
import type library from './en/library.json';
import type scheduling from './en/scheduling.json';
import type statistics from './en/statistics.json';

/** Ids of the catalogue; a wrong id does not compile. */
export type MessageId = Extract<
  | keyof typeof first
  | keyof typeof later
  | keyof typeof files
  | keyof typeof importing
  | keyof typeof library
  | keyof typeof scheduling
  | keyof typeof statistics,
  string
>;
export type MessageValues = Readonly<Record<string, string | number>>;

// The build compiles the catalogue's messages; the runtime that ships cannot parse them.
const i18n = setupI18n({ locale: 'en', locales: chooseLocales(), messages: { en: first } });

/** The text of the interface in the learner's language, with its values put in. */
export function t(id: MessageId, values?: MessageValues): string {
  return i18n._(id, values);
}

/**
 * Loads the texts that Today, the question and the trouble screens do not need. They are kept apart so that the first
 * card does not wait for them; `lazyPart` loads them with every part of the app that comes later.
 */
export async function loadLaterText(): Promise<void> {
  const { messages } = await import('./en/later.ts');
  i18n.load('en', messages);
}

/** BCP 47 tags for Intl: the learner's own kind of English where the browser names one, so that dates and times look familiar. */
export function chooseLocales(): string[] {
  const wanted = typeof navigator === 'undefined' ? [] : navigator.languages;
  const english = wanted.filter((tag) => tag === 'en' || tag.startsWith('en-'));
  return english.length > 0 ? [...english] : ['en-GB'];
}
