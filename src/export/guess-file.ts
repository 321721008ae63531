import type { FileGuess } from './progress-format.ts';

/** What a file that is not ours may be, from its first line, to say something more helpful than "unknown". */
export function guessFile(firstLine: string): FileGuess {
  const start = firstLine.trimStart();
  if (start === '') return 'empty';
  if (firstLine.startsWith('PK\u0003\u0004')) return 'zip';
  // Gzip begins with 1f 8b; read as UTF-8 the second byte is no character of its own.
  if (firstLine.startsWith('\u001f\ufffd') || firstLine.startsWith('\u001f\u008b')) return 'gzip';
  if (firstLine.startsWith('SQLite format 3')) return 'sqlite';
  if (/^<(!doctype|html|\?xml)/i.test(start)) return 'html';
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  return 'text';
}
