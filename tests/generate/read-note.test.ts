import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readText } from '../../src/generate/read-note.ts';
import { createTemporaryFolder } from './helpers/temporary-folder.ts';

const folder = createTemporaryFolder();
afterAll(() => folder.remove());

describe('reading a file', () => {
  it('gives UTF-8 text without its byte order mark', () => {
    const path = folder.write('bom.md', '\ufeff# Größe\r\n');
    expect(readText(path)).toEqual({ ok: true, text: '# Größe\r\n' });
  });

  it.each([
    ['little', [0xff, 0xfe, 0x23, 0x00, 0xe9, 0x00]],
    ['big', [0xfe, 0xff, 0x00, 0x23, 0x00, 0xe9]],
  ])('gives UTF-16 text with a %s-endian mark', (order, bytes) => {
    expect(readText(folder.write(`${order}.md`, Uint8Array.from(bytes)))).toEqual({ ok: true, text: '#é' });
  });

  it('gives the empty text of an empty file', () => {
    expect(readText(folder.write('empty.md', ''))).toEqual({ ok: true, text: '' });
  });

  it('names the line of the first zero byte of a file that is not text', () => {
    const bytes = Uint8Array.from([0x89, 0x50, 0x0a, 0x1a, 0x00, 0x00]);
    expect(readText(folder.write('picture.md', bytes))).toMatchObject({ ok: false, line: 2, message: /not text/ });
  });

  it('names the line that is not UTF-8 and guesses no other encoding', () => {
    const bytes = Buffer.concat([Buffer.from('# Café\nplain\ncaf'), Buffer.from([0xe9]), Buffer.from('\n')]);
    expect(readText(folder.write('latin.md', bytes))).toMatchObject({ ok: false, line: 3, message: /UTF-8/ });
  });

  it('says that a path leads nowhere or to a folder', () => {
    expect(readText(join(folder.path, 'missing.md'))).toMatchObject({ ok: false, message: 'There is no such file.' });
    const below = join(folder.write('file.md', 'x'), 'below.md');
    expect(readText(below)).toMatchObject({ ok: false, message: 'There is no such file.' });
    expect(readText(folder.path)).toMatchObject({ ok: false, message: /is a folder/ });
  });

  it.skipIf(process.getuid?.() === 0)('says that a file may not be read', () => {
    const path = folder.write('secret.md', 'x');
    chmodSync(path, 0);
    expect(readText(path)).toMatchObject({ ok: false, message: /permissions/ });
  });
});
