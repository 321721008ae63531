import type { MessageWire, Reply, Request, TaskList } from './worker-messages.ts';

export interface AskOptions<Progress> {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Gives the task up: the promise rejects with the signal's reason at once, and the worker is told. */
  readonly signal?: AbortSignal | undefined;
  /** Buffers of the input that are handed over instead of copied. */
  readonly transfer?: Transferable[];
}

/** Asks the tasks of one worker. */
export interface WorkerClient<Tasks extends TaskList<Tasks>> {
  /** Resolves with the answer. Rejects with a TaskFailedError when the task or the worker breaks. */
  ask<Name extends keyof Tasks & string>(
    task: Name,
    input: Tasks[Name]['input'],
    options?: AskOptions<Tasks[Name]['progress']>,
  ): Promise<Tasks[Name]['output']>;
  /** Ends the worker at once, whatever it is doing. What is still asked rejects. */
  stop(): void;
}

/** A task broke, or its worker could not be started. The message names the worker and the task and holds what the worker said. */
export class TaskFailedError extends Error {
  override readonly name = 'TaskFailedError';
}

/** A Worker, or in a test a MessagePort with an end. */
export interface WorkerWire extends MessageWire {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
  terminate(): void;
}

interface Waiting {
  readonly task: string;
  readonly onProgress: ((progress: unknown) => void) | undefined;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The page's end of a worker that answers with `serveTasks`. `name` is for messages. */
export function createWorkerClient<Tasks extends TaskList<Tasks>>(name: string, wire: WorkerWire): WorkerClient<Tasks> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended: string | null = null;

  const end = (why: string): void => {
    if (ended !== null) return;
    ended = why;
    wire.terminate();
    for (const { task, reject } of waiting.values()) reject(new TaskFailedError(`${name}, ${task}: ${why}`));
    waiting.clear();
  };

  wire.addEventListener('message', (event) => {
    const reply = event.data as Reply;
    const asked = waiting.get(reply.id);
    // Cancelled in between.
    if (!asked) return;
    if (reply.kind === 'progress') {
      asked.onProgress?.(reply.progress);
      return;
    }
    waiting.delete(reply.id);
    if (reply.kind === 'answer') asked.resolve(reply.output);
    else asked.reject(new TaskFailedError(`${name}, ${asked.task}: ${reply.message}`));
  });
  // The script could not be loaded, or an error left it: no answer will come any more.
  wire.addEventListener('error', (event) => {
    const { message } = event as Partial<ErrorEvent>;
    end(message ? message : 'the worker could not be started');
  });
  wire.addEventListener('messageerror', () => end('a message could not be read'));

  return {
    ask(task, input, { onProgress, signal, transfer = [] } = {}) {
      return new Promise((resolve, reject) => {
        if (ended !== null) throw new TaskFailedError(`${name}, ${task}: ${ended}`);
        signal?.throwIfAborted();
        lastId++;
        const id = lastId;
        const post = (request: Request, moved: Transferable[] = []): void => wire.postMessage(request, moved);
        const giveUp = (): void => {
          if (!waiting.delete(id)) return;
          if (ended === null) post({ kind: 'cancel', id });
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        const settled =
          <Value>(settle: (value: Value) => void) =>
          (value: Value): void => {
            signal?.removeEventListener('abort', giveUp);
            settle(value);
          };
        waiting.set(id, {
          task,
          onProgress: onProgress as ((progress: unknown) => void) | undefined,
          resolve: settled(resolve as (output: unknown) => void),
          reject: settled(reject),
        });
        try {
          post({ kind: 'ask', id, task, input }, transfer);
        } catch (error) {
          // What cannot be copied to another thread is a bug of the caller's.
          waiting.delete(id);
          settled(reject)(error);
        }
      });
    },
    stop: () => end('the worker was stopped'),
  };
}
