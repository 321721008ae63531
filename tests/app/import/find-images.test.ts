import { expect, test } from 'vitest';
import { findImageReferences, resolveImage } from '../../../src/app/import/find-images.ts';

test('pictures are found in the three ways they are written, and those of other servers are left alone', () => {
  const text = [
    '![a](img/a.png) and ![b](<img/b c.png> "title")',
    '![[diagram.svg|300]] [[not-a-picture.png]]',
    '<img alt="x" src="html.jpg" width="10">',
    '![far](https://example.org/x.png) ![inline](data:image/png;base64,AA) ![again](img/a.png)',
  ].join('\n');
  expect(findImageReferences(text)).toEqual(['img/a.png', 'img/b c.png', 'diagram.svg', 'html.jpg']);
});

test('a picture is found from the folder of its note, from the top, or by its name when there is only one', () => {
  const images = ['aws/img/a.png', 'assets/b.png', 'x/c.png', 'y/c.png', 'y/deep/d e.png'];
  expect(resolveImage('img/a.png', 'aws/s3.md', images)).toBe('aws/img/a.png');
  expect(resolveImage('../assets/b.png', 'aws/s3.md', images)).toBe('assets/b.png');
  expect(resolveImage('/assets/b.png', 'aws/s3.md', images)).toBe('assets/b.png');
  expect(resolveImage('a.png', 'note.md', images)).toBe('aws/img/a.png');
  expect(resolveImage('d%20e.png', 'note.md', images)).toBe('y/deep/d e.png');
  expect(resolveImage('c.png', 'note.md', images)).toBe(null);
  expect(resolveImage('y/c.png', 'aws/note.md', images)).toBe('y/c.png');
  expect(resolveImage('../../../secret.png', 'note.md', images)).toBe(null);
  expect(resolveImage('script.js', 'note.md', ['script.js'])).toBe(null);
});
