import { type DecodedProgress, decodeProgress } from '../export/decode-progress.ts';
import { type MergePlan, planMerge } from '../export/plan-merge.ts';
import type { ProgressProblem } from '../export/progress-format.ts';
import { fail, type Result, succeed } from '../model/result.ts';
import type { Settings } from '../model/settings.ts';
import type { WriteResult } from '../model/write.ts';
import { configFromSettings } from '../scheduler/config.ts';
import { replayCard } from '../scheduler/replay-card.ts';
import type { Deps } from './deps.ts';

export type CopyProblem =
  | ProgressProblem
  /** The file is gzip, and what is inside cannot be unpacked. */
  | { readonly type: 'bad-gzip'; readonly file: string; readonly line: 1; readonly why: string };

/** A copy that was read, and what merging it would change. Nothing is written yet. */
export interface ReadCopy {
  readonly decoded: DecodedProgress;
  readonly plan: MergePlan;
}

/** Reads a saved copy and plans its merge. */
export async function readCopy(deps: Deps, file: File): Promise<Result<ReadCopy, CopyProblem>> {
  let text: string;
  try {
    text = await readText(file);
  } catch (error) {
    return fail({ type: 'bad-gzip', file: file.name, line: 1, why: String(error) });
  }
  const decoded = decodeProgress(text, file.name);
  if (!decoded.ok) return decoded;
  const plan = planMerge(await deps.store.readProgress(), decoded.value.progress, deps.nowMillis());
  return succeed({ decoded: decoded.value, plan });
}

/** Writes a planned merge in one transaction. `stale` when something was answered since it was planned. */
export function mergeCopy(deps: Deps, settings: Settings, { write, touchedEvents }: MergePlan): Promise<WriteResult> {
  const config = configFromSettings(settings);
  const states = [...touchedEvents].map(([cardId, events]) => replayCard(cardId, events, config));
  return deps.store.applyMerge({ ...write, states });
}

/** The text of a file, unpacked where it is gzip. The bytes decide, not the name. */
async function readText(file: File): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return file.text();
  return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
