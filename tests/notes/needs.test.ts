import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CARD_CHECKS } from '../../src/notes/card-checks.ts';
import { compileNote } from '../../src/notes/compile-note.ts';
import { mayHold, needs, PATTERNS } from '../../src/notes/needs.ts';
import { buildOutline } from '../../src/notes/outline/build-outline.ts';
import { TopicReader } from '../../src/notes/outline/topic.ts';
import { Memory } from '../../src/notes/rules/line-context.ts';
import { makeContext } from '../../src/notes/rules/make-context.ts';
import { SENTENCE_RULES } from '../../src/notes/rules/sentence-pipeline.ts';

describe('a need', () => {
  test.each([
    ['because', 'it stops Because it is full', true],
    ['because', 'it stops, because', true],
    ['because', 'becauseway', false],
    ['^if', 'If it stops', true],
    ['^if', 'stop if it rains', false],
    ['of$', 'what it consists of:', true],
    ['of$', 'one of them', false],
    ['=', 'a = b', true],
    ['1', 'port 443', true],
    ['A', 'a Lambda', true],
    ['because = 1', 'no sign of it', false],
    ['→', 'here → there', true],
  ])('%s in "%s": %s', (list, text, expected) => {
    expect(mayHold(text, needs(list))).toBe(expected);
  });

  test('refuses what is no word', () => {
    expect(() => needs("don't")).toThrow('no word');
  });
});

/** All questions and answers that the example notes make, and sentences of all kinds in between. */
function exampleTexts(): string[] {
  const folder = join(import.meta.dirname, '../fixtures/notes');
  const texts = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const line of source.split('\n')) texts.add(line.trim());
    for (const { question, answer } of compileNote(file, source).drafts) texts.add(question).add(answer);
  }
  return [...texts];
}

/** Words that patterns look for, from their own sources, with the texts that the patterns are meant for. */
function changedTexts(texts: readonly string[], words: readonly string[]): string[] {
  return texts.flatMap((text, index) => {
    const word = words[index % words.length] ?? '';
    const sign = words[(index * 7 + 3) % words.length] ?? '';
    const parts = text.split(' ');
    const middle = [...parts.slice(0, 2), word, ...parts.slice(2)].join(' ');
    const end = text.replace(/[.?!]$/, '');
    return [text, `${word} ${text}`, `${end} ${word}`, `${end} ${sign} ${word}?`, middle, word, `${word} ${sign}`];
  });
}

const SOURCES = [
  ...PATTERNS.map((pattern) => pattern.regex.source),
  ...CARD_CHECKS.map((check) => check.fails.toString()),
  ...SENTENCE_RULES.map((rule) => rule.find.toString()),
];
const WORDS = [...new Set(SOURCES.flatMap((source) => source.match(/[a-z]{2,}|[^\w\s\\]/gi) ?? []))];
const TEXTS = changedTexts(exampleTexts(), WORDS);

describe('what is left out for a need that is not met', () => {
  test.each(PATTERNS.map((pattern) => [pattern.regex.source.slice(0, 60), pattern] as const))('%s', (_, pattern) => {
    const missed = TEXTS.filter((text) => !mayHold(text, pattern.need) && pattern.regex.test(text));
    expect(missed).toEqual([]);
  });

  test.each(CARD_CHECKS.filter((check) => check.needs).map((check) => [check.name, check] as const))(
    'the check "%s"',
    (_, { needs: wanted, fails }) => {
      const missed = TEXTS.flatMap((text, index) => {
        const other = TEXTS[(index * 31 + 17) % TEXTS.length] ?? '';
        return [
          { question: text, answer: other, form: 'question' as const },
          { question: other, answer: text, form: 'question' as const },
        ];
      }).filter((card) => {
        const isTried =
          (wanted?.question && mayHold(card.question, wanted.question)) ||
          (wanted?.answer && mayHold(card.answer, wanted.answer));
        return !isTried && fails(card);
      });
      expect(missed).toEqual([]);
    },
  );

  const node = buildOutline('note.md', '### Docker images\n- **a bold term** with words').nodes[1];
  test.each(SENTENCE_RULES.filter((rule) => rule.needs).map((rule) => [rule.name, rule] as const))(
    'the rule "%s"',
    (_, { needs: wanted, find }) => {
      if (!node || !wanted) throw new Error('The example note has no line.');
      const context = makeContext(node, new TopicReader(), new Memory());
      const missed = TEXTS.filter((text) => !mayHold(text, wanted) && find(text, context) !== null);
      expect(missed).toEqual([]);
    },
  );
});
