import type { AskOptions } from '../../pwa/ask-worker.ts';
import { runInWorker } from '../../pwa/start-worker.ts';
import type { SchedulingTasks } from './scheduling-tasks.ts';

/** One task of the worker `scheduling`, in a worker of its own that ends with it. */
export function runTask<Name extends keyof SchedulingTasks>(
  task: Name,
  input: SchedulingTasks[Name]['input'],
  options: AskOptions<SchedulingTasks[Name]['progress']> = {},
): Promise<SchedulingTasks[Name]['output']> {
  return runInWorker<SchedulingTasks, Name>('scheduling', task, input, options);
}
