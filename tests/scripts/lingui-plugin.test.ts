import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupI18n } from '@lingui/core';
import { build, createServer } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileCatalogue, linguiCatalogues } from '../../scripts/lingui-plugin.ts';

const CATALOGUE = JSON.stringify({
  'today.cards': '{count, plural, =0 {No cards} one {# card} other {# cards}}. About {minutes} minutes.',
  'today.title': 'Today',
});

/** By way of JSON, as the plugin goes: it leaves undefined options out. */
const COMPILED: unknown = JSON.parse(JSON.stringify(compileCatalogue(CATALOGUE)));

describe('compileCatalogue', () => {
  it('makes messages that the runtime fills in without a parser', () => {
    const i18n = setupI18n({ locale: 'en', messages: { en: compileCatalogue(CATALOGUE) } });
    expect(i18n._('today.title')).toBe('Today');
    expect(i18n._('today.cards', { count: 0, minutes: 0 })).toBe('No cards. About 0 minutes.');
    expect(i18n._('today.cards', { count: 1, minutes: 1 })).toBe('1 card. About 1 minutes.');
    expect(i18n._('today.cards', { count: 1200, minutes: 7 })).toBe('1,200 cards. About 7 minutes.');
  });

  it('keeps its meaning as JSON text', () => {
    const compiled = compileCatalogue(CATALOGUE);
    const i18n = setupI18n({ locale: 'en', messages: { en: JSON.parse(JSON.stringify(compiled)) } });
    expect(i18n._('today.cards', { count: 2, minutes: 3 })).toBe('2 cards. About 3 minutes.');
  });

  it('names the message that is not ICU', () => {
    expect(() => compileCatalogue('{ "data.copy": "Last copy {days, plural, one {# day}" }')).toThrow('"data.copy"');
  });

  it('names the message that is not text', () => {
    expect(() => compileCatalogue('{ "data.copy": { "nested": "no" } }')).toThrow('"data.copy" is not text');
  });

  it('refuses a list', () => {
    expect(() => compileCatalogue('["Today"]')).toThrow('one flat object');
  });
});

describe('linguiCatalogues', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'recollect-lingui-'));
    mkdirSync(join(root, 'src/ui/text/en'), { recursive: true });
    writeFileSync(join(root, 'src/ui/text/en/first.json'), CATALOGUE);
    writeFileSync(join(root, 'src/other.json'), '{ "kept": "{count} as it is" }');
    writeFileSync(
      join(root, 'src/main.ts'),
      'import text from "./ui/text/en/first.json"; import other from "./other.json"; export { text, other };',
    );
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('compiles catalogues and leaves other JSON alone in a build', async () => {
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [linguiCatalogues()],
      build: {
        lib: { entry: join(root, 'src/main.ts'), formats: ['es'], fileName: () => 'out.mjs' },
        outDir: join(root, 'dist'),
      },
    });
    const built: unknown = await import(/* @vite-ignore */ join(root, 'dist/out.mjs'));
    expect(built).toMatchObject({
      text: COMPILED,
      other: { kept: '{count} as it is' },
    });
  });

  it('compiles catalogues for the development server', async () => {
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      appType: 'custom',
      server: { middlewareMode: true, ws: false },
      plugins: [linguiCatalogues()],
    });
    try {
      const loaded = await server.ssrLoadModule('/src/main.ts');
      expect(loaded).toMatchObject({ text: COMPILED });
    } finally {
      await server.close();
    }
  });
});
