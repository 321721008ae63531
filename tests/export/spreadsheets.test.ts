import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { nameNoteFiles } from '../../src/export/note-file-names.ts';
import { overviewLog, writeCardsTable, writeReviewsCsv } from '../../src/export/spreadsheets.ts';
import type { LogEvent } from '../../src/model/event.ts';
import type { Grade } from '../../src/model/grade.ts';
import { editEvent, gradeWrite, NOON, noteId, reviewEvent, sampleCard, undoEvent } from '../store/helpers/samples.ts';

async function* inPages<Thing>(things: readonly Thing[], size: number): AsyncGenerator<readonly Thing[]> {
  for (let i = 0; i < things.length; i += size) yield things.slice(i, i + size);
}

async function writeReviews(events: readonly LogEvent[], size: number): Promise<string> {
  const overview = await overviewLog(inPages(events, size));
  const pieces: string[] = [];
  for await (const piece of writeReviewsCsv(inPages(events, size), overview)) pieces.push(piece);
  return pieces.join('');
}

describe('the table of reviews', () => {
  test('has the columns of the optimizer, in order, without undone answers and practice', async () => {
    const events = [
      reviewEvent('e3', 'c1', { atMillis: 3_000, grade: 1, phaseBefore: 'review', durationMillis: 900 }),
      reviewEvent('e1', 'c1', { atMillis: 1_000 }),
      reviewEvent('e2', 'c2', { atMillis: 2_000, phaseBefore: 'relearning' }),
      reviewEvent('e4', 'c3', { atMillis: 4_000 }),
      undoEvent('e5', 'e4', 'c3', { atMillis: 5_000 }),
      reviewEvent('e6', 'c3', { atMillis: 6_000, affectsSchedule: false }),
    ];
    expect(await writeReviews(events, 10)).toBe(
      'card_id,review_time,review_rating,review_state,review_duration\n' +
        'c1,1000,3,0,4200\n' +
        'c2,2000,3,3,4200\n' +
        'c1,3000,1,2,900\n',
    );
  });

  test('holds the same rows however the log is cut into pages, also where an undo stands on a later one', async () => {
    const events = [
      reviewEvent('e1', 'c1', { atMillis: 1_000 }),
      reviewEvent('e2', 'c1', { atMillis: 2_000 }),
      undoEvent('e3', 'e2', 'c1', { atMillis: 3_000 }),
      reviewEvent('e4', 'c2', { atMillis: 4_000 }),
      undoEvent('e5', 'e4', 'c2', { atMillis: 5_000 }),
      undoEvent('e6', 'e5', 'c2', { atMillis: 6_000 }),
    ];
    const whole = await writeReviews(events, 100);
    expect(whole.trimEnd().split('\n')).toHaveLength(3);
    for (const size of [1, 2, 3]) expect(await writeReviews(events, size)).toBe(whole);
  });

  // Source: open-spaced-repetition/fsrs-optimizer 6.5, create_time_series, and srs-benchmark's reading of the same columns.
  test('is what the optimizer reads: whole numbers, milliseconds after 2006, grades 1 to 4, states 0 to 3', async () => {
    const phases = ['new', 'learning', 'review', 'relearning'] as const;
    const events = phases.map((phaseBefore, i) =>
      reviewEvent(`e${i}`, 'card, with "everything"', { grade: (i + 1) as Grade, phaseBefore, atMillis: NOON + i }),
    );
    const { data, errors } = Papa.parse<Record<string, string>>(await writeReviews(events, 2), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data.map((row) => row['card_id'])).toEqual(events.map((event) => event.cardId));
    for (const [i, row] of data.entries()) {
      expect(Object.keys(row)).toEqual(['card_id', 'review_time', 'review_rating', 'review_state', 'review_duration']);
      expect(new Date(Number(row['review_time'])).getUTCFullYear()).toBeGreaterThanOrEqual(2006);
      expect([row['review_rating'], row['review_state']]).toEqual([String(i + 1), String(i)]);
      expect(Number.isSafeInteger(Number(row['review_duration']))).toBe(true);
    }
  });
});

describe('the table of cards', () => {
  const at = (path: string, from: number) => ({ source: { path, from, to: from } });
  const cards = [
    sampleCard('c3', 'b', at('b.md', 1)),
    sampleCard('c2', 'a', { ...at('a.md', 9), question: 'Say "hi", twice', answer: 'one\ntwo' }),
    sampleCard('c1', 'a', { ...at('a.md', 2), answer: 'with\ttab' }),
  ];

  test('comes in the order of the notes, quoted where it must be, with the wording of the learner', async () => {
    const events = [
      editEvent('e1', 'c3', { question: '=1+1', answer: 'Mine' }),
      gradeWrite('e2', 'c1').event,
      editEvent('e3', 'c1', { question: 'Gone', answer: 'Gone' }, { atMillis: 1 }),
      editEvent('e4', 'c1', null, { atMillis: 2 }),
    ];
    expect([...writeCardsTable(cards, await overviewLog(inPages(events, 2)), ',')].join('')).toBe(
      'question,answer,note,from,to,form,rule,place,id\n' +
        'What is c1?,with\ttab,a.md,2,2,question,definition-dash,deck,c1\n' +
        '"Say ""hi"", twice","one\ntwo",a.md,9,9,question,definition-dash,deck,c2\n' +
        '=1+1,Mine,b.md,1,1,question,definition-dash,deck,c3\n',
    );
  });

  test('quotes tabs instead of commas when tabs stand between', () => {
    const lines = [...writeCardsTable(cards.slice(2), { wordings: new Map() }, '\t')];
    expect(lines[1]).toBe('What is c1?\t"with\ttab"\ta.md\t2\t2\tquestion\tdefinition-dash\tdeck\tc1\n');
  });
});

describe('names of notes in an archive', () => {
  const names = (...paths: string[]) =>
    [...nameNoteFiles(paths.map((path, i) => ({ id: noteId(`n${i}`), path }))).entries()]
      .sort()
      .map(([, name]) => name);

  test('are their own paths', () => {
    expect(names('aws/17-ecs.md', 's3.markdown', 'plain.txt')).toEqual(['aws/17-ecs.md', 's3.markdown', 'plain.txt']);
  });

  test('never lead out of the archive, and hold nothing that a file system refuses', () => {
    expect(names('../../etc/passwd', '/abs/./x.md', 'a\\b:c?.md', '..', '')).toEqual([
      'etc/passwd.md',
      'abs/x.md',
      'a_b_c_.md',
      'note-2.md',
      'note.md',
    ]);
  });

  test('are told apart where a file system would not', () => {
    expect(names('a/Note.md', 'a/note.md', 'a/note.md')).toEqual(['a/Note.md', 'a/note-2.md', 'a/note-3.md']);
  });
});
