import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTyped } from '../../src/review/compare-typed.ts';

const show = (typed: string, answer: string) =>
  compareTyped(typed, answer).parts.map((part) => `${part.mark}:${part.text}`);

describe('what was typed against the answer', () => {
  test.each([
    ['elastic container registry', 'Elastic Container Registry'],
    ['Elastic container registery', 'Elastic Container Registry'],
    ['the serverless compute engine', 'A serverless compute engine.'],
    ['role', 'a role'],
    ['cafe', 'café'],
    ['the contianer', 'The container'],
  ])('"%s" is taken for "%s"', (typed, answer) => {
    expect(compareTyped(typed, answer).verdict).toBe('same');
  });

  test.each([
    ['400 KB', '400 KB', 'same'],
    ['40 KB', '400 KB', 'partly'],
    ['EKS', 'ECS', 'other'],
    ['EC2', 'ECS', 'other'],
    ['a managed registry', 'a private registry', 'partly'],
    ['', 'Fargate', 'nothing'],
    ['   ', 'Fargate', 'nothing'],
  ])('"%s" for "%s" is %s', (typed, answer, verdict) => {
    expect(compareTyped(typed, answer).verdict).toBe(verdict);
  });

  test('says which word was missing, wrong or too many', () => {
    expect(show('private docker registri', 'a private Docker image registry')).toEqual([
      'free:a',
      'same:private',
      'same:Docker',
      'missing:image',
      'typo:registry',
    ]);
    expect(show('very private registry', 'private registry')).toEqual(['extra:very', 'same:private', 'same:registry']);
  });

  test('says how a word with a slip was typed', () => {
    expect(compareTyped('contianer', 'container').parts).toEqual([
      { text: 'container', mark: 'typo', typed: 'contianer' },
    ]);
  });

  test('the answer typed as it stands is always the same, and all of its words are there in order', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12 }), fc.lorem({ maxCount: 12 }), (answer, typed) => {
        expect(compareTyped(answer, answer).verdict).toBe('same');
        const words = compareTyped(typed, answer)
          .parts.filter((part) => part.mark !== 'extra')
          .map((part) => part.text);
        const isWordOfAnswer = answer.split(/\s+/);
        expect(words.filter((word) => isWordOfAnswer.includes(word)).join(' ')).toContain(isWordOfAnswer.join(' '));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
