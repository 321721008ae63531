import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { PrintedCard } from '../../src/generate/card-output.ts';
import { runCardsCommand } from '../../src/generate/cards-command.ts';
import { createTemporaryFolder } from './helpers/temporary-folder.ts';

const folder = createTemporaryFolder();
afterAll(() => folder.remove());

const NOTE = `# Containers

### What is Docker?
**Docker** = software platform used to deploy apps
**ECR (Elastic Container Registry)** = private place for images
-the daemon is lightweight, therefore one server can run many containers

### Storage
**Volume** = directory that outlives its container
-default size limit = 10 GB

Hands on
-click through the console
`;

/** The cards that a run prints; fails when the run does. */
function printCards(text: string, options: { name?: string; previous?: readonly PrintedCard[]; all?: boolean } = {}) {
  const args = [folder.write(options.name ?? 'note.md', text)];
  if (options.previous) args.push('--previous', folder.write('previous.json', JSON.stringify(options.previous)));
  if (options.all) args.push('--all');
  const { exitCode, out } = runCardsCommand(args);
  expect(exitCode).toBe(0);
  return JSON.parse(out ?? '') as PrintedCard[];
}

/** Id of the only card with this question. */
function idOf(cards: readonly PrintedCard[], question: string): string {
  const found = cards.filter((card) => card.question === question);
  expect(found.map((card) => card.question)).toEqual([question]);
  return found[0]?.id ?? '';
}

