import { describe, expect, test } from 'vitest';
import { readSearch } from '../../../src/app/library/read-search.ts';
import type { SearchProblem, SearchQuery } from '../../../src/app/library/search-query.ts';

const text = (words: string): SearchQuery => ({ kind: 'text', field: 'any', text: words });

function read(search: string): SearchQuery {
  const result = readSearch(search);
  if (!result.ok) throw new Error(`${search}: ${JSON.stringify(result.problem)}`);
  return result.value;
}

function refuse(search: string): SearchProblem {
  const result = readSearch(search);
  if (result.ok) throw new Error(`${search} was read as ${JSON.stringify(result.value)}`);
  return result.problem;
}

describe('reading a search', () => {
  test('nothing is every card', () => {
    expect(read('')).toEqual({ kind: 'all' });
    expect(read('  \t')).toEqual({ kind: 'all' });
  });

  test('words side by side must all be there, without case and accents', () => {
    expect(read('Docker  IMÁGE')).toEqual({ kind: 'and', of: [text('docker'), text('image')] });
    expect(read('docker and image')).toEqual(read('docker image'));
  });

  test('a phrase is one text, whatever stands in it', () => {
    expect(read('"load (balancer) or not"')).toEqual(text('load (balancer) or not'));
    expect(read('"or"')).toEqual(text('or'));
  });

  test('or binds weaker than side by side, and brackets stronger', () => {
    expect(read('a b or c')).toEqual({ kind: 'or', of: [{ kind: 'and', of: [text('a'), text('b')] }, text('c')] });
    expect(read('a (b OR c)')).toEqual({ kind: 'and', of: [text('a'), { kind: 'or', of: [text('b'), text('c')] }] });
  });

  test('minus and not turn the next piece round, twice as well', () => {
    expect(read('-a')).toEqual({ kind: 'not', of: text('a') });
    expect(read('not (a b)')).toEqual({ kind: 'not', of: { kind: 'and', of: [text('a'), text('b')] } });
    expect(read('-not a')).toEqual({ kind: 'not', of: { kind: 'not', of: text('a') } });
  });

  test('a minus inside a word or alone is plain text', () => {
    expect(read('multi-az')).toEqual(text('multi-az'));
    expect(read('-')).toEqual(text('-'));
  });

  test.each<[string, SearchQuery]>([
    ['deck:AWS/Storage', { kind: 'deck', text: 'aws/storage' }],
    ['deck:"my notes"', { kind: 'deck', text: 'my notes' }],
    ['"deck:my notes"', text('deck:my notes')],
    ['tag:exam', { kind: 'tag', text: 'exam' }],
    ['note:ECS', { kind: 'note', text: 'ecs' }],
    ['is:due', { kind: 'is', condition: 'due' }],
    ['is:paused', { kind: 'is', condition: 'suspended' }],
    ['rule:definition*', { kind: 'rule', text: 'definition*' }],
    ['kind:table-cell', { kind: 'fact', fact: 'table-cell' }],
    ['flag:3', { kind: 'flag', flag: 3 }],
    ['flag:red', { kind: 'flag', flag: 1 }],
    ['flag:none', { kind: 'flag', flag: 0 }],
    ['prop:s>30', { kind: 'prop', of: 's', is: '>', value: 30 }],
    ['prop:d>=8', { kind: 'prop', of: 'd', is: '>=', value: 8 }],
    ['prop:r<0.8', { kind: 'prop', of: 'r', is: '<', value: 0.8 }],
    ['prop:r<80%', { kind: 'prop', of: 'r', is: '<', value: 0.8 }],
    ['prop:r<0,8', { kind: 'prop', of: 'r', is: '<', value: 0.8 }],
    ['prop:lapses!=3', { kind: 'prop', of: 'lapses', is: '!=', value: 3 }],
    ['prop:due=-2', { kind: 'prop', of: 'due', is: '=', value: -2 }],
    ['added:7', { kind: 'added', days: 7 }],
    ['changed:7', { kind: 'changed', days: 7 }],
    ['edited:7', { kind: 'changed', days: 7 }],
    ['rated:1', { kind: 'rated', days: 1, grade: null }],
    ['rated:30:1', { kind: 'rated', days: 30, grade: 1 }],
    ['question:what', { kind: 'text', field: 'question', text: 'what' }],
    ['back:bucket', { kind: 'text', field: 'answer', text: 'bucket' }],
    ['s3:GetObject', text('s3:getobject')],
    ['https://example.org', text('https://example.org')],
    ['AWS::S3::Bucket', text('aws::s3::bucket')],
  ])('%s', (search, expected) => {
    expect(read(search)).toEqual(expected);
  });
});

