import { quoteError } from '../../review/say-trouble.ts';
import { type MessageId, t } from '../../ui/text/text.ts';
import type { PackageProblem } from './anki-tasks.ts';
import { sayFault, sayPlace } from './anki-words.ts';

const HELP: Readonly<Record<PackageProblem['type'], MessageId>> = {
  'not-a-package': 'anki.helpNoPackage',
  damaged: 'anki.helpDamaged',
  'newer-version': 'anki.helpNewer',
  'wrong-content': 'anki.helpDamaged',
  'too-large': 'anki.helpTooLarge',
  unreadable: 'anki.helpUnreadable',
};

/** Why a package was refused: the file, the place in it, the reason, and what to do. */
export function explainPackageProblem(problem: PackageProblem): { readonly what: string; readonly help: string } {
  const { file } = problem;
  const what =
    problem.type === 'unreadable'
      ? t('files.unreadable', { file, why: quoteError(problem.why) })
      : t('anki.problem', { file, place: sayPlace(problem.place), why: sayFault(problem.why) });
  return { what, help: t(HELP[problem.type]) };
}
