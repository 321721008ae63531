import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { IncomingFile } from '../../../src/app/import/incoming.ts';
import { readIncoming } from '../../../src/app/import/read-incoming.ts';
import { unzipFiles } from '../../../src/app/import/unzip-files.ts';

const chosen = (path: string, bytes: BlobPart): IncomingFile => ({ path, blob: new Blob([bytes]), isChosen: true });
const found = (path: string, bytes: BlobPart): IncomingFile => ({ path, blob: new Blob([bytes]), isChosen: false });
const zip = (files: Record<string, Uint8Array | string>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === 'string' ? strToU8(content) : content,
        ]),
      ),
    ),
  );

test('line ends, a byte order mark and a note of one line without an end stay as they are', async () => {
  const { texts, problems } = await readIncoming([
    chosen('windows.md', '\ufeff# A\r\nB = C\r\n'),
    chosen('one.md', '**SQS** = message queue'),
  ]);
  expect(problems).toEqual([]);
  expect(texts).toEqual([
    { path: 'windows.md', text: '# A\r\nB = C\r\n' },
    { path: 'one.md', text: '**SQS** = message queue' },
  ]);
});

test('UTF-16 is read by its mark and also without one', async () => {
  const text = '# Größe\n\n**SQS** = Warteschlange\n';
  const little = new Uint8Array(new Uint16Array([...text].map((char) => char.charCodeAt(0))).buffer);
  const big = little.slice();
  for (let i = 0; i < big.length; i += 2) [big[i], big[i + 1]] = [little[i + 1] ?? 0, little[i] ?? 0];
  const { texts, problems } = await readIncoming([
    chosen('mark.md', new Blob([new Uint8Array([0xff, 0xfe]), little]) as unknown as BlobPart),
    chosen('bare.md', little),
    chosen('big.md', new Blob([new Uint8Array([0xfe, 0xff]), big]) as unknown as BlobPart),
  ]);
  expect(problems).toEqual([]);
  expect(texts.map((note) => note.text)).toEqual([text, text, text]);
});

test('text that is not UTF-8 is named with its first bad line and not guessed', async () => {
  const latin1 = new Uint8Array([...'# A\nB = C\nGr\xf6\xdfe = size\n'].map((char) => char.charCodeAt(0)));
  const { texts, problems } = await readIncoming([chosen('latin1.md', latin1), chosen('good.md', 'A = B\n')]);
  expect(problems).toEqual([{ kind: 'bad-utf8', path: 'latin1.md', line: 3 }]);
  expect(texts.map(({ path }) => path)).toEqual(['good.md']);
});

test('what is no text says what it looks like', async () => {
  const noise = new Uint8Array(5000).map((_, i) => 128 + ((i * 37) % 120));
  const { texts, problems } = await readIncoming([
    chosen('a.md', strToU8('%PDF-1.7 rest') as Uint8Array<ArrayBuffer>),
    chosen('b.md', new Uint8Array([1, 2, 0, 4])),
    chosen('c.docx', zip({ 'word/document.xml': '<x/>' })),
    chosen('d.md', noise),
    chosen('e.md', ' \n\n'),
  ]);
  expect(texts).toEqual([]);
  expect(problems).toEqual([
    { kind: 'not-text', path: 'a.md', looksLike: 'pdf' },
    { kind: 'not-text', path: 'b.md', looksLike: 'unknown' },
    { kind: 'not-text', path: 'c.docx', looksLike: 'word' },
    { kind: 'bad-utf8', path: 'd.md', line: 1 },
    { kind: 'empty', path: 'e.md' },
  ]);
});

test('a file of 50 MB is refused without being read', async () => {
  const blob = new Blob([new Uint8Array(50_000_000)]);
  let isRead = false;
  blob.arrayBuffer = () => {
    isRead = true;
    return Promise.reject(new Error('read'));
  };
  const { problems } = await readIncoming([{ path: 'huge.md', blob, isChosen: true }]);
  expect(problems).toEqual([{ kind: 'too-large', path: 'huge.md', limitBytes: 5_000_000 }]);
  expect(isRead).toBe(false);
});

