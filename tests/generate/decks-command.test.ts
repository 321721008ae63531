import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { runDecksCommand } from '../../src/generate/decks-command.ts';
import { createTemporaryFolder, type TemporaryFolder } from './helpers/temporary-folder.ts';

const NOTE =
  '# Storage\n**Volume** = directory that outlives its container\n**Snapshot** = copy of a disk at one time\n';
const folders: TemporaryFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** A folder with one note and its deck. */
function createBuiltFolder(): TemporaryFolder {
  const folder = createTemporaryFolder();
  folders.push(folder);
  folder.write('course/storage.md', NOTE);
  expect(build(folder).exitCode).toBe(0);
  return folder;
}

const build = (folder: TemporaryFolder) => runDecksCommand(folder.path, []);
const check = (folder: TemporaryFolder) => runDecksCommand(folder.path, ['--check']);
/** A path as the command prints it. */
const shown = (folder: TemporaryFolder, path: string) => `${relative(process.cwd(), folder.path)}/${path}`;

describe('building decks', () => {
  it('writes decks, names them, and is done the second time', () => {
    const folder = createTemporaryFolder();
    folders.push(folder);
    folder.write('course/storage.md', NOTE);
    expect(build(folder)).toEqual({
      exitCode: 0,
      out: `wrote ${shown(folder, 'course/storage.cards.json')}`,
      problems: [],
    });
    const files = folder.readAll();
    expect(Object.keys(files).sort()).toEqual(['course/storage.cards.json', 'course/storage.md']);
    expect(build(folder)).toEqual({ exitCode: 0, out: '1 deck is up to date.', problems: [] });
    expect(folder.readAll()).toEqual(files);
  });

  it('never changes a note', () => {
    const folder = createBuiltFolder();
    const text = `\ufeff${NOTE.replaceAll('\n', '\r\n')}   \r\n\r\n`;
    folder.write('course/storage.md', text);
    build(folder);
    expect(folder.read('course/storage.md')).toBe(text);
  });

  it('is done at the first build also when a card went to the shelf', () => {
    const folder = createBuiltFolder();
    const text = readFileSync(fileURLToPath(new URL('../fixtures/notes/aws-s3.md', import.meta.url)), 'utf8');
    folder.write('course/s3.md', text);
    build(folder);
    const lines = text.split('\n');
    folder.write('course/s3.md', lines.filter((_, index) => index % 5 !== 2).join('\n'));
    expect(build(folder).out).toMatch(/^wrote .*s3\.cards\.json$/);
    expect(folder.read('course/s3.cards.json')).toMatch(/"place": "shelf"/);
    expect(check(folder)).toMatchObject({ exitCode: 0, out: '2 decks are up to date.' });
    folder.write('course/s3.md', text);
    build(folder);
    expect(check(folder).exitCode).toBe(0);
  });

  it('leaves out readmes, hidden folders and other files', () => {
    const folder = createBuiltFolder();
    folder.write('README.md', NOTE);
    folder.write('course/readme.md', NOTE);
    folder.write('.obsidian/trash.md', NOTE);
    folder.write('node_modules/x/note.md', NOTE);
    folder.write('course/picture.png', Uint8Array.from([0, 1, 2]));
    expect(build(folder)).toMatchObject({ exitCode: 0, out: '1 deck is up to date.' });
  });

  it('deletes the deck of a renamed note after its cards moved', () => {
    const folder = createBuiltFolder();
    const before = folder.read('course/storage.cards.json');
    const moved = createTemporaryFolder();
    folders.push(moved);
    moved.write('course/disks.md', NOTE);
    moved.write('course/storage.cards.json', before);
    expect(check(moved)).toMatchObject({
      exitCode: 1,
      problems: [
        expect.stringMatching(/disks\.cards\.json:1: This deck is older/),
        expect.stringMatching(/storage\.cards\.json:1: This deck has no note any more/),
      ],
    });
    expect(build(moved).out?.split('\n')).toEqual([
      `wrote ${shown(moved, 'course/disks.cards.json')}`,
      `deleted ${shown(moved, 'course/storage.cards.json')}`,
    ]);
    const rest = before.replace('"course/storage.md"', '"course/disks.md"');
    expect(moved.readAll()).toEqual({ 'course/disks.md': NOTE, 'course/disks.cards.json': rest });
  });

  it.each([
    ['a note that is not text', 'course/storage.md', Uint8Array.from([0x50, 0x0a, 0x00]), 2, /not text/],
    ['a deck with a conflict', 'course/storage.cards.json', '{\n<<<<<<< HEAD\n', 2, /no JSON.*ids are lost/],
    ['a deck that is none', 'course/storage.cards.json', '{"cards": []}', 1, /no deck file/],
  ])('writes nothing when there is %s', (_, path, content, line, message) => {
    const folder = createBuiltFolder();
    folder.write('course/new.md', '# New\n**Apex** = highest point of a triangle\n');
    folder.write(path, content);
    const files = folder.readAll();
    const result = build(folder);
    expect(result).toEqual({
      exitCode: 1,
      out: null,
      problems: [expect.stringMatching(message), 'Nothing was written.'],
    });
    expect(result.problems[0]).toMatch(new RegExp(`^${shown(folder, path)}:${line}: `));
    expect(folder.readAll()).toEqual(files);
  });

  it('writes nothing when all notes are gone, and leaves their decks', () => {
    const folder = createTemporaryFolder();
    folders.push(folder);
    folder.write('course/storage.cards.json', createBuiltFolder().read('course/storage.cards.json'));
    const files = folder.readAll();
    expect(build(folder).problems).toEqual([expect.stringMatching(/storage\.cards\.json:1: There is no note/)]);
    expect(folder.readAll()).toEqual(files);
  });

  it('says that the folder is missing', () => {
    const result = runDecksCommand('/no/such/folder', []);
    expect(result).toMatchObject({ exitCode: 1, out: null });
    expect(result.problems[0]).toMatch(/no\/such\/folder:1: This folder cannot be read/);
  });

  it('refuses arguments it does not know', () => {
    expect(runDecksCommand('/no/such/folder', ['--force'])).toMatchObject({ exitCode: 2, out: null });
    expect(runDecksCommand('/no/such/folder', ['--check', 'a.md'])).toMatchObject({ exitCode: 2, out: null });
  });
});

describe('checking decks', () => {
  it('passes when every deck is as its note', () => {
    expect(check(createBuiltFolder())).toEqual({ exitCode: 0, out: '1 deck is up to date.', problems: [] });
  });

  it.each([
    ['its note changed', 'course/storage.md', NOTE.replace('directory', 'place'), /older than its note or the rules/],
    [
      'a note is new',
      'course/new.md',
      '# New\n**Apex** = highest point of a triangle\n',
      /new\.cards\.json:1: This deck is older/,
    ],
  ])('fails when %s, and writes nothing', (_, path, text, message) => {
    const folder = createBuiltFolder();
    folder.write(path, text);
    const files = folder.readAll();
    expect(check(folder)).toEqual({ exitCode: 1, out: null, problems: [expect.stringMatching(message)] });
    expect(folder.readAll()).toEqual(files);
    build(folder);
    expect(check(folder).exitCode).toBe(0);
  });

  it('fails when somebody changed a deck by hand', () => {
    const folder = createBuiltFolder();
    const deck = folder.read('course/storage.cards.json');
    folder.write('course/storage.cards.json', deck.replace(/irectory that/, 'irectory which'));
    expect(folder.read('course/storage.cards.json')).not.toBe(deck);
    expect(check(folder).exitCode).toBe(1);
  });
});
