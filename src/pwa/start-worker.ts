import { type AskOptions, createWorkerClient, type WorkerClient, type WorkerWire } from './ask-worker.ts';
import { trustScriptUrl } from './trusted-script-url.ts';
import type { TaskList } from './worker-messages.ts';
import { WORKER_URLS } from './worker-urls.ts';

/**
 * Starts the worker whose script is `src/app/workers/NAME.ts`. The script is on the device with the app, so it works offline.
 * Stop it when it is not needed any more. Throws for a name without a script.
 */
export function startWorker<Tasks extends TaskList<Tasks>>(name: string): WorkerClient<Tasks> {
  const url = WORKER_URLS.get(name);
  if (url === undefined) throw new Error(`There is no script src/app/workers/${name}.ts`);
  const wire: WorkerWire = new Worker(trustScriptUrl(url) as string, { type: 'module', name });
  return createWorkerClient<Tasks>(name, wire);
}

/** One task in a worker of its own, which ends with it: at the answer, at an error, and at once when the signal says so. */
export async function runInWorker<Tasks extends TaskList<Tasks>, Name extends keyof Tasks & string>(
  name: string,
  task: Name,
  input: Tasks[Name]['input'],
  options: AskOptions<Tasks[Name]['progress']> = {},
): Promise<Tasks[Name]['output']> {
  options.signal?.throwIfAborted();
  const worker = startWorker<Tasks>(name);
  try {
    return await worker.ask(task, input, options);
  } finally {
    worker.stop();
  }
}
