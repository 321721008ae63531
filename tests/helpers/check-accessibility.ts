import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of WCAG 2.2 up to level AA, and what axe calls best practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs axe-core on the page as it stands. Returns one line for each thing that is wrong; none is right. */
export async function findAccessibilityTroubles(page: Page): Promise<string[]> {
  // Evaluated by the debugger and not by the page, so that the content security policy stays on.
  await page.evaluate(axeSource);
  const results: axe.AxeResults = await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      }),
    TAGS,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) =>
      `${id}: ${help}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`.replaceAll(/\s+/g, ' '),
    ),
  );
}
