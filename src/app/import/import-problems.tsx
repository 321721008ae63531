import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { sayCompiler } from '../compiler-words.ts';
import { explainFile } from './explain-file.ts';
import type { ImportPlan } from './plan-import.ts';

/** Lines of each kind that are named; the rest is counted. */
const MOST_LISTED = 12;

/** What of the files could not be read, with file and line. The rest comes in all the same. */
export function ImportProblems({ plan }: { plan: ImportPlan }) {
  const lines = [
    ...plan.fileProblems.map((problem) => ({ path: problem.path, message: explainFile(problem) })),
    ...plan.problems.map(({ path, line, message }) => ({
      path: t('import.atLine', { path, line }),
      message: sayCompiler(message),
    })),
    ...plan.missingImages.map(({ path, line, reference }) => ({
      path: t('import.atLine', { path, line }),
      message: t('import.missingImage', { reference }),
    })),
  ];
  if (lines.length === 0 && plan.otherCount === 0) return null;
  const rest = lines.length - MOST_LISTED;
  return (
    <Notice title={lines.length > 0 ? t('add.problems') : t('import.others')}>
      {lines.slice(0, MOST_LISTED).map(({ path, message }) => (
        <p key={`${path} ${message}`}>
          <b className="file-name">{path}</b> {message}
        </p>
      ))}
      {rest > 0 && <p>{t('add.more', { count: rest })}</p>}
      {plan.otherCount > 0 && <p>{t('import.otherFiles', { count: plan.otherCount })}</p>}
    </Notice>
  );
}
