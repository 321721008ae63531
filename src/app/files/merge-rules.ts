import { choosePicture } from '../../export/merge-pictures.ts';
import { chooseCard, chooseEvent, chooseLater } from '../../export/merge-progress.ts';
import type { NoteId } from '../../model/ids.ts';
import type { AllSettings } from '../../model/settings.ts';
import { createConfigs } from '../../scheduler/config.ts';
import { replayCard } from '../../scheduler/replay-card.ts';
import type { MergeRules } from '../../store/store.ts';

/**
 * How the store makes one of two: the merge of src/export, the replay of src/scheduler. Cards of notes whose path is not
 * known have what holds for all decks.
 */
export function createMergeRules(
  settings: Pick<AllSettings, 'values'>,
  paths: ReadonlyMap<NoteId, string> = new Map(),
): MergeRules {
  const configOf = createConfigs(settings.values);
  return {
    chooseLater,
    chooseCard,
    choosePicture,
    chooseEvent,
    replay(cardId, events, noteId) {
      const path = paths.get(noteId);
      return replayCard(cardId, events, configOf(path === undefined ? null : { id: noteId, path }));
    },
  };
}
