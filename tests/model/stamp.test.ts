import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeviceId } from '../../src/model/ids.ts';
import {
  compareStamps,
  createStamp,
  isFutureStamp,
  nextStamp,
  readStamp,
  receiveStamp,
  type StampParts,
} from '../../src/model/stamp.ts';

const parts: fc.Arbitrary<StampParts> = fc.record({
  millis: fc.nat({ max: 4_102_444_800_000 }),
  counter: fc.nat({ max: 99_999 }),
  deviceId: fc.constantFrom('a' as DeviceId, '0192-b' as DeviceId),
});
const stamp = parts.map(createStamp);

describe('stamps', () => {
  test('read back as they were made', () => {
    fc.assert(
      fc.property(parts, (made) => {
        expect(readStamp(createStamp(made))).toEqual(made);
      }),
    );
  });

  test('sort as text in the order of time, counter, device', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const expected =
          a.millis - b.millis ||
          a.counter - b.counter ||
          (a.deviceId < b.deviceId ? -1 : a.deviceId > b.deviceId ? 1 : 0);
        expect(Math.sign(compareStamps(createStamp(a), createStamp(b)))).toBe(Math.sign(expected));
      }),
    );
  });

  test('the next one is later than the one before, wherever the clock stands', () => {
    fc.assert(
      fc.property(stamp, fc.nat({ max: 4_102_444_800_000 }), (before, nowMillis) => {
        const next = nextStamp(before, nowMillis, 'c' as DeviceId);
        expect(compareStamps(next, before)).toBeGreaterThan(0);
        expect(readStamp(next)?.millis).toBeGreaterThanOrEqual(nowMillis);
      }),
    );
  });

  test('a counter that is full goes on with the next millisecond', () => {
    const full = createStamp({ millis: 7, counter: 99_999, deviceId: 'a' as DeviceId });
    expect(readStamp(nextStamp(full, 3, 'b' as DeviceId))).toEqual({ millis: 8, counter: 0, deviceId: 'b' });
  });

  test('a stamp of another device is followed, unless its clock runs more than five minutes ahead', () => {
    const device = 'a' as DeviceId;
    const at = (millis: number) => createStamp({ millis, counter: 0, deviceId: device });
    expect(receiveStamp(at(10), at(20), 15)).toBe(at(20));
    expect(receiveStamp(at(20), at(10), 15)).toBe(at(20));
    expect(receiveStamp(null, at(300_000), 0)).toBe(at(300_000));
    expect(receiveStamp(at(10), at(300_001), 0)).toBe(at(10));
    expect(receiveStamp(null, at(300_001), 0)).toBeNull();
    expect(isFutureStamp(at(300_001), 0)).toBe(true);
  });

  test.each(['', '12-3-a', '000000000000012-00003', '000000000000012-00003-', 'x00000000000012-00003-a'])(
    '%j is none',
    (text) => {
      expect(readStamp(text)).toBeNull();
    },
  );

  test('parts that would not sort make no stamp', () => {
    const device = 'a' as DeviceId;
    expect(() => createStamp({ millis: -1, counter: 0, deviceId: device })).toThrow('-1');
    expect(() => createStamp({ millis: 0.5, counter: 0, deviceId: device })).toThrow('0.5');
    expect(() => createStamp({ millis: 1, counter: 100_000, deviceId: device })).toThrow('100000');
  });
});
