import { readFileSync } from 'node:fs';
import { setupI18n } from '@lingui/core';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { NoteProblem } from '../notes/compile-note.ts';
import type { LineReason, NoteRemark } from '../notes/note-message.ts';
import type { CommandProblem } from './command-result.ts';

const CATALOGUE = new URL('../ui/text/en/compiler.json', import.meta.url);

const english = setupI18n();
english.setMessagesCompiler(compileMessageOrThrow);

/** What the compiler says, in English: the command line speaks no other language. */
export function sayInEnglish(message: LineReason | NoteRemark): string {
  if (english.locale === '')
    english.loadAndActivate({ locale: 'en', messages: JSON.parse(readFileSync(CATALOGUE, 'utf8')) });
  return english._(`compiler.${message.id}`, { ...message.values });
}

/** A remark on a note as the command line prints it. */
export function toCommandProblem({ path, line, message }: NoteProblem): CommandProblem {
  return { path, line, message: sayInEnglish(message) };
}
