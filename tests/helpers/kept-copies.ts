import type { Page } from 'playwright';

/** Lets the app believe that it was put away: it makes its copy then, instead of after a while. Settles when the copy is there. */
export async function makeKeptCopy(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
  });
  await page.waitForFunction(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('safety', { create: true });
    const { keys } = folder as unknown as { keys(): AsyncIterable<string> };
    for await (const name of keys.call(folder)) if (/^snapshot_.*\.gz$/.test(name)) return true;
    return false;
  });
}

/** Ids of the events that stand in the second list beside the database. */
export async function readListedIds(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('safety', { create: true });
    const { values } = folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> };
    const ids: string[] = [];
    for await (const handle of values.call(folder)) {
      if (!handle.name.startsWith('events_') || !handle.name.endsWith('.ndjson')) continue;
      const lines = (await (await handle.getFile()).text()).split('\n').filter((line) => line !== '');
      ids.push(...lines.map((line) => (JSON.parse(line) as { readonly id: string }).id));
    }
    return ids;
  });
}