test('a file that cannot be read is named and the others come in', async () => {
  const broken = new Blob(['x']);
  broken.slice = () => {
    throw new Error('the card was pulled out');
  };
  const { texts, problems } = await readIncoming([
    { path: 'gone.md', blob: broken, isChosen: true },
    chosen('good.md', 'A = B'),
  ]);
  expect(problems).toEqual([{ kind: 'unreadable', path: 'gone.md', detail: 'the card was pulled out' }]);
  expect(texts).toHaveLength(1);
});

test('of a folder only notes, tables and pictures are taken; the rest is counted', async () => {
  const { texts, images, problems, otherCount } = await readIncoming([
    found('course/.obsidian/app.json', '{}'),
    found('course/.git/HEAD.md', 'ref'),
    found('course/s3.md', '**S3** = object storage'),
    found('course/img/s3.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47])),
    found('course/tool.exe', 'MZ'),
  ]);
  expect(problems).toEqual([]);
  expect(texts.map(({ path }) => path)).toEqual(['course/s3.md']);
  expect(images.map(({ path, type }) => [path, type])).toEqual([['course/img/s3.png', 'image/png']]);
  expect(await images[0]?.load()).toEqual(new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
  expect(otherCount).toBe(3);
});

test('an archive is read as a folder, whatever its name is', async () => {
  const archive = zip({ 'aws/s3.md': '**S3** = object storage', 'aws/x.bin': 'x', 'aws/': '', 'i.png': 'p' });
  const { texts, images, problems, otherCount } = await readIncoming([chosen('notes.backup', archive)]);
  expect(problems).toEqual([]);
  expect(texts).toEqual([{ path: 'aws/s3.md', text: '**S3** = object storage' }]);
  expect(await images[0]?.load()).toEqual(strToU8('p'));
  expect(otherCount).toBe(1);
});

test('a picture that is too large says so when it is asked for', async () => {
  const archive = zip({ 'huge.png': new Uint8Array(11_000_000) });
  const { images } = await readIncoming([
    chosen('pictures.zip', archive),
    chosen('photo.jpg', new Uint8Array(11_000_000)),
  ]);
  for (const image of images) {
    await expect(image.load()).rejects.toMatchObject({ problem: { kind: 'too-large', limitBytes: 10_000_000 } });
  }
  expect(images).toHaveLength(2);
});

test('an entry that leads out of the archive is refused, the others are read', async () => {
  const { texts, problems } = await readIncoming([
    chosen('evil.zip', zip({ '../../etc/passwd.md': 'A = B', 'ok/../fine.md': 'C = D', '..\\up.md': 'E = F' })),
  ]);
  expect(texts).toEqual([{ path: 'fine.md', text: 'C = D' }]);
  expect(problems).toEqual([
    { kind: 'leads-out', path: 'evil.zip: ../../etc/passwd.md' },
    { kind: 'leads-out', path: 'evil.zip: ..\\up.md' },
  ]);
});

test('a path with .. never leads out, also outside an archive', async () => {
  const { texts, problems } = await readIncoming([found('a/../../b.md', 'A = B'), found('/C/./d.md', 'A = B')]);
  expect(problems).toEqual([{ kind: 'leads-out', path: 'a/../../b.md' }]);
  expect(texts.map(({ path }) => path)).toEqual(['C/d.md']);
});

test('an archive that unpacks to more than a note may have stops there', async () => {
  const bomb = zip({ 'bomb.md': new Uint8Array(60_000_000).fill(65), 'good.md': 'A = B' });
  expect(bomb.length).toBeLessThan(200_000);
  const { texts, problems } = await readIncoming([chosen('bomb.zip', bomb)]);
  expect(texts.map(({ path }) => path)).toEqual(['good.md']);
  expect(problems).toEqual([{ kind: 'too-large', path: 'bomb.zip: bomb.md', limitBytes: 5_000_000 }]);
});

test('the size that an entry states is not believed', async () => {
  const bomb = zip({ 'bomb.md': new Uint8Array(6_000_000).fill(65) });
  // The unpacked size in both headers now says 10 bytes.
  const view = new DataView(bomb.buffer);
  for (let at = 0; at < bomb.length - 30; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  const { files, problems } = await unzipFiles('bomb.zip', new Blob([bomb]));
  expect(files).toEqual([]);
  expect(problems).toEqual([{ kind: 'too-large', path: 'bomb.zip: bomb.md', limitBytes: 5_000_000 }]);
});

test('many entries that are too much together stop at the limit of the archive', async () => {
  const files = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.md`, new Uint8Array(1000).fill(65)]));
  const limits = { noteBytes: 2000, imageBytes: 2000, archiveBytes: 4500, entries: 100 };
  const unzipped = await unzipFiles('many.zip', new Blob([zip(files)]), undefined, limits);
  expect(unzipped.files).toHaveLength(4);
  expect(unzipped.problems).toEqual([{ kind: 'zip-too-large', path: 'many.zip', limitBytes: 4500 }]);
});

test('an archive with more entries than any course has is refused', async () => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.md`, 'A = B']));
  const limits = { noteBytes: 2000, imageBytes: 2000, archiveBytes: 4500, entries: 10 };
  const { problems } = await unzipFiles('many.zip', new Blob([zip(files)]), undefined, limits);
  expect(problems).toEqual([{ kind: 'zip-too-many', path: 'many.zip', limit: 10 }]);
});

