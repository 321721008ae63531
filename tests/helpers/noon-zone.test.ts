import { expect, it } from 'vitest';
import { findNoonZone } from './noon-zone.ts';

it.each(Array.from({ length: 24 }, (_, hour) => hour))('is at twelve when it is %i in Greenwich', (hour) => {
  const now = Date.UTC(2026, 10, 24, hour, 30);
  const local = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: findNoonZone(now) });
  expect(local.format(now)).toBe('12');
});
