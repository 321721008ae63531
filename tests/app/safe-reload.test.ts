import { expect, test } from 'vitest';
import { createReloadGuard } from '../../src/app/safe-reload.ts';

async function isSettled(promise: Promise<void>): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 0)),
  ]);
}

test('a reload is free when nothing is held', async () => {
  expect(await isSettled(createReloadGuard().whenFree())).toBe(true);
});

test('a reload waits for every hold to end', async () => {
  const guard = createReloadGuard();
  const endReview = guard.hold();
  const endWrite = guard.hold();
  const free = guard.whenFree();
  endReview();
  expect(await isSettled(free)).toBe(false);
  endWrite();
  expect(await isSettled(free)).toBe(true);
});

test('ending one hold twice does not end another', async () => {
  const guard = createReloadGuard();
  const endReview = guard.hold();
  guard.hold();
  endReview();
  endReview();
  expect(await isSettled(guard.whenFree())).toBe(false);
});
