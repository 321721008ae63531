import { expect, test } from 'vitest';
import { classifyError, NoAnswerError } from '../../src/store/error-classes.ts';

const dom = (name: string, message = '') => new DOMException(message, name);
const wrapped = (name: string, inner: unknown) => Object.assign(new Error('outer'), { name, inner });

test.each([
  ['a full quota at the commit', wrapped('AbortError', dom('QuotaExceededError')), 'quota'],
  ['a full quota', dom('QuotaExceededError'), 'quota'],
  ['a full disk while opening', dom('UnknownError', 'Internal error opening backing store: full disk'), 'quota'],
  [
    'a lost server',
    dom('UnknownError', 'Connection to Indexed Database server lost. Refresh the page to try again'),
    'lost',
  ],
  ['a lost server inside a closed database', wrapped('DatabaseClosedError', dom('UnknownError', 'whatever')), 'lost'],
  ['damaged files', dom('UnknownError', 'Internal error opening backing store for indexedDB.open.'), 'lost'],
  ['a closing connection', dom('InvalidStateError', 'The database connection is closing.'), 'lost'],
  [
    'a dead handle',
    dom('UnknownError', 'Attempt to get a record from database without an in-progress transaction'),
    'lost',
  ],
  ['a newer version', dom('VersionError'), 'superseded'],
  ['an abort without a reason', dom('AbortError'), 'unknown'],
  ['a thrown text', 'something', 'unknown'],
  ['nothing at all', undefined, 'unknown'],
])('%s', (_, error, reason) => {
  expect(classifyError(error).reason).toBe(reason);
});

test('an error of the store says what it is in a sentence of the catalogue, whatever is around it', () => {
  const own = new NoAnswerError({ id: 'no-answer', values: { seconds: 15 } });
  const trouble = { reason: 'lost', detail: { id: 'no-answer', values: { seconds: 15 } } };
  expect(classifyError(own)).toEqual(trouble);
  expect(classifyError(wrapped('AbortError', own))).toEqual(trouble);
});

test('the detail has the words of all errors in the chain, and a chain without end ends', () => {
  expect(classifyError(wrapped('AbortError', dom('QuotaExceededError', 'no room'))).detail).toBe(
    'AbortError: outer / QuotaExceededError: no room',
  );
  const endless = wrapped('Odd', undefined);
  endless.inner = endless;
  expect(classifyError(endless).reason).toBe('unknown');
});
