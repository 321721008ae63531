import type { Plugin } from 'vite';

/**
 * Runs the parts of these names as soon as they are there, each with a script of its own in the page, instead of when all else
 * that the first screen needs has come in and been read. The entry imports them too: a module runs once, so it finds them done.
 */
export function earlyScripts(names: readonly string[]): Plugin {
  let base = '/';
  return {
    name: 'recollect:early-scripts',
    configResolved: (config) => {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
        return names.flatMap((name) => {
          const chunk = chunks.find((candidate) => candidate.name === name);
          if (chunk === undefined && bundle !== undefined) throw new Error(`There is no part ${name} to run early`);
          if (chunk === undefined) return [];
          const attrs = { type: 'module', async: true, crossorigin: true, src: base + chunk.fileName };
          return [{ tag: 'script', attrs, injectTo: 'head' as const }];
        });
      },
    },
  };
}
