import { describe, expect, it } from 'vitest';
import { listChunksUntilFirstCard, parseBuildManifest } from '../../scripts/size-budget.ts';

const MANIFEST = {
  'index.html': {
    file: 'assets/index.js',
    isEntry: true,
    imports: ['_react.js'],
    dynamicImports: ['src/app/data-screen.tsx', 'src/app/review-screen.tsx'],
    css: ['assets/index.css'],
  },
  '_react.js': { file: 'assets/react.js' },
  '_scheduler.js': { file: 'assets/scheduler.js', imports: ['_react.js'] },
  'src/app/data-screen.tsx': {
    file: 'assets/data.js',
    src: 'src/app/data-screen.tsx',
    isDynamicEntry: true,
    imports: ['_react.js'],
  },
  'src/app/review-screen.tsx': {
    file: 'assets/review.js',
    src: 'src/app/review-screen.tsx',
    isDynamicEntry: true,
    imports: ['_scheduler.js', '_react.js'],
  },
};

describe('listChunksUntilFirstCard', () => {
  it('counts the entry, the review screen and what they import, each once', () => {
    const files = listChunksUntilFirstCard(parseBuildManifest(JSON.stringify(MANIFEST)));
    expect(files.sort()).toEqual(['assets/index.js', 'assets/react.js', 'assets/review.js', 'assets/scheduler.js']);
  });

  it('refuses a manifest without an entry', () => {
    expect(() => listChunksUntilFirstCard(parseBuildManifest('{}'))).toThrow('no entry');
  });
});
