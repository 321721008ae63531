/** What one task of a worker takes, answers, and tells on the way. All of it can be copied between threads. */
export interface TaskShape {
  readonly input: unknown;
  readonly output: unknown;
  readonly progress: unknown;
}

/** The tasks of a worker by name: an interface whose every member is a `TaskShape`. */
export type TaskList<Tasks> = { readonly [Name in keyof Tasks]: TaskShape };

/** From the page to the worker. `id` counts the requests of one page. */
export type Request =
  | { readonly kind: 'ask'; readonly id: number; readonly task: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

/** From the worker to the page. */
export type Reply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** The end of a wire between two threads: a Worker, the inside of one, or a MessagePort. */
export interface MessageWire {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}
