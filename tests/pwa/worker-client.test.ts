import { afterEach, expect, test } from 'vitest';
import { createWorkerClient, TaskFailedError, type WorkerClient, type WorkerWire } from '../../src/pwa/ask-worker.ts';
import { Handover, letMessagesIn, serveTasks } from '../../src/pwa/serve-tasks.ts';

interface CountTasks {
  count: { input: { to: number }; output: number; progress: number };
  fill: { input: Uint8Array<ArrayBuffer>; output: Uint8Array; progress: never };
  break: { input: null; output: null; progress: never };
}

const open: { close(): void }[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** A worker at the other end of a message channel. `counted` is how far its last count came. */
function startCounting(): {
  worker: WorkerClient<CountTasks>;
  wire: WorkerWire;
  counted(): number;
  isEnded(): boolean;
} {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  let counted = 0;
  let isEnded = false;
  serveTasks<CountTasks>(
    {
      async count({ to }, { report, signal }) {
        for (counted = 0; counted < to && !signal.aborted; counted++) {
          report(counted);
          await letMessagesIn();
        }
        return counted;
      },
      fill(bytes) {
        bytes.fill(7);
        return new Handover(bytes, [bytes.buffer]);
      },
      break() {
        throw new RangeError('nothing to break');
      },
    },
    port2,
  );
  const wire = Object.assign(port1, {
    terminate() {
      isEnded = true;
      port1.close();
    },
  }) as unknown as WorkerWire;
  port1.start();
  port2.start();
  return {
    worker: createWorkerClient<CountTasks>('counting', wire),
    wire,
    counted: () => counted,
    isEnded: () => isEnded,
  };
}

test('a task answers, and tells on the way how far it is', async () => {
  const { worker } = startCounting();
  const told: number[] = [];
  expect(await worker.ask('count', { to: 3 }, { onProgress: (at) => told.push(at) })).toBe(3);
  expect(told).toEqual([0, 1, 2]);
});

test('two tasks at once get their own answers', async () => {
  const { worker } = startCounting();
  expect(await Promise.all([worker.ask('count', { to: 2 }), worker.ask('fill', new Uint8Array(2))])).toEqual([
    2,
    new Uint8Array([7, 7]),
  ]);
});

test('buffers are handed over in both directions', async () => {
  const { worker } = startCounting();
  const bytes = new Uint8Array(4);
  const answered = worker.ask('fill', bytes, { transfer: [bytes.buffer] });
  expect(bytes.byteLength).toBe(0);
  expect(await answered).toEqual(new Uint8Array([7, 7, 7, 7]));
});

test('a task that is given up rejects at once, and the worker stops working on it', async () => {
  const { worker, counted } = startCounting();
  const cancel = new AbortController();
  const asked = worker.ask(
    'count',
    { to: 1_000_000 },
    { signal: cancel.signal, onProgress: (at) => at === 5 && cancel.abort() },
  );
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  // The same worker goes on with the next task, which it could not while it counts.
  await worker.ask('fill', new Uint8Array(1));
  await letMessagesIn();
  expect(counted()).toBeLessThan(1_000_000);
});

test('a task that breaks rejects with the names of worker and task and what went wrong', async () => {
  const { worker } = startCounting();
  await expect(worker.ask('break', null)).rejects.toThrow(/^counting, break: RangeError: nothing to break/);
  await expect(worker.ask('break', null)).rejects.toBeInstanceOf(TaskFailedError);
});

test('a task that nobody serves is an error and not a silence', async () => {
  const { worker } = startCounting();
  await expect(worker.ask('toString' as 'break', null)).rejects.toThrow('no task toString');
});

test('after stop everything that was asked rejects, and so does what is asked later', async () => {
  const { worker, isEnded } = startCounting();
  const asked = worker.ask('count', { to: 1_000_000 });
  worker.stop();
  expect(isEnded()).toBe(true);
  await expect(asked).rejects.toThrow('the worker was stopped');
  await expect(worker.ask('fill', new Uint8Array(1))).rejects.toThrow('the worker was stopped');
});

test('a script that cannot be loaded rejects what was asked', async () => {
  const { worker, wire } = startCounting();
  const asked = worker.ask('count', { to: 1_000_000 });
  (wire as unknown as EventTarget).dispatchEvent(new Event('error'));
  await expect(asked).rejects.toThrow('counting, count: the worker could not be started');
});

test('an input that cannot be copied to another thread is refused, and the worker stays usable', async () => {
  const { worker } = startCounting();
  await expect(worker.ask('count', { to: (() => 1) as unknown as number })).rejects.toMatchObject({
    name: 'DataCloneError',
  });
  expect(await worker.ask('count', { to: 1 })).toBe(1);
});
