import { setupI18n } from '@lingui/core';
import type compiler from './en/compiler.json';
import type device from './en/device.json';
import type files from './en/files.json';
import first from './en/first.json';
import type importing from './en/import.json';
import type later from './en/later.json';
import type library from './en/library.json';
import type reader from './en/reader.json';
import type scheduling from './en/scheduling.json';
import type statistics from './en/statistics.json';
import type store from './en/store.json';
import { findLanguage, findLocales, readChosenLanguage } from './language.ts';
import type { MessageValues } from './message-values.ts';

export type { MessageValues };

/** Ids of the catalogue; a wrong id does not compile. */
export type MessageId = Extract<
  | keyof typeof first
  | keyof typeof later
  | keyof typeof compiler
  | keyof typeof device
  | keyof typeof files
  | keyof typeof importing
  | keyof typeof library
  | keyof typeof reader
  | keyof typeof scheduling
  | keyof typeof statistics
  | keyof typeof store,
  string
>;

const wanted = typeof navigator === 'undefined' ? [] : navigator.languages;

/** The language of the interface. It holds until the page is loaded again. */
export const language = readChosenLanguage() ?? findLanguage(wanted);

// The build compiles the catalogue's messages; the runtime that ships cannot parse them.
const i18n = setupI18n({ locale: 'en', locales: chooseLocales(), messages: { en: first } });

/** What a language does to values before they are put in. English needs nothing. */
let prepareValues: (values: MessageValues) => Readonly<Record<string, unknown>> = (values) => values;

/** The text of the interface in the learner's language, with its values put in. */
export function t(id: MessageId, values?: MessageValues): string {
  return i18n._(id, values && prepareValues(values));
}

/**
 * Loads the words of the first screens where they are not English, and tells the page its language and direction. Nothing may be
 * drawn before. Rejects when the words cannot be loaded; English is spoken then.
 */
export async function loadFirstText(): Promise<void> {
  if (language !== 'en') {
    const part = await import('./ar/first.ts');
    prepareValues = part.createValues(chooseLocales());
    i18n.loadAndActivate({ locale: language, locales: chooseLocales(), messages: part.messages });
  }
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
}

/**
 * Loads the texts that Today, the question and the trouble screens do not need. They are kept apart so that the first
 * card does not wait for them; `lazyPart` loads them with every part of the app that comes later.
 */
export async function loadLaterText(): Promise<void> {
  const { messages } = await (i18n.locale === 'en' ? import('./en/later.ts') : import('./ar/later.ts'));
  i18n.load(i18n.locale, messages);
}

/** BCP 47 tags for Intl in the language of the interface. */
export function chooseLocales(): string[] {
  return findLocales(language, wanted);
}

/** Whether lines run from right to left: what is drawn or pressed by its side has to be turned round then. */
export const isRightToLeft = (): boolean => document.documentElement.dir === 'rtl';
