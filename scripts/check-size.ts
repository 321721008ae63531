/**
 * Fails when the JavaScript needed until the first card is larger than the budget: the entry, the review's own chunk, and what
 * both import statically. Run after a build: `npx tsx scripts/check-size.ts`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { listChunksUntilFirstCard, parseBuildManifest } from './size-budget.ts';

const BUDGET_BYTES = 130_000;

const dist = new URL('../dist/', import.meta.url);
const manifest = parseBuildManifest(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const sizes = listChunksUntilFirstCard(manifest).map((file) => ({
  file,
  gzipBytes: gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length,
}));
const totalBytes = sizes.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);

for (const { file, gzipBytes } of sizes) console.log(`${(gzipBytes / 1000).toFixed(1).padStart(7)} KB gzip  ${file}`);
console.log(
  `${(totalBytes / 1000).toFixed(1).padStart(7)} KB gzip until the first card, of ${BUDGET_BYTES / 1000} KB (${fileURLToPath(dist)})`,
);
if (totalBytes > BUDGET_BYTES) {
  console.error('Over the budget: load more of it later, or do without.');
  process.exitCode = 1;
}
