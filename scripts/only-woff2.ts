import type { Plugin } from 'vite';

/** Takes the older formats out of the `src` of a `@font-face`: every browser that can run the app knows woff2. */
export function keepWoff2(css: string): string {
  return css.replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g, '');
}

/** Leaves the fonts of KaTeX in one format, so that the build holds each once. */
export function onlyWoff2(): Plugin {
  return {
    name: 'recollect:only-woff2',
    enforce: 'pre',
    transform: {
      filter: { id: /katex.*\.css$/ },
      handler: (code) => ({ code: keepWoff2(code), map: null }),
    },
  };
}
