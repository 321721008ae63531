import { expect, test } from 'vitest';
import { type FileShelf, findAppFiles } from '../../../src/app/airplane/find-app-files.ts';

const FILES: Readonly<Record<string, string>> = {
  'index.html': '<script src="./assets/index-AAAAAAAA.js"></script><link href="./assets/index-BBBBBBBB.css">',
  'assets/index-AAAAAAAA.js':
    'import"./react-CCCCCCCC.js";import("./code-text-DDDDDDDD.js");m=["assets/maths-E_E-EEEE.css"]',
  'assets/index-BBBBBBBB.css': 'body{}',
  'assets/react-CCCCCCCC.js': '/* names the first again */ import"./index-AAAAAAAA.js"',
  'assets/code-text-DDDDDDDD.js': '',
  'assets/maths-E_E-EEEE.css': 'src:url(./KaTeX_Main-Regular-FFFFFFFF.woff2)',
  'assets/KaTeX_Main-Regular-FFFFFFFF.woff2': '',
};

function shelfWithout(...missing: string[]): FileShelf {
  const has = (path: string): boolean => path in FILES && !missing.includes(path);
  return {
    has: async (path) => has(path),
    readText: async (path) => (has(path) ? (FILES[path] ?? null) : null),
  };
}

test('every file that is named anywhere is found once, and told apart by what it is for', async () => {
  const files = await findAppFiles(shelfWithout());
  expect(files.map(({ path }) => path).sort()).toEqual(Object.keys(FILES).sort());
  expect(files.every(({ isHere }) => isHere)).toBe(true);
  expect(files.filter(({ kind }) => kind === 'fonts').map(({ path }) => path)).toEqual(
    expect.arrayContaining(['assets/maths-E_E-EEEE.css', 'assets/KaTeX_Main-Regular-FFFFFFFF.woff2']),
  );
  expect(files.find(({ kind }) => kind === 'code')?.path).toBe('assets/code-text-DDDDDDDD.js');
});

test('a file that is named and not here is told', async () => {
  const files = await findAppFiles(
    shelfWithout('assets/KaTeX_Main-Regular-FFFFFFFF.woff2', 'assets/react-CCCCCCCC.js'),
  );
  expect(
    files
      .filter(({ isHere }) => !isHere)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['assets/KaTeX_Main-Regular-FFFFFFFF.woff2', 'assets/react-CCCCCCCC.js']);
});

test('on an empty device the page itself is missing', async () => {
  expect(await findAppFiles(shelfWithout(...Object.keys(FILES)))).toEqual([
    { path: 'index.html', kind: 'app', isHere: false },
  ]);
});
