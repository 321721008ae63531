import { describe, expect, it } from 'vitest';
import { type ShareBrowser, shareFile } from '../../src/pwa/share-file.ts';

const FILE = new File(['{"recollect":1}'], 'recollect-2026-11-24.json', { type: 'application/json' });

function createBrowser(parts: Partial<ShareBrowser>) {
  const downloads: File[] = [];
  const browser: ShareBrowser = {
    showSaveFilePicker: undefined,
    share: undefined,
    canShare: undefined,
    download: (file) => downloads.push(file),
    ...parts,
  };
  return { browser, downloads };
}

function createPicker(options: { failure?: Error } = {}) {
  const disk = { name: '', text: '', isClosed: false, isAborted: false };
  const showSaveFilePicker: NonNullable<ShareBrowser['showSaveFilePicker']> = async ({ suggestedName }) => {
    disk.name = suggestedName;
    return {
      createWritable: async () => ({
        write: async (data) => {
          if (options.failure) throw options.failure;
          disk.text += await data.text();
        },
        close: async () => {
          disk.isClosed = true;
        },
        abort: async () => {
          disk.isAborted = true;
        },
      }),
    };
  };
  return { disk, showSaveFilePicker };
}

const reject = (name: string) => () => Promise.reject(new DOMException('no', name));

describe('shareFile', () => {
  it('writes the whole file where the learner chose', async () => {
    const { disk, showSaveFilePicker } = createPicker();
    const { browser, downloads } = createBrowser({ showSaveFilePicker });
    expect(await shareFile(FILE, browser)).toEqual({ kind: 'saved' });
    expect(disk).toEqual({ name: FILE.name, text: '{"recollect":1}', isClosed: true, isAborted: false });
    expect(downloads).toEqual([]);
  });

  it('says so when the disk is full, and throws the half-written file away', async () => {
    const { disk, showSaveFilePicker } = createPicker({ failure: new DOMException('disk full', 'QuotaExceededError') });
    const { browser, downloads } = createBrowser({ showSaveFilePicker });
    expect(await shareFile(FILE, browser)).toEqual({ kind: 'failed', detail: expect.stringContaining('disk full') });
    expect(disk).toMatchObject({ isClosed: false, isAborted: true });
    expect(downloads).toEqual([]);
  });

  it('does nothing more when the learner closes the picker', async () => {
    const { browser, downloads } = createBrowser({ showSaveFilePicker: reject('AbortError') });
    expect(await shareFile(FILE, browser)).toEqual({ kind: 'cancelled' });
    expect(downloads).toEqual([]);
  });

  it('goes on to the share sheet when the picker is not allowed here', async () => {
    const shared: File[] = [];
    const { browser } = createBrowser({
      showSaveFilePicker: reject('SecurityError'),
      canShare: () => true,
      share: async ({ files }) => {
        shared.push(...files);
      },
    });
    expect(await shareFile(FILE, browser)).toEqual({ kind: 'shared' });
    expect(shared).toEqual([FILE]);
  });

  it('downloads when this kind of file cannot be shared', async () => {
    const { browser, downloads } = createBrowser({ canShare: () => false, share: () => Promise.resolve() });
    expect(await shareFile(FILE, browser)).toEqual({ kind: 'downloaded' });
    expect(downloads).toEqual([FILE]);
  });

  it('downloads when sharing comes too long after the tap', async () => {
    const { browser, downloads } = createBrowser({ canShare: () => true, share: reject('NotAllowedError') });
    expect(await shareFile(FILE, browser)).toEqual({ kind: 'downloaded' });
    expect(downloads).toEqual([FILE]);
  });

  it('says cancelled when the share sheet is closed', async () => {
    const { browser, downloads } = createBrowser({ canShare: () => true, share: reject('AbortError') });
    expect(await shareFile(FILE, browser)).toEqual({ kind: 'cancelled' });
    expect(downloads).toEqual([]);
  });

  it('says failed when not even a download works', async () => {
    const { browser } = createBrowser({
      download: () => {
        throw new Error('no document');
      },
    });
    expect(await shareFile(FILE, browser)).toEqual({ kind: 'failed', detail: 'Error: no document' });
  });
});
