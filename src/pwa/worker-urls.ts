const SCRIPTS = import.meta.glob<string>('/src/app/workers/*.ts', {
  query: '?worker&url',
  import: 'default',
  eager: true,
});

/** Where the build has put each script of `src/app/workers`, as a whole address, by the name of its file without the ending. */
export const WORKER_URLS: ReadonlyMap<string, string> = new Map(
  Object.entries(SCRIPTS).map(([file, url]) => [file.replace(/^.*\/|\.ts$/g, ''), new URL(url, import.meta.url).href]),
);
