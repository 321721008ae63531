import { describe, expect, test } from 'vitest';
import type { EventWrite } from '../../src/model/write.ts';
import { forgetParkedWrite, parkWrite } from '../../src/store/parked-write.ts';
import { readParkedWrite } from '../../src/store/read-parked-write.ts';
import { createMemoryStorage } from '../../src/store/witness.ts';
import { createBrowser } from './helpers/open.ts';
import {
  editEvent,
  gradeWrite,
  newState,
  sampleCard,
  sampleNote,
  settingEvent,
  suspendEvent,
  undoEvent,
} from './helpers/samples.ts';

const writes: EventWrite[] = [
  gradeWrite('e1', 'c1'),
  { event: undoEvent('e2', 'e1', null), nextState: null, seenEventId: null },
  { event: suspendEvent('e3', 'c1', true), nextState: newState('c1'), seenEventId: null },
  { event: editEvent('e4', 'c1', { question: 'Q', answer: 'A' }), nextState: newState('c1'), seenEventId: null },
  { event: editEvent('e5', 'c1', null), nextState: newState('c1'), seenEventId: null },
  { event: settingEvent('e6', 'theme', 'dark'), nextState: null, seenEventId: null },
];

describe('a parked write', () => {
  test.each(writes.map((write) => [write.event.kind, write] as const))(
    'of kind %s comes back whole until it is forgotten',
    (_, write) => {
      const storage = createMemoryStorage();
      expect(parkWrite(storage, write)).toBe(true);
      expect(readParkedWrite(storage)).toEqual(write);
      expect(readParkedWrite(storage)).toEqual(write);
      forgetParkedWrite(storage);
      expect(readParkedWrite(storage)).toBeNull();
    },
  );

  test('is recorded once, although the write it repeats had happened', async () => {
    const storage = createMemoryStorage();
    const store = await createBrowser().openReady();
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1')] });
    const write = gradeWrite('e1', 'c1');
    parkWrite(storage, write);
    await store.recordEvent(write);
    const parked = readParkedWrite(storage);
    expect(parked).not.toBeNull();
    if (parked !== null) expect(await store.recordEvent(parked)).toEqual({ kind: 'saved' });
    expect(await store.readCounts()).toMatchObject({ events: 1, reviews: 1 });
  });

  test.each([
    ['torn', (text: string) => text.slice(0, -10)],
    ['of another format', (text: string) => text.replace('"format":1', '"format":2')],
    ['with a grade that does not exist', (text: string) => text.replace('"grade":3', '"grade":5')],
    ['without an id', (text: string) => text.replace('"id":"e1"', '"id":""')],
    ['with a state of another shape', (text: string) => text.replace('"phase":"review"', '"phase":"asleep"')],
  ])('that is %s is not used', (_, spoil) => {
    const parked: string[] = [];
    const write = gradeWrite('e1', 'c1');
    parkWrite({ ...createMemoryStorage(), setItem: (_key, value) => void parked.push(value) }, write);
    const whole = parked[0] ?? '';
    const spoiled = spoil(whole);
    expect(spoiled).not.toBe(whole);
    const removed: string[] = [];
    const storage = { getItem: () => spoiled, setItem: () => {}, removeItem: (key: string) => void removed.push(key) };
    expect(readParkedWrite(storage)).toBeNull();
    expect(removed).toHaveLength(1);
  });

  test('does not throw where there is no storage', () => {
    const refuse = () => {
      throw new DOMException('Access is denied.', 'SecurityError');
    };
    const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
    expect(parkWrite(storage, gradeWrite('e1', 'c1'))).toBe(false);
    expect(readParkedWrite(storage)).toBeNull();
  });
});
