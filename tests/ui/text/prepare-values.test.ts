import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { compileCatalogue } from '../../../scripts/lingui-plugin.ts';
import { createValues } from '../../../src/ui/text/ar/prepare-values.ts';

/** A message with values as the app puts them in. */
function write(locale: string, message: string, values: Record<string, string | number>): string {
  const messages = compileCatalogue(JSON.stringify({ message }));
  const i18n = setupI18n({ locale: 'ar', locales: [locale], messages: { ar: messages } });
  return i18n._('message', createValues([locale])(values));
}

test('a number has the digits of the locale wherever it stands in a sentence', () => {
  const message = '{count, plural, few {# و{count}} other {# أو {count}}}';
  expect(write('ar-EG', message, { count: 3 })).toBe('٣ و٣');
  expect(write('ar-MA', message, { count: 3 })).toBe('3 و3');
});

test('each of the six forms is reached', () => {
  const message = '{count, plural, zero {z} one {o} two {t} few {f} many {m} other {r}}';
  const forms = [0, 1, 2, 3, 11, 100, 1.5].map((count) => write('ar-EG', message, { count }));
  expect(forms).toEqual(['z', 'o', 't', 'f', 'm', 'r', 'r']);
});

test('text of the learner is kept apart from the sentence around it, and nothing is put around no text', () => {
  expect(write('ar', 'في {name}.', { name: 'notes.md' })).toBe('في \u2068notes.md\u2069.');
  expect(write('ar', 'في {name}.', { name: '' })).toBe('في .');
});
