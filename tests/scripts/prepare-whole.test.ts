import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PREPARE_WHOLE, prepareWhole } from '../../scripts/prepare-whole.ts';

describe('prepareWhole', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'prepare-whole-'));
    await writeFile(join(root, 'index.html'), '<script type="module" src="./main.js"></script>');
    await writeFile(
      join(root, 'main.js'),
      "import { shared } from './shared.js'; import('./later.js').then((part) => shared(part.later));",
    );
    await writeFile(join(root, 'shared.js'), 'export const shared = (value) => document.title = value;');
    await writeFile(
      join(root, 'later.js'),
      "import { shared } from './shared.js'; export const later = shared('later');",
    );
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('marks, at their very beginning, the scripts that a start needs and no others', async () => {
    const { output } = (await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [prepareWhole()],
      build: {
        rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: /shared\.js/ }] } } },
      },
    })) as Rolldown.RolldownOutput;
    const chunks = output.filter((file) => file.type === 'chunk');
    const marked = async (name: string) => {
      const file = chunks.find((chunk) => chunk.name === name)?.fileName ?? 'missing';
      return (await readFile(join(root, 'dist', file), 'utf8')).startsWith(PREPARE_WHOLE);
    };
    expect(await marked('index')).toBe(true);
    expect(await marked('shared')).toBe(true);
    expect(await marked('later')).toBe(false);
  });
});
