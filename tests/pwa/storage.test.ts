import { describe, expect, it } from 'vitest';
import { createPersistenceRequest, readPersistence } from '../../src/pwa/persist-storage.ts';
import { readStorageUsedBytes } from '../../src/pwa/storage-estimate.ts';

const never = <Value>(): Promise<Value> => new Promise(() => undefined);

function createStorage(persisted: boolean, answer: () => Promise<boolean>) {
  let asked = 0;
  return {
    asked: () => asked,
    storage: {
      persisted: () => Promise.resolve(persisted),
      persist: () => {
        asked += 1;
        return answer();
      },
    },
  };
}

describe('createPersistenceRequest', () => {
  it('asks once and gives everybody the same answer', async () => {
    const { storage, asked } = createStorage(false, () => Promise.resolve(true));
    const request = createPersistenceRequest(storage);
    expect(await Promise.all([request(), request()])).toEqual(['granted', 'granted']);
    expect(await request()).toBe('granted');
    expect(asked()).toBe(1);
  });

  it('does not ask when storage is kept already', async () => {
    const { storage, asked } = createStorage(true, () => Promise.resolve(false));
    expect(await createPersistenceRequest(storage)()).toBe('granted');
    expect(asked()).toBe(0);
  });

  it('says refused when the browser says no', async () => {
    const { storage } = createStorage(false, () => Promise.resolve(false));
    expect(await createPersistenceRequest(storage)()).toBe('refused');
  });

  it('says unknown when the question stays unanswered', async () => {
    const { storage } = createStorage(false, never);
    expect(await createPersistenceRequest(storage, 1)()).toBe('unknown');
  });

  it('says unknown when the browser fails', async () => {
    const { storage } = createStorage(false, () => Promise.reject(new TypeError('no')));
    expect(await createPersistenceRequest(storage)()).toBe('unknown');
  });

  it('says unknown where there is no storage to ask', async () => {
    expect(await createPersistenceRequest(null)()).toBe('unknown');
  });
});

describe('readPersistence', () => {
  it('tells the state without asking', async () => {
    const { storage, asked } = createStorage(false, () => Promise.resolve(true));
    expect(await readPersistence(storage)).toBe('refused');
    expect(asked()).toBe(0);
  });
});

describe('readStorageUsedBytes', () => {
  it('gives what the browser says is used', async () => {
    expect(await readStorageUsedBytes({ estimate: () => Promise.resolve({ usage: 1234, quota: 10 ** 10 }) })).toBe(
      1234,
    );
  });

  it('gives null when the browser does not say, fails or never answers', async () => {
    expect(await readStorageUsedBytes({ estimate: () => Promise.resolve({}) })).toBeNull();
    expect(await readStorageUsedBytes({ estimate: () => Promise.reject(new TypeError('no')) })).toBeNull();
    expect(await readStorageUsedBytes({ estimate: never }, 1)).toBeNull();
    expect(await readStorageUsedBytes(null)).toBeNull();
  });
});
