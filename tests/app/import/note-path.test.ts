import { expect, test } from 'vitest';
import { cleanPath, matchPaths } from '../../../src/app/import/note-path.ts';

const match = (known: readonly string[], incoming: readonly string[]) =>
  Object.fromEntries(matchPaths(known, incoming));

test('paths are cleaned and never lead out', () => {
  expect(['a\\b.md', '/a//./b.md', 'C:\\x\\y.md', 'a/../b.md', '../b.md', '..', '', './'].map(cleanPath)).toEqual([
    'a/b.md',
    'a/b.md',
    'x/y.md',
    'b.md',
    null,
    null,
    null,
    null,
  ]);
});

test('a file without its folder is the only note with that name', () => {
  expect(match(['aws/s3.md', 'aws/iam.md'], ['s3.md'])).toEqual({ 's3.md': 'aws/s3.md' });
  expect(match(['aws/s3.md', 'gcp/s3.md'], ['s3.md'])).toEqual({ 's3.md': 's3.md' });
});

test('a folder more or less in front makes no other note', () => {
  expect(match(['aws/s3.md'], ['notes/aws/s3.md'])).toEqual({ 'notes/aws/s3.md': 'aws/s3.md' });
  expect(match(['notes/aws/s3.md'], ['aws/s3.md'])).toEqual({ 'aws/s3.md': 'notes/aws/s3.md' });
});

test('two files never become the same note', () => {
  expect(match(['readme.md'], ['readme.md', 'aws/readme.md'])).toEqual({
    'readme.md': 'readme.md',
    'aws/readme.md': 'aws/readme.md',
  });
  expect(match(['readme.md'], ['a/readme.md', 'b/readme.md'])).toEqual({
    'a/readme.md': 'a/readme.md',
    'b/readme.md': 'b/readme.md',
  });
});

test('another folder is another note', () => {
  expect(match(['aws/readme.md'], ['gcp/readme.md'])).toEqual({ 'gcp/readme.md': 'gcp/readme.md' });
});
