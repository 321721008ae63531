import { quoteError } from '../../review/say-trouble.ts';
import { formatBytes, formatNumber } from '../../ui/format.ts';
import { type MessageId, t } from '../../ui/text/text.ts';
import type { FileProblem, OtherKind } from './incoming.ts';

const LOOKS: Readonly<Record<OtherKind, MessageId>> = {
  pdf: 'import.looksPdf',
  word: 'import.looksWord',
  picture: 'import.looksPicture',
  sound: 'import.looksSound',
  database: 'import.looksDatabase',
  unknown: 'import.looksUnknown',
};

/** Why a file gave no note and what can be done, in a sentence or two. */
export function explainFile(problem: FileProblem): string {
  switch (problem.kind) {
    case 'not-text':
      return t(LOOKS[problem.looksLike]);
    case 'bad-utf8':
      return t('import.badUtf8', { line: problem.line });
    case 'too-large':
      return t('import.tooLarge', { limit: formatBytes(problem.limitBytes) });
    case 'zip-too-large':
      return t('import.zipTooLarge', { limit: formatBytes(problem.limitBytes) });
    case 'zip-too-many':
      return t('import.zipTooMany', { limit: formatNumber(problem.limit) });
    case 'bad-zip':
      return t('import.badZip', { detail: t(`zip.${problem.fault}`) });
    case 'unreadable':
      return t('import.unreadable', { why: quoteError(problem.detail) });
    case 'empty':
      return t('import.empty');
    case 'leads-out':
      return t('import.leadsOut');
    case 'zip-in-zip':
      return t('import.zipInZip');
    case 'anki-package':
      return t('anki.alone');
    case 'no-notes':
      return t('import.noNotes');
  }
}