test('a damaged archive says what is wrong and breaks nothing, wherever it was cut or changed', async () => {
  const whole = zip({ 'a.md': 'A = B '.repeat(200), 'b.md': 'C = D '.repeat(200) });
  for (let cut = 0; cut < whole.length; cut += 7) {
    const { problems } = await unzipFiles('cut.zip', new Blob([whole.slice(0, cut)]));
    expect(problems.map(({ kind }) => kind)).toEqual(['bad-zip']);
  }
  for (let at = 0; at < whole.length; at += 3) {
    const changed = whole.slice();
    changed[at] = (changed[at] ?? 0) ^ 0xff;
    const { files } = await unzipFiles('changed.zip', new Blob([changed]));
    expect(files.length).toBeLessThanOrEqual(2);
  }
});

test('a protected entry is named', async () => {
  const archive = zip({ 'secret.md': 'A = B' });
  const view = new DataView(archive.buffer);
  for (let at = 0; at < archive.length - 30; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
  const { problems } = await unzipFiles('p.zip', new Blob([archive]));
  expect(problems).toEqual([{ kind: 'bad-zip', path: 'p.zip: secret.md', fault: 'protected' }]);
});

test('an archive without notes says so', async () => {
  const { problems } = await readIncoming([chosen('programs.zip', zip({ 'a.exe': 'p' }))]);
  expect(problems).toEqual([{ kind: 'no-notes', path: 'programs.zip' }]);
});

test('how far the reading is, is told file by file', async () => {
  const told: string[] = [];
  await readIncoming([chosen('a.md', 'A = B'), chosen('b.md', 'C = D')], ({ done, of, path }) =>
    told.push(`${done} of ${of}: ${path}`),
  );
  expect(told).toEqual(['0 of 2: a.md', '1 of 2: b.md']);
});

test('a package of Anki among notes is named, and the notes are read', async () => {
  const { texts, problems } = await readIncoming([
    chosen('course.apkg', zip({ 'collection.anki2': 'x' })),
    chosen('a.md', 'A = B'),
  ]);
  expect(problems).toEqual([{ kind: 'anki-package', path: 'course.apkg' }]);
  expect(texts).toEqual([{ path: 'a.md', text: 'A = B' }]);
});
