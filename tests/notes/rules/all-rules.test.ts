import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileNote } from '../../../src/notes/compile-note.ts';
import { ALL_RULES } from '../../../src/notes/rules/all-rules.ts';
import { DECK_CONFIDENCE } from '../../../src/notes/rules/rule.ts';

const draftsOf = (rule: string, text: string, off: readonly string[] = []) =>
  compileNote('sample.md', text, { disabledRules: new Set(off) }).drafts.filter((draft) => draft.rule === rule);

describe.each(ALL_RULES.map((rule) => [rule.name, rule] as const))('the rule %s', (name, rule) => {
  test('makes the card of its sample', () => {
    const [first] = draftsOf(name, rule.sample);
    expect([first?.question, first?.answer]).toEqual(rule.becomes);
  });

  test('leaves alone what only looks alike', () => {
    expect(draftsOf(name, rule.refuses).map((draft) => draft.question)).toEqual([]);
  });

  test('makes nothing when it is switched off', () => {
    expect(draftsOf(name, rule.sample, [name])).toEqual([]);
  });
});

describe('the list of rules', () => {
  test('names every rule once', () => {
    const names = ALL_RULES.map((rule) => rule.name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('gives every rule a confidence between 0 and 1', () => {
    for (const rule of ALL_RULES) expect(rule.confidence > 0 && rule.confidence < 1, rule.name).toBe(true);
  });

  test('has at least one rule whose cards wait in the tray', () => {
    expect(ALL_RULES.filter((rule) => rule.confidence < DECK_CONFIDENCE).map((rule) => rule.name)).toContain(
      'bracket-example',
    );
  });
});

describe('docs/rules.md', () => {
  const page = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8');
  const sections = new Map(
    page
      .split(/^### `/m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('`')), part] as const),
  );

  test('describes the rules of the code and no others', () => {
    expect([...sections.keys()].sort()).toEqual(ALL_RULES.map((rule) => rule.name).sort());
  });

  test.each(ALL_RULES.map((rule) => [rule.name, rule] as const))(
    'shows sample, card and confidence of %s',
    (name, rule) => {
      const section = sections.get(name) ?? '';
      expect(section).toContain(rule.about);
      expect(section).toContain(rule.sample);
      expect(section).toContain(rule.becomes[0]);
      expect(section).toContain(`Confidence ${rule.confidence}`);
      expect(section).toContain(rule.refuses);
    },
  );
});
