import type { DeviceFolder } from '../../../../src/pwa/device-folder.ts';

/** A folder that lasts as long as the object. `clock` gives the time of each writing. */
export function createMemoryFolder(clock: () => number): DeviceFolder & { readonly files: Map<string, File> } {
  const files = new Map<string, File>();
  return {
    files,
    list: async () =>
      [...files.values()]
        .map(({ name, size, lastModified }) => ({ name, bytes: size, modifiedMillis: lastModified }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    read: async (name) => files.get(name) ?? null,
    write: async (name, content) => void files.set(name, new File([content], name, { lastModified: clock() })),
    remove: async (name) => void files.delete(name),
  };
}
