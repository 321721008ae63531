import { describe, expect, it } from 'vitest';
import { compareTexts, prepareQuestion, prepareText } from '../../src/cards/likeness.ts';

function compare(one: string, other: string) {
  return compareTexts(prepareQuestion(one), prepareQuestion(other));
}

describe('compareTexts', () => {
  it('finds two wordings equal that differ by articles, case and marks', () => {
    expect(compare('What is a Docker image?', 'what is the docker images')).toMatchObject({
      ratio: 1,
      missing: [],
      added: [],
    });
  });

  it('counts words only one side has', () => {
    const likeness = compare('What must an object key have?', 'What must an object key usually have?');
    expect(likeness).toMatchObject({ missing: [], added: ['usually'] });
    expect(likeness.ratio).toBeGreaterThan(0.7);
  });

  it('sees a name in the place of another', () => {
    expect(compare('What does SQS cost?', 'What does SNS cost?').isNameSwapped).toBe(true);
    expect(compare('What is the limit of 5 GB?', 'What is the limit of 6 GB?').isNameSwapped).toBe(true);
    expect(compare('Buckets hold ____.', 'Objects hold ____.').isNameSwapped).toBe(true);
  });

  it.each([
    ['Keys can be deleted', 'Keys can not be deleted'],
    ["Keys don't expire", 'Keys expire'],
    ['Use the minimum size', 'Use the maximum size'],
    ['It works if x != y', 'It works if x == y'],
    ['Latency > 5 ms', 'Latency < 5 ms'],
    ['It runs before the build', 'It runs after the build'],
  ])('sees that "%s" turned into "%s"', (one, other) => {
    expect(compare(one, other).isTurned).toBe(true);
  });

  it('sees the same words in another order', () => {
    expect(compare('The daemon replaces the hypervisor', 'The hypervisor replaces the daemon').isReordered).toBe(true);
  });

  it('leaves out words that headings explain', () => {
    const [one, other] = ['What is the default of Lambda?', 'What is the default of ECS?'].map(prepareQuestion);
    if (!one || !other) throw new Error('Two questions were prepared.');
    const explained = { before: new Set(prepareText('Lambda').words), after: new Set(prepareText('ECS').words) };
    expect(compareTexts(one, other)).toMatchObject({ isNameSwapped: true });
    expect(compareTexts(one, other, explained)).toMatchObject({ missing: [], added: [], isNameSwapped: false });
  });

  it('gives 0 for texts without a common word', () => {
    expect(compare('What is a queue?', 'Why do volumes fail?').ratio).toBe(0);
  });
});
