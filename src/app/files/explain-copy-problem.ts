import type { FileFault } from '../../export/file-fault.ts';
import type { FileGuess } from '../../export/progress-format.ts';
import { quoteError } from '../../review/say-trouble.ts';
import { type MessageId, t } from '../../ui/text/text.ts';
import type { CopyProblem } from './read-copy.ts';

const GUESSES: Readonly<Record<FileGuess, MessageId>> = {
  empty: 'copy.isEmpty',
  zip: 'copy.isZip',
  gzip: 'copy.isGzip',
  sqlite: 'copy.isSqlite',
  html: 'copy.isHtml',
  json: 'copy.isJson',
  text: 'copy.isText',
};

/** What is wrong with the file or the line, as part of a sentence. */
function sayFault({ id, values }: FileFault): string {
  return t(`progress.${id}`, values);
}

/** Why a file was refused, in the learner's words: what is wrong, where, and what to do. */
export function explainCopyProblem(problem: CopyProblem): string {
  const { file, line } = problem;
  switch (problem.type) {
    case 'not-ours':
      return `${t('copy.notOurs', { file })} ${t(GUESSES[problem.looksLike])}`;
    case 'newer-version':
      return t('copy.newer', { file, version: problem.appVersion });
    case 'cut-off':
      return t('copy.cutOff', { file, line });
    case 'damaged':
      return t('copy.damaged', { file, why: sayFault(problem.why) });
    case 'bad-line':
      return t('copy.badLine', {
        file,
        line,
        field: problem.field === '' ? t('copy.wholeLine') : problem.field,
        why: sayFault(problem.why),
      });
    case 'too-large':
      return t('copy.tooLarge', { file, line, why: sayFault(problem.why) });
    case 'bad-gzip':
      return t('copy.badGzip', { file });
    case 'unreadable':
      return t('files.unreadable', { file, why: quoteError(problem.why) });
  }
}
