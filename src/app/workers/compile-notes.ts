import type { Stamp } from '../../model/stamp.ts';
import { type CompiledNote, compileNote } from '../../notes/compile-note.ts';
import { Handover, letMessagesIn, serveTasks } from '../../pwa/serve-tasks.ts';
import type { IncomingFile, ReadFiles } from '../import/incoming.ts';
import { type ImportPlan, type KnownNotes, planImport } from '../import/plan-import.ts';
import { readIncoming } from '../import/read-incoming.ts';
import { type HomeRequest, type TakenHome, takeWordingsHome } from '../notes/take-wordings-home.ts';

/** How far an import is. `done` of `of` files or notes; comparing has no parts. */
export type PlanProgress =
  | { readonly stage: 'reading' | 'compiling'; readonly done: number; readonly of: number; readonly path: string }
  | { readonly stage: 'comparing' };

export interface CompileTasks {
  /** Reads files and works out what taking them in would change. */
  plan: {
    readonly input: { readonly files: readonly IncomingFile[]; readonly known: KnownNotes; readonly stamp: Stamp };
    readonly output: { readonly plan: ImportPlan | null; readonly read: Pick<ReadFiles, 'problems' | 'otherCount'> };
    readonly progress: PlanProgress;
  };
  /** What each line of a note is to the compiler. */
  compile: {
    readonly input: { readonly path: string; readonly text: string };
    readonly output: CompiledNote;
    readonly progress: never;
  };
  /** Puts the learner's own wordings of cards into a note. */
  takeHome: { readonly input: HomeRequest; readonly output: TakenHome; readonly progress: never };
}

serveTasks<CompileTasks>({
  takeHome: takeWordingsHome,
  async plan({ files, known, stamp }, { report }) {
    const read = await readIncoming(files, (progress) => report({ stage: 'reading', ...progress }));
    const { problems, otherCount } = read;
    if (read.texts.length === 0 && read.images.length === 0) return { plan: null, read: { problems, otherCount } };
    const plan = await planImport(known, read, stamp, async (notes) => {
      const compiled: CompiledNote[] = [];
      for (const [done, { path, text }] of notes.entries()) {
        report({ stage: 'compiling', done, of: notes.length, path });
        compiled.push(compileNote(path, text));
        await letMessagesIn();
      }
      report({ stage: 'comparing' });
      return compiled;
    });
    const buffers = (plan.write.images ?? []).map(({ bytes }) => bytes.buffer);
    return new Handover({ plan, read: { problems, otherCount } }, buffers);
  },
  compile: ({ path, text }) => compileNote(path, text),
});
