import { describe, expect, it } from 'vitest';
import { editDistance, relateWords } from '../../src/cards/word-likeness.ts';

describe('two words', () => {
  it.each([
    ['deploy', 'deployed'],
    ['encrypting', 'encrypted'],
    ['application', 'app'],
    ['store', 'keep'],
  ])('%s and %s are the same', (one, other) => {
    expect(relateWords(one, other)).toBe('same');
    expect(relateWords(other, one)).toBe('same');
  });

  it.each([
    ['container', 'contianer'],
    ['message', 'mesage'],
    ['infrastructure', 'infastructure'],
    ['asg', 'ags'],
    ['compatability', 'compatibility'],
  ])('%s is a typo of %s', (one, other) => {
    expect(relateWords(one, other)).toBe('typo');
  });

  it.each([
    ['ebs', 'efs'],
    ['2', '3'],
    ['encrypted', 'unencrypted'],
    ['sync', 'async'],
    ['consumer', 'consume'],
    ['use', 'user'],
    ['server', 'service'],
    ['minimum', 'maximum'],
    ['public', 'private'],
    ['upload', 'download'],
    ['inbound', 'outbound'],
    ['region', 'version'],
  ])('%s and %s are different', (one, other) => {
    expect(relateWords(one, other)).toBe('other');
    expect(relateWords(other, one)).toBe('other');
  });
});

describe('editDistance', () => {
  it('counts a swap of neighbours once', () => {
    expect(editDistance('abcd', 'abdc', 2)).toBe(1);
  });

  it('stops above the limit', () => {
    expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
    expect(editDistance('ab', 'abcdef', 2)).toBe(3);
  });
});
