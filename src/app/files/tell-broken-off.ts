import type { RunningImport } from '../../store/store.ts';
import { announce } from '../../ui/announce.ts';
import { loadLaterText, t } from '../../ui/text/text.ts';
import { fileWanted } from '../app-signals.ts';
import type { Deps } from '../deps.ts';
import { takeBrokenOff } from './while-importing.ts';

/** After an import that the browser did not live to finish: says that nothing of it happened, and leads to where it can be tried again. */
export async function tellBrokenOff(deps: Deps): Promise<void> {
  const broken = await takeBrokenOff(deps.store);
  if (broken === null) return;
  await loadLaterText();
  announce(t('files.brokenOff', { name: broken.label }), {
    label: t('files.chooseAgain'),
    run: () => chooseAgain(broken.source),
  });
}

/** The file has to be chosen anew: browsers do not let an app keep its hands on one. */
function chooseAgain(source: RunningImport['source']): void {
  if (source === 'copy' || source === 'anki') fileWanted.set(source);
  location.hash = source === 'notes' ? '#/add' : '#/data';
}
