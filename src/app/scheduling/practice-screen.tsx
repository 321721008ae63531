import { useEffect, useMemo } from 'react';
import type { NoteId } from '../../model/ids.ts';
import { ReviewScreen } from '../../review/review-screen.tsx';
import { createConfigs } from '../../scheduler/config.ts';
import { planPractice } from '../../scheduler/practice.ts';
import { useApp } from '../app-context.ts';
import { createReviewPort } from '../review-port.ts';
import { reloadGuard } from '../safe-reload.ts';

/** Goes through all cards of a note, those most likely forgotten first. The schedule stays as it is. */
export function PracticeScreen({ noteId }: { noteId: NoteId }) {
  const { deps, settings } = useApp();
  const port = useMemo(
    () =>
      createReviewPort(deps, settings, null, async () => {
        const view = await deps.store.readNote(noteId);
        const candidates = (view?.cards ?? [])
          .filter(({ card }) => card.place === 'deck')
          .map(({ card, state }) => ({
            state,
            noteId: card.noteId,
            factId: card.factId,
            priority: card.priority,
            position: card.source.from,
          }));
        return planPractice(candidates, deps.nowMillis(), createConfigs(settings.values)(null).engine);
      }),
    [deps, settings, noteId],
  );
  useEffect(() => reloadGuard.hold(), []);
  return (
    <ReviewScreen
      port={port}
      onEnd={() => {
        location.hash = `#/notes/${noteId}`;
      }}
      onReload={() => location.reload()}
    />
  );
}
