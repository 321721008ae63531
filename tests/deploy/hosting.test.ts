import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../scripts/content-security-policy.ts';
import { WEB_MANIFEST } from '../../scripts/web-manifest.ts';

const project = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, project), 'utf8');

describe('the container', () => {
  it.each(Object.entries(SECURITY_HEADERS))('sends the header %s as every good host does', (name, value) => {
    expect(read('deploy/nginx.conf')).toContain(`add_header ${name} "${value}" always;`);
  });

  it('copies only files that exist and that are let into the image', () => {
    const ignored = read('.dockerignore').split('\n');
    const copied = [...read('Dockerfile').matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    const files = copied.filter((name) => name !== '.');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect(existsSync(new URL(file, project)), file).toBe(true);
      expect(ignored).toContain(`!${file.split('/')[0]}`);
    }
  });

  it('runs as a user without rights', () => {
    expect(read('Dockerfile')).toMatch(/^USER (?!root)\w+$/m);
  });
});

describe('the policy', () => {
  it('lets in no inline code, no inline styles and no other host', () => {
    // WebAssembly needs a word of its own; no other may loosen the policy.
    expect(CONTENT_SECURITY_POLICY.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|\*/);
  });
});

describe('the web manifest', () => {
  /** Width and height of a PNG: two big-endian numbers at byte 16 (https://www.w3.org/TR/png-3/#11IHDR). */
  function readPngSize(path: string): string {
    const bytes = readFileSync(fileURLToPath(new URL(path, project)));
    return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
  }

  const { icons = [], screenshots = [], shortcuts = [] } = WEB_MANIFEST;
  const pictures = [...icons, ...screenshots, ...shortcuts.flatMap((shortcut) => shortcut.icons ?? [])];

  it.each(pictures)('names a picture that is there and as large as it says: $src', ({ src, sizes }) => {
    expect(readPngSize(`public/${src}`)).toBe(sizes);
  });

  it('has only addresses that work under any path', () => {
    const addresses = [WEB_MANIFEST.id, WEB_MANIFEST.start_url, WEB_MANIFEST.scope, ...shortcuts.map(({ url }) => url)];
    for (const address of addresses) expect(address).toMatch(/^\.\//);
  });
});
