import type { MessageWire, Reply, Request, TaskList } from './worker-messages.ts';

export interface TaskContext<Progress> {
  /** Tells the page how far the task is. */
  report(progress: Progress): void;
  /** Aborted when the page does not want the answer any more. Only seen after `letMessagesIn`. */
  readonly signal: AbortSignal;
}

/** An answer whose buffers are handed over instead of copied. */
export class Handover<Output> {
  readonly output: Output;
  readonly transfer: Transferable[];

  constructor(output: Output, transfer: Transferable[]) {
    this.output = output;
    this.transfer = transfer;
  }
}

type Answer<Output> = Output | Handover<Output>;

export type TaskHandlers<Tasks extends TaskList<Tasks>> = {
  readonly [Name in keyof Tasks]: (
    input: Tasks[Name]['input'],
    context: TaskContext<Tasks[Name]['progress']>,
  ) => Answer<Tasks[Name]['output']> | Promise<Answer<Tasks[Name]['output']>>;
};

/**
 * Lets waiting messages in, among them the page's word that the task is cancelled. A long task awaits it now and then and looks at
 * its signal; a task that cannot is stopped with its worker.
 */
export function letMessagesIn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Called once in the script of a worker: answers what the page asks. An error in a task reaches the page as a rejection. */
export function serveTasks<Tasks extends TaskList<Tasks>>(
  handlers: TaskHandlers<Tasks>,
  wire: MessageWire = globalThis as unknown as MessageWire,
): void {
  const running = new Map<number, AbortController>();
  const reply = (message: Reply, transfer: Transferable[] = []): void => wire.postMessage(message, transfer);
  const handlerOf = (task: string): TaskHandlers<Tasks>[keyof Tasks] | undefined =>
    Object.hasOwn(handlers, task) ? handlers[task as keyof Tasks] : undefined;

  const answer = async (id: number, task: string, input: unknown): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const handler = handlerOf(task);
      if (!handler) throw new Error(`The worker knows no task ${task}`);
      const result = await handler(input, {
        report: (progress) => reply({ kind: 'progress', id, progress }),
        signal: controller.signal,
      });
      if (result instanceof Handover) reply({ kind: 'answer', id, output: result.output }, result.transfer);
      else reply({ kind: 'answer', id, output: result });
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      reply({ kind: 'failed', id, message });
    } finally {
      running.delete(id);
    }
  };

  wire.addEventListener('message', (event) => {
    const request = event.data as Request;
    if (request.kind === 'cancel') running.get(request.id)?.abort();
    else void answer(request.id, request.task, request.input);
  });
}
