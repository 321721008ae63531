import { useEffect, useState } from 'react';
import type { Note } from '../../model/note.ts';
import { runInWorker } from '../../pwa/start-worker.ts';
import { sayCompiler } from '../compiler-words.ts';
import type { CompileTasks } from '../workers/compile-notes.ts';

/** Why lines of a note have no card, by their numbers, in the learner's language. Empty until the note was read in a worker. */
export function useLineReasons(note: Note | null | undefined, isWanted: boolean): ReadonlyMap<number, string> {
  const [reasons, setReasons] = useState<ReadonlyMap<number, string>>(new Map());
  const path = note?.path;
  const text = note?.text;
  useEffect(() => {
    if (!isWanted || path === undefined || text === undefined) return;
    const cancel = new AbortController();
    runInWorker<CompileTasks, 'compile'>('compile-notes', 'compile', { path, text }, { signal: cancel.signal }).then(
      ({ lines }) =>
        setReasons(
          new Map(lines.flatMap(({ line, reason }) => (reason === null ? [] : [[line, sayCompiler(reason)]]))),
        ),
      // Without the reasons the note can still be read; the line then says only that it has no card.
      () => undefined,
    );
    return () => cancel.abort();
  }, [path, text, isWanted]);
  return reasons;
}
