import { describe, expect, test } from 'vitest';
import { lowerSentenceStarts } from '../../../src/notes/outline/lower-starts.ts';
import { readEntries, splitLines } from '../../../src/notes/outline/read-entries.ts';

const textsOf = (note: string): string[] =>
  lowerSentenceStarts(readEntries(splitLines(note)).entries).map((entry) => entry.text);

describe('capitals at the start of a sentence', () => {
  test('go when the note uses the word as an ordinary one', () => {
    expect(textsOf('Bridges are long. All bridges need care.')).toEqual(['bridges are long. All bridges need care.']);
  });

  test('stay on names, which have them in the middle too', () => {
    expect(textsOf('Rome was big. I saw Rome and rome.')[0]).toContain('Rome was');
  });

  test('stay on words that the note never uses without them', () => {
    expect(textsOf('Jacobins met often.')).toEqual(['Jacobins met often.']);
  });

  test('stay on bold terms and in headings', () => {
    expect(textsOf('# Bridges are long\n**Bridges** are long\nold bridges')).toEqual([
      'Bridges are long',
      'Bridges are long',
      'old bridges',
    ]);
  });
});
