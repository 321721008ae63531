import { describe, expect, it } from 'vitest';
import { lineOfItem, readJson } from '../../src/generate/read-json.ts';

describe('reading JSON', () => {
  it('gives the data', () => {
    expect(readJson('[1, {"a": "b"}]')).toEqual({ ok: true, data: [1, { a: 'b' }] });
  });

  it.each([
    ['a comma too many', '[\n  {"a": 1},\n]', 3],
    ['an unfinished string', '[\n  {"a": "x},\n  {"b": 2}\n]', 2],
    ['a name without a value', '{\n  "a"\n}', 3],
    ['a second value', '[1]\n[2]', 2],
    ['a word', 'cards', 1],
    ['nothing', '', 1],
    ['an end too early', '[\n  {"a": 1},\n  {"b"', 3],
    ['a conflict of a merge', '{\n  "a": 1,\n<<<<<<< HEAD\n  "b": 2\n}', 3],
  ])('names the line of %s', (_, text, line) => {
    expect(readJson(text)).toMatchObject({
      ok: false,
      line,
      message: expect.stringMatching(/^This is no JSON: .+\.$/),
    });
  });
});

describe('the line of an item', () => {
  const list = '[\n {\n  "a": "} ]\\" [{",\n  "b": {"c": [1]}\n },\n {"a": 2}, {"a": 3}\n]';

  it('counts only items of the outer array', () => {
    expect([0, 1, 2].map((index) => lineOfItem(list, index))).toEqual([2, 6, 6]);
  });

  it('counts items that are no objects', () => {
    expect(lineOfItem('[\n null,\n [1, 2],\n "x, y",\n 7\n]', 3)).toBe(5);
  });

  it('finds the cards of a deck', () => {
    expect(lineOfItem('{\n "context": "x",\n "cards": [\n  {"id": 1},\n  {"id": 2}\n ]\n}', 1)).toBe(5);
  });
});
