import { describe, expect, test } from 'vitest';
import { createCardState } from '../../src/model/card-state.ts';
import type { CardView } from '../../src/model/card-view.ts';
import type { CardId, EventId, FactId, NoteId } from '../../src/model/ids.ts';
import type { QueueCandidate } from '../../src/model/queue.ts';
import {
  countLeft,
  EMPTY_SESSION,
  GUARD_MILLIS,
  isAnswerShown,
  isReadyForGrade,
  reduceSession,
  type Session,
  type Shown,
} from '../../src/review/session.ts';

const days = (count: number) => ({ unit: 'days', days: count }) as const;

function candidate(name: string): QueueCandidate {
  return {
    state: createCardState(name as CardId),
    noteId: 'note' as NoteId,
    factId: `fact of ${name}` as FactId,
    priority: 0,
    position: 1,
  };
}

function shown(name: string): Shown {
  const from = candidate(name);
  const view: CardView = {
    card: {
      id: name as CardId,
      noteId: from.noteId,
      factId: from.factId,
      factKind: 'definition',
      form: 'question',
      question: `What is ${name}?`,
      answer: 'A thing',
      rule: 'definition',
      confidence: 1,
      priority: 0,
      source: { path: 'a.md', from: 3, to: 3 },
      context: [],
      place: 'deck',
      changedAt: '',
    },
    question: `What is ${name}?`,
    answer: 'A thing',
    isReworded: false,
    state: from.state,
  };
  return {
    view,
    note: null,
    candidate: from,
    preview: { 1: { unit: 'seconds', seconds: 60 }, 2: days(1), 3: days(3), 4: days(8) },
    shownAt: { atMillis: 1000, offsetMinutes: 0, day: 0 },
  };
}

const answer = (name: string, eventId: string) => ({
  eventId: eventId as EventId,
  cardId: name as CardId,
  noteId: 'note' as NoteId,
  question: `What is ${name}?`,
  line: 3,
  grade: 3 as const,
  durationMillis: 4000,
});

function start(...names: string[]): Session {
  return reduceSession(EMPTY_SESSION, { type: 'planned', queue: names.map(candidate) });
}

