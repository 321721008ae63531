import { beforeAll, describe, expect, test } from 'vitest';
import { quoteError, sayDetail, sayTrouble } from '../../src/review/say-trouble.ts';
import { loadLaterText } from '../../src/ui/text/text.ts';
import { findMessages, findValueNames, readEnglish, readSource } from '../helpers/find-messages.ts';

beforeAll(loadLaterText);

describe('what the store says', () => {
  const catalogue = readEnglish('store');
  const source = readSource(['store']);
  const messages = findMessages(source);

  test('every sentence takes exactly the values that come with it', () => {
    expect(messages.length).toBeGreaterThan(5);
    for (const { id, valueNames } of messages) {
      expect(catalogue[`store.${id}`], id).toBeDefined();
      expect(findValueNames(catalogue[`store.${id}`] ?? ''), id).toEqual(valueNames);
    }
  });

  test('no sentence lies in the catalogue that nothing says', () => {
    const ids = Object.keys(catalogue).flatMap((id) => (id.startsWith('store.') ? [id.slice('store.'.length)] : []));
    expect(ids.filter((id) => !source.includes(`'${id}'`))).toEqual([]);
  });

  test('no detail is written there in words', () => {
    expect(source.match(/reason: '\w+', detail: ['"`][^'"`]*/g) ?? []).toEqual([]);
  });
});

describe('a write that failed', () => {
  test('is told with what to do; words of the browser are quoted behind it', () => {
    expect(sayTrouble({ reason: 'quota', detail: 'QuotaExceededError: no room' })).toBe(
      'The device has no room left. Free some space, then do it again. The browser said: “QuotaExceededError: no room”',
    );
    expect(sayTrouble({ reason: 'unknown', detail: '' })).toBe('The browser could not do it. Try it again.');
  });

  test('is told in a sentence of the store where it knows better', () => {
    const detail = { id: 'no-answer', values: { seconds: 15 } } as const;
    expect(sayTrouble({ reason: 'lost', detail })).toBe(
      'The browser did not answer for 15 seconds. Reload the page, then do it again.',
    );
    expect(sayDetail(detail)).toBe('The browser did not answer for 15 seconds.');
    expect(sayDetail('AbortError')).toBe('AbortError');
  });

  test('an error without a sentence is quoted', () => {
    expect(quoteError(new Error('torn'))).toBe('The browser said: “torn”');
    expect(quoteError('cut off')).toBe('The browser said: “cut off”');
  });
});
