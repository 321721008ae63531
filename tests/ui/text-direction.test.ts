import { expect, test } from 'vitest';
import { directBlock, directionOf } from '../../src/ui/text-direction.ts';

test('the first letter decides, not what stands before it', () => {
  expect(directionOf('1. (DNS) خادم')).toBe('ltr');
  expect(directionOf('1. (خادم) DNS')).toBe('rtl');
  expect(directionOf('שלום')).toBe('rtl');
  expect(directionOf('12 % -')).toBeNull();
});

test('a block is marked only where it runs against the interface', () => {
  expect(directBlock('Name', false)).toEqual({ dir: 'ltr' });
  expect(directBlock('Name', true)).toEqual({ dir: 'ltr', 'data-against': '' });
  expect(directBlock('الاسم', true)).toEqual({ dir: 'rtl' });
  expect(directBlock('22', true)).toEqual({ dir: 'rtl' });
});
