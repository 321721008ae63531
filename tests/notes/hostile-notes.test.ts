import { describe, expect, test } from 'vitest';
import { compileNote } from '../../src/notes/compile-note.ts';

const LINES = ['### Trees', '-**Oak** = a hard wood from the north', '* grows slowly', '', '-elms live in dry soil'];
const questionsOf = (text: string): string[] => compileNote('note.md', text).drafts.map((draft) => draft.question);

describe('notes that are not written as expected', () => {
  test('read the same with Windows, old Macintosh and Unix line ends', () => {
    const expected = questionsOf(LINES.join('\n'));
    expect(expected.length).toBeGreaterThan(2);
    expect(questionsOf(LINES.join('\r\n'))).toEqual(expected);
    expect(questionsOf(LINES.join('\r'))).toEqual(expected);
  });

  test('read the same with a byte order mark', () => {
    expect(questionsOf(`\ufeff${LINES.join('\n')}`)).toEqual(questionsOf(LINES.join('\n')));
  });

  test('read the same with blanks at line ends', () => {
    expect(questionsOf(LINES.map((line) => `${line}  \t`).join('\n'))).toEqual(questionsOf(LINES.join('\n')));
  });

  test('of one line make a card', () => {
    expect(questionsOf('Osmosis: movement of water through a membrane')).toContain('What is Osmosis?');
  });

  test('that are no text say so and make no card', () => {
    const picture = `\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR`;
    expect(compileNote('oak.png', picture)).toMatchObject({
      drafts: [],
      problems: [{ path: 'oak.png', message: { id: 'not-text' } }],
    });
    expect(compileNote('x.md', '\ufffd'.repeat(200)).problems[0]?.message).toEqual({ id: 'bad-utf8' });
  });

  test('with one huge line leave that line out and keep the rest', () => {
    const note = compileNote('note.md', `${LINES.join('\n')}\n${'word '.repeat(4000)}`);
    expect(note.problems.map((problem) => problem.line)).toEqual([LINES.length + 1]);
    expect(note.drafts.map((draft) => draft.question)).toEqual(questionsOf(LINES.join('\n')));
  });

  test('with blocks that are never closed still give their other cards', () => {
    for (const open of ['```', '~~~', '$$', '<details>', '<table>', '<!--']) {
      const note = compileNote('note.md', `${open}\n${LINES.join('\n')}`);
      expect(note.lines.length, open).toBe(LINES.length + 1);
      if (open !== '<!--')
        expect(
          note.drafts.map((draft) => draft.question),
          open,
        ).toContain('What is Oak?');
    }
  });

  test('with front matter that is never closed say so', () => {
    const note = compileNote('note.md', `---\ntitle: x\n${LINES.join('\n')}`);
    expect(note.problems[0]).toEqual({
      path: 'note.md',
      line: 1,
      message: { id: 'open-front-matter' },
    });
    expect(note.drafts.length).toBeGreaterThan(0);
  });

  test('nested a hundred deep are read to the end', () => {
    const deep = Array.from(
      { length: 100 },
      (_, depth) => `${'  '.repeat(depth)}- level ${depth} holds level ${depth + 1}`,
    );
    expect(compileNote('note.md', deep.join('\n')).lines).toHaveLength(100);
  });

  test('full of marks neither throw nor leave marks in a card', () => {
    const marks = '*_`~=[]<>{}$#%\\&|"\'()!-+.:;,→\u200b\u00a0\t';
    let seed = 7;
    const next = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed;
    };
    for (let round = 0; round < 300; round++) {
      const line = Array.from({ length: 40 }, () =>
        next() % 3 === 0 ? marks.charAt(next() % marks.length) : ['oak', ' ', 'is', ' a ', 'Tree', '3'][next() % 6],
      ).join('');
      const { drafts } = compileNote('note.md', `### Trees\n-${line}\n* ${line}`);
      for (const draft of drafts) {
        expect(`${draft.question} ${draft.answer}`, line).not.toMatch(/\*\*|-->|→|[\ue000-\uf8ff]/);
      }
    }
  });

  test('of ten thousand lines are read to the last', () => {
    const lines = Array.from({ length: 5000 }, (_, n) => [
      `### Part ${n}a`,
      `-**Term${n}b** = the meaning number ${n} of all`,
    ]);
    const note = compileNote('note.md', lines.flat().join('\n'));
    expect(note.lines).toHaveLength(10_000);
    expect(note.drafts.filter((draft) => draft.question.startsWith('What is Term'))).toHaveLength(5000);
    expect(note.drafts[note.drafts.length - 1]?.source.from).toBe(10_000);
  });

  test('under one heading with thousands of lines are read to the last', () => {
    const lines = Array.from({ length: 3000 }, (_, n) => `* item${n}x costs ${n} coins`);
    expect(compileNote('note.md', `### Shop\n-prices of things:\n${lines.join('\n')}`).lines).toHaveLength(3002);
  });
});
