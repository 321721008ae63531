/**
 * Measures the scheduler: `npm run bench:scheduler`. What is measured is bundled first, as the app is: run from the sources, each
 * function made in passing is wrapped to keep its name, and a replay takes up to twice as long as in the app.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
/** As deep in the project as the source, so that the data of the tests is found from both. */
const outDir = fileURLToPath(new URL('../.tmp/bench-scheduler/', import.meta.url));

await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: ['ts-fsrs'] },
  build: {
    ssr: 'scripts/bench-scheduler/measure-scheduler.ts',
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { output: { entryFileNames: 'measure-scheduler.mjs' } },
  },
});
await import(pathToFileURL(`${outDir}measure-scheduler.mjs`).href);