describe('a search that cannot be understood says where and why', () => {
  test.each<[string, SearchProblem]>([
    ['a "b c', { code: 'open-quote', at: 2, text: '"b c' }],
    ['a (b or c', { code: 'open-bracket', at: 2, text: '(' }],
    ['a b)', { code: 'stray-bracket', at: 3, text: ')' }],
    [')', { code: 'stray-bracket', at: 0, text: ')' }],
    ['a (', { code: 'open-bracket', at: 2, text: '(' }],
    ['a ()', { code: 'empty-bracket', at: 2, text: '()' }],
    ['a or', { code: 'missing-after', at: 2, text: 'or' }],
    ['or a', { code: 'missing-after', at: 0, text: 'or' }],
    ['a and', { code: 'missing-after', at: 2, text: 'and' }],
    ['and a', { code: 'missing-after', at: 0, text: 'and' }],
    ['a or or b', { code: 'missing-after', at: 2, text: 'or' }],
    ['not', { code: 'missing-after', at: 0, text: 'not' }],
    ['(not)', { code: 'missing-after', at: 1, text: 'not' }],
    ['deck:', { code: 'missing-value', at: 0, text: 'deck:' }],
    ['x dekc:aws', { code: 'unknown-key', at: 2, text: 'dekc:aws', instead: 'deck:' }],
    ['is:deu', { code: 'unknown-condition', at: 0, text: 'is:deu', instead: 'due' }],
    ['flag:9', { code: 'bad-flag', at: 0, text: 'flag:9' }],
    ['prop:s', { code: 'bad-comparison', at: 0, text: 'prop:s' }],
    ['prop:s>much', { code: 'bad-comparison', at: 0, text: 'prop:s>much' }],
    ['prop:x>1', { code: 'unknown-number', at: 0, text: 'prop:x>1', instead: 's, d, r, lapses, reps, ivl, due' }],
    ['added:0', { code: 'bad-days', at: 0, text: 'added:0' }],
    ['added:week', { code: 'bad-days', at: 0, text: 'added:week' }],
    ['rated:1:5', { code: 'bad-grade', at: 0, text: 'rated:1:5' }],
    ['rated:1:1:1', { code: 'bad-days', at: 0, text: 'rated:1:1:1' }],
    ['kind:definitoin', { code: 'unknown-kind', at: 0, text: 'kind:definitoin', instead: 'definition' }],
  ])('%s', (search, expected) => {
    expect(refuse(search)).toEqual(expected);
  });

  test('any text at all is either read or refused, and the place lies in it', () => {
    let seed = 7;
    const pieces = [
      'a',
      '"',
      '(',
      ')',
      '-',
      ' ',
      'or',
      'and',
      'not',
      'is:',
      'due',
      'prop:s>',
      '3',
      ':',
      'é',
      '*',
      '\\',
      '[',
      '.',
    ];
    for (let round = 0; round < 3_000; round++) {
      let search = '';
      for (let length = 0; length < 8; length++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
        search += pieces[seed % pieces.length];
      }
      const result = readSearch(search);
      if (!result.ok) expect(search.slice(result.problem.at)).toContain(result.problem.text.slice(0, 1));
    }
  });
});
