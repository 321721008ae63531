/** What a window holds while it takes something in. It dies with the window. */
export const IMPORT_LOCK = 'recollect-import';

/** Whether a window takes something in just now. Browsers without locks cannot tell. */
export async function isImporting(): Promise<boolean> {
  // Missing where the page is not served by https, whatever the types say.
  const locks = navigator.locks as LockManager | undefined;
  const held = (await locks?.query())?.held ?? [];
  return held.some(({ name }) => name === IMPORT_LOCK);
}
