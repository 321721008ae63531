import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NAMED_RULES, sayRule } from '../../src/app/rule-words.ts';
import type { Message } from '../../src/model/message.ts';
import { CARD_CHECKS } from '../../src/notes/card-checks.ts';
import { compileNote } from '../../src/notes/compile-note.ts';
import { ALL_RULES } from '../../src/notes/rules/all-rules.ts';
import { findValueNames, readEnglish, readSource } from '../helpers/find-messages.ts';

const root = new URL('../../', import.meta.url);
const catalogue = readEnglish('compiler');
const HOSTILE = ['---\na', '```\na', '$$a', '2 kinds:\n1. a\n1. b\n1. c', 'x'.repeat(9000), 'a\0', '\ufffd'.repeat(99)];

/** Everything that the compiler says about the notes of the tests and about notes that are broken. */
function collectMessages(): Message[] {
  const folder = new URL('tests/fixtures/notes/', root);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  return [...texts, ...HOSTILE].flatMap((text) => {
    const { lines, problems } = compileNote('note.md', text);
    const reasons = lines.flatMap(({ reason }) => (reason === null ? [] : [reason]));
    return [...reasons, ...problems.map(({ message }) => message)];
  });
}

test('every sentence of the compiler takes exactly the values that come with it', () => {
  const messages = collectMessages();
  expect(new Set(messages.map(({ id }) => id)).size).toBeGreaterThan(35);
  for (const { id, values } of messages) {
    expect(findValueNames(catalogue[`compiler.${id}`] ?? ''), id).toEqual(Object.keys(values ?? {}).sort());
  }
});

test('no sentence lies in the catalogue that nothing says', () => {
  const source = readSource(['notes']);
  const checks = CARD_CHECKS.map(({ name }) => `check.${name}`);
  const rules = NAMED_RULES.map((name) => `rule.${name}`);
  const idle = Object.keys(catalogue)
    .map((id) => id.slice('compiler.'.length))
    .filter((id) => !checks.includes(id) && !rules.includes(id as never) && !source.includes(`id: '${id}'`));
  expect(idle).toEqual([]);
});

describe('the words for a rule', () => {
  test('are there for every rule of the compiler', () => {
    const named: readonly string[] = NAMED_RULES;
    expect(ALL_RULES.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([]);
  });

  test('are its own name where the rule is not known', () => {
    expect(sayRule('rule-of-tomorrow')).toBe('rule of tomorrow');
  });
});
