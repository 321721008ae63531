import { readdirSync, readFileSync } from 'node:fs';
import { setupI18n } from '@lingui/core';
import { compileCatalogue } from '../../scripts/lingui-plugin.ts';
import type { MessageId, MessageValues } from '../../src/ui/text/text.ts';

const folder = new URL('../../src/ui/text/en/', import.meta.url);
const i18n = setupI18n();
// The catalogue lies in several files, by when they are needed.
for (const name of readdirSync(folder).filter((candidate) => candidate.endsWith('.json'))) {
  i18n.load('en', compileCatalogue(readFileSync(new URL(name, folder), 'utf8')));
}
i18n.activate('en');

/**
 * The words of the interface as the catalogue has them: tests find things by what a reader sees and survive a better wording.
 * Throws for an id that is in no file, because a test that looks for the id itself would wait in vain.
 */
export function t(id: MessageId, values?: MessageValues): string {
  if (i18n.messages[id] === undefined) throw new Error(`No message has the id ${id}`);
  return i18n._(id, values);
}
