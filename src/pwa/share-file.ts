/**
 * What became of a file that left the app.
 * - `saved`: it is where the learner chose, and written to the end.
 * - `shared`: another app has taken it.
 * - `downloaded`: handed to the browser's downloads; the browser does not tell how that ends.
 */
export type ShareOutcome =
  | { readonly kind: 'saved' | 'shared' | 'downloaded' | 'cancelled' }
  | { readonly kind: 'failed'; readonly detail: string };

interface SaveHandle {
  createWritable(): Promise<{ write(data: Blob): Promise<void>; close(): Promise<void>; abort?(): Promise<void> }>;
}

export interface ShareBrowser {
  /** File System Access API: Chromium on computers, and on Android from version 132. */
  readonly showSaveFilePicker: ((options: { suggestedName: string }) => Promise<SaveHandle>) | undefined;
  /** Web Share API; only where the share sheet is the usual way, which is on phones. */
  readonly share: ((data: { files: File[]; title: string }) => Promise<void>) | undefined;
  readonly canShare: ((data: { files: File[] }) => boolean) | undefined;
  download(file: File): void;
}

/** Long enough for the slowest phone to have read the file. */
const KEEP_URL_MILLIS = 60_000;

function downloadFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MILLIS);
}

function thisBrowser(): ShareBrowser {
  const picker = (window as { showSaveFilePicker?: NonNullable<ShareBrowser['showSaveFilePicker']> })
    .showSaveFilePicker;
  const isPhone = matchMedia('(pointer: coarse)').matches;
  return {
    showSaveFilePicker: picker?.bind(window),
    share: isPhone ? (navigator as { share?: ShareBrowser['share'] }).share?.bind(navigator) : undefined,
    canShare: (navigator as { canShare?: ShareBrowser['canShare'] }).canShare?.bind(navigator),
    download: downloadFile,
  };
}

function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

/** `AbortError` is the learner's no. Refusals of the browser itself (no tap, a frame, a policy) mean: try the next way. */
type Attempt = ShareOutcome | 'next';

function toAttempt(error: unknown): Attempt {
  if (isNamed(error, 'AbortError')) return { kind: 'cancelled' };
  if (isNamed(error, 'NotAllowedError', 'SecurityError', 'TypeError', 'NotSupportedError')) return 'next';
  return { kind: 'failed', detail: String(error) };
}

async function trySave(file: File, browser: ShareBrowser): Promise<Attempt> {
  if (!browser.showSaveFilePicker) return 'next';
  let handle: SaveHandle;
  try {
    handle = await browser.showSaveFilePicker({ suggestedName: file.name });
  } catch (error) {
    return toAttempt(error);
  }
  try {
    const writable = await handle.createWritable();
    try {
      await writable.write(file);
    } catch (error) {
      // Throws the half-written copy away and leaves an older file of that name as it was.
      await writable.abort?.();
      throw error;
    }
    await writable.close();
    return { kind: 'saved' };
  } catch (error) {
    return { kind: 'failed', detail: String(error) };
  }
}

async function tryShare(file: File, browser: ShareBrowser): Promise<Attempt> {
  if (!browser.share || !browser.canShare?.({ files: [file] })) return 'next';
  try {
    await browser.share({ files: [file], title: file.name });
    return { kind: 'shared' };
  } catch (error) {
    return toAttempt(error);
  }
}

/**
 * Gives a file to the learner by the best way this browser has: a place of their choice, then the share sheet, then the downloads.
 * Call it from a tap. Never rejects.
 */
export async function shareFile(file: File, browser: ShareBrowser = thisBrowser()): Promise<ShareOutcome> {
  for (const attempt of [trySave, tryShare]) {
    const outcome = await attempt(file, browser);
    if (outcome !== 'next') return outcome;
  }
  try {
    browser.download(file);
    return { kind: 'downloaded' };
  } catch (error) {
    return { kind: 'failed', detail: String(error) };
  }
}