describe('the cards of a note', () => {
  it('have exactly the fields of the format, in order of the note', () => {
    const cards = printCards(NOTE);
    expect(cards.length).toBeGreaterThan(5);
    for (const card of cards) {
      expect(Object.keys(card)).toEqual(['id', 'question', 'answer', 'kind', 'rule', 'confidence', 'source']);
      expect(card).toEqual({
        id: expect.stringMatching(/^c[0-9a-f]{20}$/),
        question: expect.stringMatching(/\S/),
        answer: expect.stringMatching(/\S/),
        kind: expect.stringMatching(/^[a-z-]+$/),
        rule: expect.stringMatching(/^[a-z-]+$/),
        confidence: expect.any(Number),
        source: { path: join(folder.path, 'note.md'), from: expect.any(Number), to: expect.any(Number) },
      });
    }
    const lines = cards.map((card) => card.source.from);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(new Set(cards.map((card) => card.id)).size).toBe(cards.length);
  });

  it('are the same in every run', () => {
    expect(printCards(NOTE)).toEqual(printCards(NOTE));
  });

  it('have a gap in the question of a cloze, and no markup anywhere', () => {
    const text = readFileSync(fileURLToPath(new URL('../fixtures/notes/biology-terms.md', import.meta.url)), 'utf8');
    const cards = [...printCards(text), ...printCards(NOTE)];
    const clozes = cards.filter((card) => card.question.includes('____'));
    expect(clozes.length).toBeGreaterThan(0);
    for (const card of cards) expect(`${card.question}\n${card.answer}`).not.toMatch(/\*\*|`|-->|^- /m);
  });

  it('come with the held-back ones when all are asked for, and only those are marked', () => {
    const text = readFileSync(fileURLToPath(new URL('../fixtures/notes/aws-dynamodb.md', import.meta.url)), 'utf8');
    const deck = printCards(text);
    const all = printCards(text, { all: true });
    expect(all.length).toBeGreaterThan(deck.length);
    expect(all.filter((card) => card.tray === undefined)).toEqual(deck);
    expect(new Set(all.map((card) => card.tray))).toEqual(new Set([undefined, true]));
  });

  it('do not depend on line ends or a byte order mark', () => {
    expect(printCards(`\ufeff${NOTE.replaceAll('\n', '\r\n')}`)).toEqual(printCards(NOTE));
  });

  it('are none for an empty note', () => {
    expect(printCards('')).toEqual([]);
    expect(printCards(' \n\n\t\n')).toEqual([]);
  });
});

describe('cards after an edit, with the earlier output', () => {
  const before = printCards(NOTE, { all: true });
  const docker = idOf(before, 'What is Docker?');

  it('keep all ids when nothing changed', () => {
    expect(printCards(NOTE, { previous: before, all: true })).toEqual(before);
  });

  it('keep an id through a typo and its repair', () => {
    const wrong = printCards(NOTE.replace('platform used', 'platfrom used'), { previous: before, all: true });
    expect(wrong.find((card) => card.id === docker)?.answer).toMatch(/platfrom/);
    expect(printCards(NOTE, { previous: wrong, all: true })).toEqual(before);
  });

  it('keep an id through a rewording', () => {
    const after = printCards(
      NOTE.replace('software platform used to deploy apps', 'a software platform to deploy and ship apps'),
      {
        previous: before,
      },
    );
    expect(idOf(after, 'What is Docker?')).toBe(docker);
    expect(after.find((card) => card.id === docker)?.answer).toMatch(/ship/i);
  });

  it('keep all ids when sections change places', () => {
    const [head, first, second] = NOTE.split('### ');
    const after = printCards(`${head}### ${second}\n### ${first}`, { previous: before, all: true });
    expect(after.map((card) => card.id).sort()).toEqual(before.map((card) => card.id).sort());
  });

  it('keep all ids when headings are renamed', () => {
    const after = printCards(
      NOTE.replace('# Containers', '# Section 4: Containers and images').replace('### Storage', '### Storage Basics'),
      {
        previous: before,
        all: true,
      },
    );
    expect(after.map((card) => card.id)).toEqual(before.map((card) => card.id));
  });

  it('keep all ids when lines are put in above', () => {
    const after = printCards(NOTE.replace('### What', '**Podman** = engine without a daemon\n\n### What'), {
      previous: before,
      all: true,
    });
    const ids = new Set(after.map((card) => card.id));
    expect(before.filter((card) => !ids.has(card.id))).toEqual([]);
    expect(after.find((card) => card.id === docker)?.source.from).toBe(6);
  });

  it('keep the ids of a small note that was renamed and edited at once', () => {
    const one = '# Docker\n**Docker** = software platform used to deploy apps\n';
    const old = printCards(one, { name: 'old-name.md' });
    const after = printCards(one.replace('software', 'a sofware').replace('# Docker', '# Docker basics'), {
      name: 'new-name.md',
      previous: old,
    });
    expect(after.map((card) => card.id)).toEqual(old.map((card) => card.id));
    expect(after.map((card) => card.source.path)).toEqual(old.map(() => join(folder.path, 'new-name.md')));
  });

  it('do not give the id of a deleted line to another fact', () => {
    const after = printCards(
      NOTE.replace('**Docker** = software platform used to deploy apps', '**Podman** = engine without a daemon'),
      {
        previous: before,
        all: true,
      },
    );
    expect(after.map((card) => card.id)).not.toContain(docker);
  });

  it('get their old ids back when the earlier output lacks them', () => {
    const without = before.filter((card) => card.id !== docker);
    expect(idOf(printCards(NOTE, { previous: without }), 'What is Docker?')).toBe(docker);
  });

  it('may come from a list that a person made of id, question and answer', () => {
    const previous = [{ id: 'mine', question: 'What is Docker?', answer: 'Software platform used to deploy apps' }];
    const path = folder.write('note.md', NOTE);
    const { out } = runCardsCommand([path, '--previous', folder.write('own.json', JSON.stringify(previous))]);
    expect(idOf(JSON.parse(out ?? ''), 'What is Docker?')).toBe('mine');
  });
});

describe('input that cannot be read', () => {
  const note = folder.write('fine.md', NOTE);

  it.each([
    ['a missing note', join(folder.path, 'missing.md'), 1, /There is no such file/],
    ['a folder', folder.path, 1, /is a folder/],
    ['a binary file', folder.write('zip.md', Uint8Array.from([0x50, 0x4b, 3, 4, 0x0a, 0, 0])), 2, /not text/],
    ['another encoding', folder.write('latin.md', Uint8Array.from([0x61, 0x0a, 0xe9, 0x0a])), 2, /UTF-8/],
  ])('is %s', (_, path, line, message) => {
    const result = runCardsCommand([path]);
    expect(result).toEqual({ exitCode: 1, out: null, problems: [expect.stringMatching(message)] });
    expect(result.problems[0]).toMatch(new RegExp(`^${path}:${line}: `));
  });

  it.each([
    ['is missing', null, 1, /no such file/],
    ['is empty', '', 1, /is empty/],
    ['is no JSON', '[\n{"id": "a",\n', 2, /ends too early/],
    ['is no array', '{"id": "a"}', 1, /array of cards/],
    [
      'has a card without an answer',
      '[\n {"id": "a", "question": "Q?", "answer": "A"},\n {"id": "b", "question": "Q?"}\n]',
      3,
      /Card 2.*"answer"/,
    ],
    ['has an unknown kind', '[{"id": "a", "question": "Q?", "answer": "A", "kind": "riddle"}]', 1, /"kind"/],
    [
      'has a line that is no number',
      '[{"id": "a", "question": "Q?", "answer": "A", "source": {"path": "x", "from": "1", "to": 1}}]',
      1,
      /"source.from"/,
    ],
    [
      'has one id twice',
      '[\n {"id": "a", "question": "Q?", "answer": "A"},\n {"id": "a", "question": "R?", "answer": "B"}\n]',
      3,
      /Card 2 has the id of card 1/,
    ],
    ['has an entry that is no card', '[null]', 1, /Card 1/],
  ])('is an earlier output that %s', (_, text, line, message) => {
    const path = text === null ? join(folder.path, 'nothing.json') : folder.write('bad.json', text);
    const result = runCardsCommand([note, '--previous', path]);
    expect(result).toEqual({ exitCode: 1, out: null, problems: [expect.stringMatching(message)] });
    expect(result.problems[0]).toMatch(new RegExp(`^${path}:${line}: `));
  });

  it('is no reason to fail when only a line of the note is strange', () => {
    const path = folder.write('long.md', `${NOTE}\n${'x'.repeat(6000)}\n`);
    const result = runCardsCommand([path]);
    expect(result.exitCode).toBe(0);
    expect(JSON.parse(result.out ?? '')).not.toEqual([]);
    expect(result.problems).toEqual([expect.stringMatching(new RegExp(`^${path}:15: .*characters`))]);
  });
});

describe('arguments that make no sense', () => {
  it.each([
    ['no note', [], /Which note/],
    ['two notes', ['a.md', 'b.md'], /One note at a time: 2/],
    ['an unknown option', ['a.md', '--everything'], /--everything/],
    ['--previous without a file', ['a.md', '--previous'], /--previous/],
  ])('are %s', (_, args, message) => {
    const { exitCode, out, problems } = runCardsCommand(args);
    expect([exitCode, out]).toEqual([2, null]);
    expect(problems.join('\n')).toMatch(message);
    expect(problems.join('\n')).toMatch(/usage: /);
  });

  it('do not include a question for help', () => {
    expect(runCardsCommand(['--help'])).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^usage: /),
      problems: [],
    });
  });
});

describe('the program', () => {
  const program = fileURLToPath(new URL('../../src/generate/cards.ts', import.meta.url));

  function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, ['--import', 'tsx', program, ...args], (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });
  }

  it('prints one JSON array to stdout and nothing else', async () => {
    const path = folder.write('note.md', NOTE);
    const { code, out, err } = await run(path, '--all');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual(printCards(NOTE, { all: true }));
  });

  it('prints problems to stderr and leaves stdout empty when the note cannot be read', async () => {
    const path = join(folder.path, 'missing.md');
    expect(await run(path)).toEqual({ code: 1, out: '', err: `${path}:1: There is no such file.\n` });
  });
});
