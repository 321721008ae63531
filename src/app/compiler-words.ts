import type { LineReason, NoteRemark } from '../notes/note-message.ts';
import { t } from '../ui/text/text.ts';

/** What the compiler or the linter says, in the learner's language. */
export function sayCompiler(message: LineReason | NoteRemark): string {
  return t(`compiler.${message.id}`, message.values);
}
