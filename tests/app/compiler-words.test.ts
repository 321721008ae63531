import { readdirSync, readFileSync } from 'node:fs';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { NAMED_RULES, sayRule } from '../../src/app/rule-words.ts';
import type { Message } from '../../src/model/message.ts';
import { CARD_CHECKS } from '../../src/notes/card-checks.ts';
import { compileNote } from '../../src/notes/compile-note.ts';
import { ALL_RULES } from '../../src/notes/rules/all-rules.ts';

const root = new URL('../../', import.meta.url);
const catalogue = JSON.parse(readFileSync(new URL('src/ui/text/en/compiler.json', root), 'utf8')) as Record<
  string,
  string
>;
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

function namesIn(message: string): string[] {
  const tokens = compileMessageOrThrow(message);
  return typeof tokens === 'string' ? [] : tokens.flatMap((token) => (typeof token === 'string' ? [] : [token[0]]));
}

test('every sentence of the compiler takes exactly the values that come with it', () => {
  const messages = collectMessages();
  expect(new Set(messages.map(({ id }) => id)).size).toBeGreaterThan(35);
  for (const { id, values } of messages) {
    expect(namesIn(catalogue[`compiler.${id}`] ?? '').sort(), id).toEqual(Object.keys(values ?? {}).sort());
  }
});

test('no sentence lies in the catalogue that nothing says', () => {
  const source = readdirSync(new URL('src/notes/', root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'note-message.ts')
    .map((name) => readFileSync(new URL(`src/notes/${name}`, root), 'utf8'))
    .join('\n');
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
