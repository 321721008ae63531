import { readdirSync, readFileSync } from 'node:fs';
import { setupI18n } from '@lingui/core';
import { compileCatalogue } from '../../scripts/lingui-plugin.ts';
import { createValues } from '../../src/ui/text/ar/prepare-values.ts';
import { LANGUAGES, type Language } from '../../src/ui/text/language.ts';
import type { MessageId, MessageValues } from '../../src/ui/text/text.ts';

const i18n = setupI18n();
for (const language of LANGUAGES) {
  const folder = new URL(`../../src/ui/text/${language}/`, import.meta.url);
  // The catalogue lies in several files, by when they are needed.
  for (const name of readdirSync(folder).filter((candidate) => candidate.endsWith('.json'))) {
    i18n.load(language, compileCatalogue(readFileSync(new URL(name, folder), 'utf8')));
  }
}
i18n.activate('en');
const prepareArabic = createValues(['ar']);

/** Chooses the language in which a test looks for things from here on. */
export function speak(language: Language): void {
  i18n.activate(language, [language]);
}

/**
 * The words of the interface as the catalogue has them: tests find things by what a reader sees and survive a better wording.
 * Throws for an id that is in no file, because a test that looks for the id itself would wait in vain.
 */
export function t(id: MessageId, values?: MessageValues): string {
  if (i18n.messages[id] === undefined) throw new Error(`No message has the id ${id}`);
  return i18n._(id, values && i18n.locale === 'ar' ? prepareArabic(values) : values);
}
