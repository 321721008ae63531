import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NoteId } from '../../src/model/ids.ts';
import { NO_NOTE_ORDER, orderNotes } from '../../src/store/note-order.ts';
import { computePosition } from '../../src/store/queue-place.ts';

interface Row {
  readonly id: NoteId;
  readonly path: string;
  readonly order: number;
}

const incoming = fc.array(
  fc.record({
    id: fc.nat({ max: 40 }).map((n) => `note-${n}` as NoteId),
    path: fc.string({ unit: fc.constantFrom('a', 'b', '/', '1'), maxLength: 4 }),
  }),
  { maxLength: 6 },
);

/** Takes in the notes as the store does. */
function takeIn(stored: readonly Row[], notes: readonly { id: NoteId; path: string }[]): Row[] {
  const orders = orderNotes(stored, notes);
  const paths = new Map([...stored, ...notes].map((note) => [note.id, note.path]));
  return [...paths].map(([id, path]) => ({ id, path, order: orders.get(id) ?? Number.NaN }));
}

test('numbers sort as paths do, whatever is added and renamed in whatever order', () => {
  fc.assert(
    fc.property(fc.array(incoming, { maxLength: 8 }), (steps) => {
      let stored: Row[] = [];
      for (const step of steps) stored = takeIn(stored, step);
      const byOrder = [...stored].sort((a, b) => a.order - b.order);
      const byPath = [...stored].sort((a, b) =>
        a.path === b.path ? (a.id < b.id ? -1 : 1) : a.path < b.path ? -1 : 1,
      );
      expect(byOrder.map((note) => note.id)).toEqual(byPath.map((note) => note.id));
      for (const { order } of stored) {
        expect(Number.isInteger(order) && order >= 0 && order < NO_NOTE_ORDER).toBe(true);
        expect(Number.isSafeInteger(computePosition(order, 1_000_000) * 7)).toBe(true);
      }
    }),
  );
});

test('a note that is added moves no other as long as there is room', () => {
  const note = (path: string) => ({ id: path as NoteId, path });
  const first = takeIn([], ['b', 'd'].map(note));
  const second = takeIn(first, ['a', 'c', 'e'].map(note));
  expect(second.filter((row) => row.path === 'b' || row.path === 'd')).toEqual(first);
});

test('where there is no room left, all get new numbers', () => {
  let stored: Row[] = takeIn([], [{ id: 'z' as NoteId, path: 'z' }]);
  // Each note goes right in front of the last one and halves the room.
  for (let i = 0; i < 60; i++)
    stored = takeIn(stored, [{ id: `n${i}` as NoteId, path: `y${String(i).padStart(3, '0')}` }]);
  const orders = stored.sort((a, b) => (a.path < b.path ? -1 : 1)).map((row) => row.order);
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
  expect(new Set(orders).size).toBe(61);
});
