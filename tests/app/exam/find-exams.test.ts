import { expect, test } from 'vitest';
import { findExams } from '../../../src/app/exam/find-exams.ts';
import type { NoteId } from '../../../src/model/ids.ts';

const paths = new Map<NoteId, string>([
  ['a' as NoteId, 'aws/1.md'],
  ['b' as NoteId, 'aws/2.md'],
  ['c' as NoteId, 'biology/1.md'],
]);

test('without an exam there is none', () => {
  expect(findExams({}, paths, 100)).toEqual([]);
});

test('an exam of a folder holds for its notes only', () => {
  expect(findExams({ 'examDay@folder:aws': 120 }, paths, 100)).toEqual([
    { day: 120, target: 0.95, scope: 'folder:aws', noteIds: ['a', 'b'] },
  ]);
});

test('the innermost deck decides, and the next exam comes first', () => {
  const values = { examDay: 150, 'examDay@note:b': 110, 'examRetention@note:b': 0.9 };
  expect(findExams(values, paths, 100)).toEqual([
    { day: 110, target: 0.9, scope: 'note:b', noteIds: ['b'] },
    { day: 150, target: 0.95, scope: null, noteIds: ['a', 'c'] },
  ]);
});

test('a day that is over counts no more, today still does', () => {
  expect(findExams({ examDay: 99 }, paths, 100)).toEqual([]);
  expect(findExams({ examDay: 100 }, paths, 100)).toHaveLength(1);
});

test('a part of a deck that wants to know more by the same day is an exam of its own', () => {
  const exams = findExams({ examDay: 150, 'examRetention@folder:biology': 0.97 }, paths, 100);
  expect(exams.map(({ target, noteIds }) => [target, noteIds])).toEqual([
    [0.95, ['a', 'b']],
    [0.97, ['c']],
  ]);
});
