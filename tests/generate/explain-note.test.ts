import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runCardsCommand } from '../../src/generate/cards-command.ts';
import { explainNote } from '../../src/generate/explain-note.ts';
import { createTemporaryFolder } from './helpers/temporary-folder.ts';

const folder = createTemporaryFolder();
afterAll(() => folder.remove());

const FIXTURES = fileURLToPath(new URL('../fixtures/notes', import.meta.url));
const NOTES = readdirSync(FIXTURES).filter((name) => name.endsWith('.md'));

/** The explanation cut into one piece for each line that has text, by line number. */
function explainLines(text: string): Map<number, string[]> {
  const pieces = new Map<number, string[]>();
  let piece: string[] = [];
  for (const line of explainNote('note.md', text).slice(0, -1)) {
    const number = /^note\.md:(\d+): /.exec(line)?.[1];
    if (number === undefined) piece.push(line);
    else {
      piece = pieces.get(Number(number)) ?? [];
      pieces.set(Number(number), piece);
    }
  }
  return pieces;
}

describe('the explanation of a note', () => {
  it('shows the rule, how sure it is, question and answer under the line they come from', () => {
    const lines = explainLines('# Containers\n\n**Docker** = platform used to deploy apps\n');
    expect([...lines.keys()]).toEqual([1, 3]);
    expect(lines.get(3)?.slice(0, 4)).toEqual([
      '    line, about "containers" (from the title)',
      expect.stringMatching(/^ {4}[a-z-]+ \(0\.\d+\)$/),
      '        What is Docker?',
      '        = Platform used to deploy apps',
    ]);
  });

  it('says why a line has no card', () => {
    const lines = explainLines('---\ntags: [x]\n---\n# Docker\n### Empty heading\n');
    expect(lines.get(2)).toEqual(['    no card: not text of the note, as front matter and contents marks are']);
    expect(lines.get(5)?.at(-1)).toMatch(/^ {4}no card: .*heading/);
  });

  it.each(NOTES)('has a rule or a reason for every line of %s that has text', (name) => {
    const text = readFileSync(join(FIXTURES, name), 'utf8');
    const lines = explainLines(text);
    const written = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
    expect([...lines.keys()]).toEqual(written);
    for (const [line, said] of lines) {
      const told = said.filter((each) => /^ {4}(?:[a-z-]+ \(|part of the |no card: \S)/.test(each));
      expect(told.length, `line ${line} of ${name}`).toBeGreaterThan(0);
    }
  });

  it.each(['aws-s3.md', 'biology-terms.md', 'blind-cloudformation.md', 'obsidian-networks.md'])(
    'shows the cards that the cards command prints for %s',
    (name) => {
      const path = join(FIXTURES, name);
      const printed: { question: string; answer: string; tray?: true }[] = JSON.parse(
        runCardsCommand([path, '--all']).out ?? '',
      );
      const out = explainNote(path, readFileSync(path, 'utf8'));
      const explained = out.flatMap((line, index) => {
        if (!/^ {8}= /.test(line)) return [];
        const rest = out.slice(index + 1);
        const end = rest.findIndex((later) => !/^ {8}[!l]/.test(later));
        const isLeftOut = rest.slice(0, Math.max(0, end)).some((later) => later.startsWith('        left out: '));
        return isLeftOut ? [] : [`${out[index - 1]?.trim()} ${line.trim()}`];
      });
      expect(explained.sort()).toEqual(
        printed.map((card) => `${card.question} = ${card.answer.replace(/\n/g, ' | ')}`).sort(),
      );
      const held = printed.filter((card) => card.tray).length;
      expect(out.at(-1)).toContain(`${printed.length - held} card`);
      expect(out.at(-1)).toContain(`, ${held} held back`);
    },
  );

  it('counts in its last line', () => {
    expect(explainNote('note.md', '').at(-1)).toBe('0 cards, 0 held back; 0 lines without a card.');
    expect(explainNote('note.md', '# Docker\n').at(-1)).toBe('0 cards, 0 held back; 1 line without a card.');
  });
});

describe('the program', () => {
  const program = fileURLToPath(new URL('../../src/generate/explain.ts', import.meta.url));

  function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, ['--import', 'tsx', program, ...args], (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });
  }

  it('prints the explanation', async () => {
    const path = folder.write('note.md', '# Docker\n');
    expect(await run(path)).toEqual({ code: 0, out: `${explainNote(path, '# Docker\n').join('\n')}\n`, err: '' });
  });

  it('names what it cannot read', async () => {
    expect(await run(folder.path)).toEqual({
      code: 1,
      out: '',
      err: `${folder.path}:1: This is a folder. Name one note in it.\n`,
    });
  });

  it('asks for one note', async () => {
    expect(await run()).toEqual({ code: 2, out: '', err: 'usage: npm run cards:explain -- NOTE.md\n' });
  });
});
