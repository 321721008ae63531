import { describe, expect, test } from 'vitest';
import type { EventWrite } from '../../src/model/write.ts';
import { followWrite } from '../../src/store/park-acts.ts';
import { isWriteParked, PARKED_KEY } from '../../src/store/parked-write.ts';
import { readParkedActs } from '../../src/store/read-parked-write.ts';
import { createMemoryStorage } from '../../src/store/witness.ts';
import { createBrowser } from './helpers/open.ts';
import {
  editEvent,
  eventId,
  gradeWrite,
  newState,
  sampleCard,
  sampleNote,
  settingEvent,
  suspendEvent,
  undoEvent,
} from './helpers/samples.ts';

const setting = (id: string, key: string): EventWrite => ({
  event: settingEvent(id, key, 'dark'),
  nextState: null,
  seenEventId: null,
});

const writes: EventWrite[] = [
  gradeWrite('e1', 'c1'),
  { event: undoEvent('e2', 'e1', null), nextState: null, seenEventId: null },
  { event: suspendEvent('e3', 'c1', true), nextState: newState('c1'), seenEventId: null },
  { event: editEvent('e4', 'c1', { question: 'Q', answer: 'A' }), nextState: newState('c1'), seenEventId: null },
  { event: editEvent('e5', 'c1', null), nextState: newState('c1'), seenEventId: null },
  setting('e6', 'theme'),
];
const lost = { kind: 'not-saved', reason: 'lost', detail: 'gone' } as const;
const saved = { kind: 'saved' } as const;

describe('an act that could not be written', () => {
  test.each(writes.map((write) => [write.event.kind, write] as const))(
    'of kind %s comes back whole until it is written',
    (_, write) => {
      const storage = createMemoryStorage();
      followWrite(storage, [write], lost);
      expect(readParkedActs(storage)).toEqual([[write]]);
      expect(readParkedActs(storage)).toEqual([[write]]);
      followWrite(storage, [write], saved);
      expect(isWriteParked(storage)).toBe(false);
    },
  );

  test('of several events comes back as one, behind those that wait longer', () => {
    const storage = createMemoryStorage();
    const act = [gradeWrite('e8', 'c2'), gradeWrite('e9', 'c3')];
    followWrite(storage, [gradeWrite('e1', 'c1')], lost);
    followWrite(storage, act, lost);
    followWrite(storage, act, lost);
    expect(readParkedActs(storage)).toEqual([[gradeWrite('e1', 'c1')], act]);
    followWrite(storage, act, { kind: 'stale' });
    expect(readParkedActs(storage)).toEqual([[gradeWrite('e1', 'c1')]]);
  });

  test('with ten thousand events fits into what a browser gives to a tab', () => {
    const storage = createMemoryStorage();
    const act = Array.from({ length: 10_000 }, (_, i) =>
      gradeWrite(`0198e09f-9f1e-7000-8000-${String(i).padStart(12, '0')}`, `c${i}`),
    );
    followWrite(storage, act, lost);
    expect((storage.getItem(PARKED_KEY) ?? '').length).toBeLessThan(2_000_000);
    expect(readParkedActs(storage)).toEqual([act]);
  });

  test('that changed settings is let go when all of them were set anew', () => {
    const storage = createMemoryStorage();
    followWrite(storage, [setting('e1', 'theme'), setting('e2', 'weights')], lost);
    followWrite(storage, [setting('e3', 'theme')], saved);
    expect(readParkedActs(storage)).toHaveLength(1);
    followWrite(storage, [setting('e4', 'theme'), setting('e5', 'weights')], saved);
    expect(isWriteParked(storage)).toBe(false);
  });

  test('is recorded once, although the write it repeats had happened', async () => {
    const storage = createMemoryStorage();
    const store = await createBrowser().openReady({ parkedStorage: storage });
    await store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('c1'), sampleCard('c2')] });
    const act = [gradeWrite('e1', 'c1'), gradeWrite('e2', 'c2')];
    followWrite(storage, act, lost);
    await store.recordEvents(act);
    for (const parked of readParkedActs(storage)) expect(await store.recordEvents(parked)).toEqual(saved);
    expect(await store.readCounts()).toMatchObject({ events: 2, reviews: 2 });
  });

  test('that the version before kept is read too', () => {
    const storage = createMemoryStorage();
    storage.setItem(PARKED_KEY, JSON.stringify({ format: 1, write: gradeWrite('e1', 'c1') }));
    expect(readParkedActs(storage)).toEqual([[gradeWrite('e1', 'c1')]]);
  });

  test.each([
    ['torn', (text: string) => text.slice(0, -10)],
    ['of another format', (text: string) => text.replace('"format":2', '"format":3')],
    ['with a grade that does not exist', (text: string) => text.replace('"grade":3', '"grade":5')],
    ['without an id', (text: string) => text.replace('"id":"e1"', '"id":""')],
    ['with a state of another shape', (text: string) => text.replace('"phase":"review"', '"phase":"asleep"')],
    ['without events', () => '{"format":2,"acts":[[]]}'],
  ])('and is %s is not used', (_, spoil) => {
    const storage = createMemoryStorage();
    followWrite(storage, [gradeWrite('e1', 'c1')], lost);
    const whole = storage.getItem(PARKED_KEY) ?? '';
    const spoiled = spoil(whole);
    expect(spoiled).not.toBe(whole);
    storage.setItem(PARKED_KEY, spoiled);
    expect(readParkedActs(storage)).toEqual([]);
    expect(isWriteParked(storage)).toBe(false);
  });

  test('takes the place of something torn', () => {
    const storage = createMemoryStorage();
    storage.setItem(PARKED_KEY, '{');
    followWrite(storage, [gradeWrite('e1', 'c1')], lost);
    expect(readParkedActs(storage)).toEqual([[gradeWrite('e1', 'c1')]]);
  });

  test('does not throw where there is no storage', () => {
    const refuse = () => {
      throw new DOMException('Access is denied.', 'SecurityError');
    };
    const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
    expect(() => followWrite(storage, [gradeWrite('e1', 'c1')], lost)).not.toThrow();
    expect(readParkedActs(storage)).toEqual([]);
  });

  test('is forgotten when the learner empties the app', async () => {
    const storage = createMemoryStorage();
    const store = await createBrowser().openReady({ parkedStorage: storage });
    followWrite(storage, [{ ...gradeWrite('e1', 'c1'), seenEventId: eventId('e0') }], lost);
    await store.wipe();
    expect(isWriteParked(storage)).toBe(false);
  });
});
