import { serveTasks } from '../../pwa/serve-tasks.ts';
import { openImporter } from '../../store/open-importer.ts';
import { openReader } from '../../store/open-reader.ts';
import { type StagedCopy, stageCopy } from '../files/read-copy.ts';
import { reportCopy, takeInCopy, unpackContent } from '../files/take-in-copy.ts';
import type { TakeInTasks } from '../files/take-in-tasks.ts';

let held: StagedCopy | null = null;

serveTasks<TakeInTasks>({
  async read({ database, file, nowMillis }, { report, signal }) {
    const staged = await stageCopy(file, { signal, onProgress: inHundredths(report) });
    if (!staged.ok) return staged;
    held = staged.value;
    const { origin, picturesLeftOut } = held;
    const reader = await openReader({ name: database });
    try {
      return { ok: true, value: { origin, picturesLeftOut, report: await reportCopy(reader, held, nowMillis) } };
    } finally {
      reader.close();
    }
  },

  async write({ place, content, mark, values }, { report }) {
    const copy = content === null ? held : unpackContent(content);
    if (copy === null) throw new Error('Nothing was read that could be taken in.');
    const importer = await openImporter(place);
    try {
      return await takeInCopy(importer, { values }, copy, mark, inHundredths(report));
    } finally {
      importer.close();
    }
  },
});

/** Each hundredth is told once: the page draws no finer, and every word to it takes it a moment. */
function inHundredths(report: (share: number) => void): (share: number) => void {
  let last = -1;
  return (share) => {
    const next = Math.floor(share * 100) / 100;
    if (next !== last) report(next);
    last = next;
  };
}
