import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**'],
    // Property tests draw many cases on a slow machine; a hang is still found.
    testTimeout: 60_000,
  },
});
