import { describe, expect, test } from 'vitest';
import { writeCardsTable, writeReviewsCsv } from '../../src/export/spreadsheets.ts';
import { editEvent, gradeWrite, reviewEvent, sampleCard, undoEvent } from '../store/helpers/samples.ts';

describe('the table of reviews', () => {
  test('has the columns of the optimizer, in order, without undone answers and practice', () => {
    const events = [
      reviewEvent('e3', 'c1', { atMillis: 3_000, grade: 1, phaseBefore: 'review', durationMillis: 900 }),
      reviewEvent('e1', 'c1', { atMillis: 1_000 }),
      reviewEvent('e2', 'c2', { atMillis: 2_000, phaseBefore: 'relearning' }),
      reviewEvent('e4', 'c3', { atMillis: 4_000 }),
      undoEvent('e5', 'e4', 'c3', { atMillis: 5_000 }),
      reviewEvent('e6', 'c3', { atMillis: 6_000, affectsSchedule: false }),
    ];
    expect([...writeReviewsCsv(events)].join('')).toBe(
      'card_id,review_time,review_rating,review_state,review_duration\n' +
        'c1,1000,3,0,4200\n' +
        'c2,2000,3,3,4200\n' +
        'c1,3000,1,2,900\n',
    );
  });
});

describe('the table of cards', () => {
  const at = (path: string, from: number) => ({ source: { path, from, to: from } });
  const cards = [
    sampleCard('c3', 'b', at('b.md', 1)),
    sampleCard('c2', 'a', { ...at('a.md', 9), question: 'Say "hi", twice', answer: 'one\ntwo' }),
    sampleCard('c1', 'a', { ...at('a.md', 2), answer: 'with\ttab' }),
  ];

  test('comes in the order of the notes, quoted where it must be, with the wording of the learner', () => {
    const events = [
      editEvent('e1', 'c3', { question: '=1+1', answer: 'Mine' }),
      gradeWrite('e2', 'c1').event,
      editEvent('e3', 'c1', { question: 'Gone', answer: 'Gone' }, { atMillis: 1 }),
      editEvent('e4', 'c1', null, { atMillis: 2 }),
    ];
    expect([...writeCardsTable({ cards, events }, ',')].join('')).toBe(
      'question,answer,note,from,to,form,rule,place,id\n' +
        'What is c1?,with\ttab,a.md,2,2,question,definition-dash,deck,c1\n' +
        '"Say ""hi"", twice","one\ntwo",a.md,9,9,question,definition-dash,deck,c2\n' +
        '=1+1,Mine,b.md,1,1,question,definition-dash,deck,c3\n',
    );
  });

  test('quotes tabs instead of commas when tabs stand between', () => {
    const lines = [...writeCardsTable({ cards: cards.slice(2), events: [] }, '\t')];
    expect(lines[1]).toBe('What is c1?\t"with\ttab"\ta.md\t2\t2\tquestion\tdefinition-dash\tdeck\tc1\n');
  });
});
