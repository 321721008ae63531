/** Cache in which the service worker leaves what another app has shared, until the app takes it. */
export const SHARED_CACHE = 'recollect-shared';
/** Where the share sheet sends it, beside index.html. Also stands in the web manifest. */
export const SHARE_PATH = 'share';
/** Where the app shows what was shared. */
export const SHARED_ROUTE = '#/add/shared';

/** A file or a text that another app has shared. */
export interface SharedFile {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * Takes what was shared, oldest first, and empties the place where it was left. Empty where nothing was shared, or where the browser
 * has no such place.
 */
export async function takeShared(storage: CacheStorage | undefined = globalThis.caches): Promise<SharedFile[]> {
  if (!storage || !(await storage.has(SHARED_CACHE))) return [];
  const cache = await storage.open(SHARED_CACHE);
  const files: SharedFile[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const name = new URL(request.url).searchParams.get('name') ?? '';
    if (response) files.push({ name, blob: await response.blob() });
  }
  await storage.delete(SHARED_CACHE);
  return files;
}

/** The parts of a fetch event that the service worker's handler gets. */
interface SharedRequest {
  readonly request: Request;
}

/**
 * Runs in the service worker: puts the shared files and texts aside and leads to the app. Its source goes into the worker as text
 * (`runtimeCaching` in vite.config.ts), so it must not use anything from outside itself.
 */
export async function keepShared({ request }: SharedRequest): Promise<Response> {
  const cache = await caches.open('recollect-shared');
  const form = await request.formData();
  let count = 0;
  const keep = async (name: string, body: Blob): Promise<void> => {
    count++;
    const address = `shared/${String(count).padStart(5, '0')}?name=${encodeURIComponent(name)}`;
    await cache.put(new URL(address, request.url).href, new Response(body));
  };
  for (const file of form.getAll('files')) if (typeof file !== 'string') await keep(file.name, file);
  const words = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const text = [words('text'), words('url')].filter((part) => part !== '').join('\n');
  if (text !== '') await keep(`${words('title').replace(/[\\/:]/g, '-') || 'Shared'}.md`, new Blob([text]));
  return Response.redirect(new URL('./#/add/shared', request.url).href, 303);
}

/** Runs in the service worker, likewise as text: whether a request is what the share sheet sends. */
export function isShared({ url, request }: { readonly url: URL; readonly request: Request }): boolean {
  return request.method === 'POST' && url.pathname.endsWith('/share');
}