describe('a review session', () => {
  test('counts the shown card among those left', () => {
    const session = reduceSession(start('a', 'b', 'c'), { type: 'shown', shown: shown('a') });
    expect(session.step).toBe('question');
    expect(countLeft(session)).toBe(3);
  });

  test('a second tap right after uncovering is not a grade', () => {
    const question = reduceSession(start('a'), { type: 'shown', shown: shown('a') });
    const uncovered = reduceSession(question, { type: 'uncovered', atMillis: 5000 });
    expect(isReadyForGrade(uncovered, 5000 + GUARD_MILLIS - 1)).toBe(false);
    expect(isReadyForGrade(uncovered, 5000 + GUARD_MILLIS)).toBe(true);
  });

  test('a grade is refused while the answer is covered', () => {
    const question = reduceSession(start('a'), { type: 'shown', shown: shown('a') });
    expect(isReadyForGrade(question, 99_999)).toBe(false);
    expect(reduceSession(question, { type: 'pressed', grade: 3 })).toBe(question);
  });

  test('the key stays pressed and the card in front until the answer is on disk', () => {
    const uncovered = reduceSession(reduceSession(start('a', 'b'), { type: 'shown', shown: shown('a') }), {
      type: 'uncovered',
      atMillis: 5000,
    });
    const saving = reduceSession(uncovered, { type: 'pressed', grade: 2 });
    expect(saving.step).toBe('saving');
    expect(saving.pressed).toBe(2);
    expect(saving.shown?.view.card.id).toBe('a');
    expect(reduceSession(saving, { type: 'pressed', grade: 4 })).toBe(saving);
  });

  test('an answer that is not on disk stops the session and is not counted', () => {
    const question = reduceSession(start('a', 'b'), { type: 'shown', shown: shown('a') });
    const unsaved = reduceSession(question, {
      type: 'unsaved',
      unsaved: {
        writes: [
          {
            event: {
              kind: 'suspend',
              id: 'e1' as EventId,
              deviceId: 'd' as never,
              cardId: 'a' as CardId,
              isSuspended: true,
              atMillis: 1,
              offsetMinutes: 0,
              day: 0,
            },
            nextState: null,
            seenEventId: null,
          },
        ],
        reason: 'lost',
        detail: 'gone',
      },
    });
    expect(unsaved.step).toBe('unsaved');
    expect(unsaved.answers).toHaveLength(0);
    expect(countLeft(unsaved)).toBe(2);
  });

  test('the answer stays in view until the next card comes, so that no tap meets the old question again', () => {
    const question = reduceSession(start('a', 'b'), { type: 'shown', shown: shown('a') });
    const uncovered = reduceSession(question, { type: 'uncovered', atMillis: 5000 });
    const saving = reduceSession(uncovered, { type: 'pressed', grade: 3 });
    const saved = reduceSession(saving, { type: 'saved', answer: answer('a', 'e1'), requeued: null });
    expect([question, uncovered, saving, saved].map(isAnswerShown)).toEqual([false, true, true, true]);
    expect(isAnswerShown(reduceSession(saved, { type: 'shown', shown: shown('b') }))).toBe(false);
  });

  test('a card with a step running comes again, another one does not', () => {
    const question = reduceSession(start('a', 'b'), { type: 'shown', shown: shown('a') });
    const again = reduceSession(question, { type: 'saved', answer: answer('a', 'e1'), requeued: candidate('a') });
    expect(again.queue.map((entry) => entry.state.cardId)).toEqual(['b', 'a']);
    const done = reduceSession(question, { type: 'saved', answer: answer('a', 'e1'), requeued: null });
    expect(done.queue.map((entry) => entry.state.cardId)).toEqual(['b']);
  });

  test('undo puts the card in front again, the open one behind it, and forgets the answer', () => {
    const first = reduceSession(start('a', 'b'), { type: 'shown', shown: shown('a') });
    const saved = reduceSession(first, { type: 'saved', answer: answer('a', 'e1'), requeued: candidate('a') });
    const second = reduceSession(saved, { type: 'shown', shown: shown('b') });
    const undone = reduceSession(second, {
      type: 'undone',
      eventId: 'e1' as EventId,
      shown: shown('a'),
      returned: [candidate('c')],
    });
    expect(undone.step).toBe('question');
    expect(undone.shown?.view.card.id).toBe('a');
    expect(undone.queue.map((entry) => entry.state.cardId)).toEqual(['c', 'b']);
    expect(undone.answers).toHaveLength(0);
  });

  test('undo of a card that is not to be asked leaves the one in front', () => {
    const question = reduceSession(start('a', 'b'), { type: 'shown', shown: shown('a') });
    const undone = reduceSession(question, { type: 'undone', eventId: 'e1' as EventId, shown: null, returned: [] });
    expect(undone).toEqual(question);
  });

  test('a card that is put away leaves the front, its siblings the queue', () => {
    const question = reduceSession(start('a', 'b', 'c'), { type: 'shown', shown: shown('a') });
    const dropped = reduceSession(question, { type: 'dropped', cardIds: ['a', 'c'] as CardId[] });
    expect(dropped).toMatchObject({ step: 'loading', shown: null });
    expect(dropped.queue.map((entry) => entry.state.cardId)).toEqual(['b']);
    const others = reduceSession(question, { type: 'dropped', cardIds: ['c'] as CardId[] });
    expect(others).toMatchObject({ step: 'question', shown: question.shown });
  });

  test('a changed card gets its buttons anew', () => {
    const question = reduceSession(start('a'), { type: 'shown', shown: shown('a') });
    const flagged = { ...shown('a').view, state: { ...shown('a').view.state, flag: 2 as const } };
    const reworded = reduceSession(question, { type: 'reworded', view: flagged });
    expect(reworded.shown).toMatchObject({ view: flagged, preview: null });
    expect(reduceSession(question, { type: 'reworded', view: shown('b').view })).toBe(question);
  });
});
