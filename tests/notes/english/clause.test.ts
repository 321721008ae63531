import { describe, expect, test } from 'vitest';
import { findClause } from '../../../src/notes/english/clause.ts';
import { findImpliedClause } from '../../../src/notes/english/implied-clause.ts';
import { findObject } from '../../../src/notes/english/object.ts';

const partsOf = (text: string): string | null => {
  const clause = findClause(text);
  return clause && [clause.front, clause.subject, clause.auxiliary || clause.base, clause.rest].join(' | ');
};

describe('a sentence taken apart', () => {
  test.each([
    ['oaks grow slowly', ' | oaks | grow | slowly'],
    ['the pump drives the turbine', ' | the pump | drive | the turbine'],
    ['keys must be unique', ' | keys | must | unique'],
    ['it is a pity', ' | it | is | a pity'],
    ['in a forest, oaks grow slowly', 'in a forest | oaks | grow | slowly'],
    ['if the valve is open it will leak', 'if the valve is open | it | will | '],
    ['the tree that stands there is an oak', ' | the tree that stands there | is | an oak'],
    ['during the storm the roof broke', 'during the storm | the roof | break | '],
    ['to expose a pump can use a pipe', 'to expose a pump |  | can | a pipe'],
    ['runs on steam', ' |  | run | on steam'],
    ['consists of iron', ' |  | consist | of iron'],
    ['need to oil the wheel', ' |  | need to | the wheel'],
    ['many farmers had sold the land', ' | many farmers | had | the land'],
    ['wait time can be long', ' | wait time | can | long'],
  ])('%s', (text, parts) => {
    expect(partsOf(text)).toBe(parts);
  });

  test.each([
    'oaks and elms',
    'read replicas for better speed',
    'non distributed systems',
    'the gold standard of 1900',
    'access keys and secrets',
    'Write Through',
  ])('"%s" is no sentence', (text) => {
    expect(findClause(text)).toBe(null);
  });

  test('knows what is denied', () => {
    expect(findClause('oaks do not break')?.isNegated).toBe(true);
    expect(findClause('oaks cannot break')?.isNegated).toBe(true);
    expect(findClause('oaks never break')?.isNegated).toBe(true);
    expect(findClause('oaks break')?.isNegated).toBe(false);
  });

  test('does not take a bold name for a verb', () => {
    expect(findClause('Block All Access settings were made', ['Block All Access'])?.subject).toBe(
      'Block All Access settings',
    );
  });

  test('gives up on a modal without a verb', () => {
    expect(findClause('users cannot even if they want')).toBe(null);
  });
});

describe('a sentence without its "is"', () => {
  test.each([
    ['issued by the state', '', 'issued by the state'],
    ['backups stored in a vault', 'backups', 'stored in a vault'],
    ['useful for logs', '', 'useful for logs'],
  ])('%s', (text, subject, rest) => {
    expect(findImpliedClause(text)).toMatchObject({ subject, rest, shape: 'copula' });
  });

  test.each(['the old state', 'state issued documents', 'lower cost compared to gold', 'banks failed in spring'])(
    '"%s" is none',
    (text) => {
      expect(findImpliedClause(text)).toBe(null);
    },
  );
});

test('the object of a sentence ends at the next preposition', () => {
  expect(findObject('the wheel of the cart with oil')).toBe('the wheel of the cart');
  expect(findObject('a mill that turns')).toBe('a mill');
});
