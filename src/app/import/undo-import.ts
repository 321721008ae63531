import type { AllSettings } from '../../model/settings.ts';
import { sayTrouble } from '../../review/say-trouble.ts';
import { announce } from '../../ui/announce.ts';
import { t } from '../../ui/text/text.ts';
import type { Deps } from '../deps.ts';
import { createMergeRules } from '../files/merge-rules.ts';

/** Takes the whole last import back. What was answered since stays. Says so, or why it could not. */
export async function undoImport(deps: Deps, settings: AllSettings): Promise<void> {
  const result = await deps.store.undoLastImport(createMergeRules(settings, await deps.store.readNotePaths()));
  if (result.kind === 'saved') announce(t('import.undone'));
  else if (result.kind === 'stale') announce(t('import.nothingToUndo'));
  else announce(t('import.notUndone', { why: sayTrouble(result) }));
}
