import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WEB_MANIFEST } from '../../scripts/web-manifest.ts';
import {
  isShared,
  keepShared,
  SHARE_PATH,
  SHARED_CACHE,
  SHARED_ROUTE,
  takeShared,
} from '../../src/pwa/share-target.ts';

/** Cache Storage in memory, as far as it is used here. */
function createCaches() {
  const stores = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return {
      put: async (url: string, response: Response) => void store.set(url, response),
      keys: async () => [...store.keys()].map((url) => new Request(url)),
      match: async (request: Request) => store.get(request.url)?.clone(),
    };
  };
  return {
    open,
    has: async (name: string) => stores.has(name),
    delete: async (name: string) => stores.delete(name),
  } as unknown as CacheStorage;
}

const BASE = 'https://example.org/srs/';
let caches: CacheStorage;

beforeEach(() => {
  caches = createCaches();
  vi.stubGlobal('caches', caches);
});
afterEach(() => vi.unstubAllGlobals());

function share(form: FormData): Promise<Response> {
  return keepShared({ request: new Request(`${BASE}${SHARE_PATH}`, { method: 'POST', body: form }) });
}

test('shared files and words are kept and lead to the app, which takes them once', async () => {
  const form = new FormData();
  form.append('files', new File(['# S3\n'], 's3.md', { type: 'text/markdown' }));
  form.append('files', new File(['# IAM\n'], 'iam & co.md'));
  form.append('title', 'Lecture 3/4');
  form.append('text', '**SQS** = message queue');
  form.append('url', 'https://example.org/course');
  const response = await share(form);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe(`${BASE}${SHARED_ROUTE}`);
  const taken = await takeShared(caches);
  expect(await Promise.all(taken.map(async ({ name, blob }) => [name, await blob.text()]))).toEqual([
    ['s3.md', '# S3\n'],
    ['iam & co.md', '# IAM\n'],
    ['Lecture 3-4.md', '**SQS** = message queue\nhttps://example.org/course'],
  ]);
  expect(await takeShared(caches)).toEqual([]);
});

test('an empty share keeps nothing', async () => {
  await share(new FormData());
  expect(await takeShared(caches)).toEqual([]);
});

test('only what the share sheet sends is answered', () => {
  const post = new Request(`${BASE}share`, { method: 'POST' });
  expect(isShared({ url: new URL(post.url), request: post })).toBe(true);
  expect(isShared({ url: new URL(post.url), request: new Request(`${BASE}share`) })).toBe(false);
  const elsewhere = new Request(`${BASE}other`, { method: 'POST' });
  expect(isShared({ url: new URL(elsewhere.url), request: elsewhere })).toBe(false);
});

test('what runs in the service worker uses the same names as the page and the manifest', () => {
  expect(keepShared.toString()).toContain(SHARED_CACHE);
  expect(keepShared.toString()).toContain(SHARED_ROUTE);
  expect(WEB_MANIFEST.share_target?.action).toBe(`./${SHARE_PATH}`);
});
