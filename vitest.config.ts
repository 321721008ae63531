import { defineConfig } from 'vitest/config';
import { linguiCatalogues } from './scripts/lingui-plugin.ts';

// Where a machine wants the results, beside what people read.
const { RECOLLECT_REPORTS } = process.env;

export default defineConfig({
  plugins: [linguiCatalogues()],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**'],
    setupFiles: ['tests/helpers/fixed-seed.ts'],
    // Property tests draw many cases on a slow machine; a hang is still found.
    testTimeout: 60_000,
    reporters: RECOLLECT_REPORTS
      ? ['default', ['json', { outputFile: `${RECOLLECT_REPORTS}/unit.json` }]]
      : ['default'],
  },
});
