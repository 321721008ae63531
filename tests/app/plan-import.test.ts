import { expect, test } from 'vitest';
import { joinImport } from '../../src/app/plan-import.ts';

const STAMP = '1';
const LATER = '2';
const path = 'aws/queues.md';
const text = '# Queues\n\n**SQS** = managed message queue for decoupling services\n';

test('a new note brings its cards, and the same text again brings nothing', () => {
  const first = joinImport([], [], [{ path, text }], STAMP);
  expect(first.write.notes.map((note) => note.path)).toEqual([path]);
  expect(first.write.cards.length).toBeGreaterThan(0);
  const again = joinImport(first.write.notes, first.write.cards, [{ path, text }], LATER);
  expect(again.write).toEqual({ notes: [], cards: [] });
});

test('a file chosen without its folder is a new version of the note with that name, and its cards keep their ids', () => {
  const first = joinImport([], [], [{ path, text }], STAMP);
  const edited = text.replace('managed message queue', 'managed mesage queue');
  const second = joinImport(first.write.notes, first.write.cards, [{ path: 'queues.md', text: edited }], LATER);
  expect(second.paths).toEqual([path]);
  expect(second.changes.filter((change) => change.kind === 'new' || change.kind === 'gone')).toEqual([]);
  expect(new Set(second.changes.map((change) => change.card.id))).toEqual(
    new Set(first.write.cards.map((card) => card.id)),
  );
});

test('adding one note leaves the cards of the others alone', () => {
  const first = joinImport([], [], [{ path, text }], STAMP);
  const other = '# Topics\n\n**SNS** = managed service that sends messages to many subscribers\n';
  const second = joinImport(first.write.notes, first.write.cards, [{ path: 'topics.md', text: other }], LATER);
  expect(second.write.notes.map((note) => note.path)).toEqual(['topics.md']);
  expect(second.write.cards.every((card) => card.source.path === 'topics.md')).toBe(true);
});
