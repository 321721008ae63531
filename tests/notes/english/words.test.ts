import { describe, expect, test } from 'vitest';
import {
  articleFor,
  capitalise,
  decapitalise,
  findHeadNoun,
  isPlural,
  lowerTerm,
  singularOf,
  withArticle,
} from '../../../src/notes/english/noun-phrase.ts';
import { tidyText } from '../../../src/notes/english/tidy.ts';
import { findVerbForm, gerund, isOnlyParticiple, isParticiple, thirdPerson } from '../../../src/notes/english/verbs.ts';

describe('nouns', () => {
  test.each([
    ['VMs', true],
    ['security groups', true],
    ['DNS', false],
    ['a list of names', false],
    ['packets sent to a host', true],
    ['each of the boxes', false],
    ['first 1,000 requests', true],
    ['having many servers', false],
    ['salt and pepper', true],
    ['bacteria', true],
  ])('"%s" is plural: %s', (phrase, expected) => {
    expect(isPlural(phrase)).toBe(expected);
  });

  test('the head of a phrase is the word it is about', () => {
    expect(findHeadNoun('list of names')).toBe('list');
    expect(findHeadNoun('old oak trees')).toBe('trees');
  });

  test.each([
    ['queue', 'a queue'],
    ['API gateway', 'an API gateway'],
    ['encryption', 'encryption'],
    ['Paris', 'Paris'],
    ['law of large numbers', 'the law of large numbers'],
    ['Battle of Hastings', 'the Battle of Hastings'],
    ["Bayes' theorem", "Bayes' theorem"],
    ['queues', 'queues'],
  ])('"%s" in a question is "%s"', (term, shown) => {
    expect(withArticle(term)).toBe(shown);
  });

  test('articles follow the sound', () => {
    expect([articleFor('hour'), articleFor('unit'), articleFor('SQL query'), articleFor('URL')]).toEqual([
      'an',
      'a',
      'an',
      'a',
    ]);
  });

  test('names keep their capitals, plain words lose them', () => {
    expect(lowerTerm('Security group')).toBe('security group');
    expect(lowerTerm('On Demand Instances')).toBe('On Demand Instances');
    expect(decapitalise('The pump')).toBe('the pump');
    expect(decapitalise('Reserved Instances are cheap')).toBe('Reserved Instances are cheap');
    expect(decapitalise('Docker Hub')).toBe('Docker Hub');
    expect(capitalise('iOS devices')).toBe('iOS devices');
  });

  test('plurals become singular', () => {
    expect(['policies', 'classes', 'VMs', 'bus'].map(singularOf)).toEqual(['policy', 'class', 'VM', 'bus']);
  });
});

describe('verbs', () => {
  test('are known in all their forms', () => {
    expect(findVerbForm('writes')).toMatchObject({ base: 'write', form: 'third' });
    expect(findVerbForm('written')).toMatchObject({ base: 'write', form: 'participle' });
    expect(findVerbForm('running')).toMatchObject({ base: 'run', form: 'gerund' });
    expect(findVerbForm('oak')).toBe(null);
  });

  test('in -ize and -ify are known without being listed', () => {
    expect(findVerbForm('containerizes')).toMatchObject({ base: 'containerize', form: 'third' });
    expect(findVerbForm('acidified')).toMatchObject({ base: 'acidify', form: 'participle' });
    expect(findVerbForm('otherwise')).toBe(null);
  });

  test('are written in the form that a sentence needs', () => {
    expect(['have', 'try', 'pass'].map(thirdPerson)).toEqual(['has', 'tries', 'passes']);
    expect(['make', 'run', 'lie'].map(gerund)).toEqual(['making', 'running', 'lying']);
  });

  test('tell participles from past tenses', () => {
    expect(isParticiple('stored')).toBe(true);
    expect(isParticiple('need')).toBe(false);
    expect(isOnlyParticiple('given')).toBe(true);
    expect(isOnlyParticiple('stored')).toBe(false);
  });
});

describe('a line in plain English', () => {
  test.each([
    ['fast b/c of steam w/ coal', 'fast because of steam with coal'],
    ["we can't lose our data!!", 'you cannot lose your data'],
    ['it works on ANY OS', 'it works on any OS'],
    ['this is not not exact', 'this is not exact'],
    ['heat --> steam => motion', 'heat → steam → motion'],
    ['great :)', 'great'],
    ['100 requests / second / prefix', '100 requests per second per prefix'],
    ['from servers perspective', "from the server's perspective"],
    ['a type I error', 'a type I error'],
    ['in us-east-1 we win', 'in us-east-1 you win'],
    ["it'll fail", 'it will fail'],
  ])('%s', (raw, text) => {
    expect(tidyText(raw)).toBe(text);
  });
});
