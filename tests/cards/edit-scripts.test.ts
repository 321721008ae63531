import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { NoteText } from '../../src/cards/take-in-notes.ts';
import { takeInCompiled } from '../../src/cards/take-in-notes.ts';
import type { Card } from '../../src/model/card.ts';
import { type CompiledNote, compileNote } from '../../src/notes/compile-note.ts';
import { createTally, IdentityOracle, type Mistake, type Tally } from './helpers/identity-oracle.ts';
import { applyEdit, createFactMaker, EDIT_KINDS, type Edit, type EditKind, edit } from './helpers/truth-edits.ts';
import { type FactRecipe, factRecipe } from './helpers/truth-facts.ts';
import { type TruthSection, type TruthWorld, writeWorld } from './helpers/truth-world.ts';

/** More runs find rarer mistakes: RECOLLECT_IDENTITY_RUNS=3000 RECOLLECT_IDENTITY_SEED=7 npx vitest run tests/cards/edit-scripts.test.ts */
const RUNS = Number(process.env['RECOLLECT_IDENTITY_RUNS'] ?? 320);
const SEED = Number(process.env['RECOLLECT_IDENTITY_SEED'] ?? 20261124);
/** On a slow machine the rest of the runs is left out. */
const LONGEST_MILLIS = 25_000;
const IS_LONG = process.env['RECOLLECT_IDENTITY_RUNS'] !== undefined;
const SECTIONS = ['Messaging', 'Storage Basics', 'Compute', 'Deployment'];

const script = fc.record({
  recipes: fc.array(factRecipe, { minLength: 8, maxLength: 18 }),
  edits: fc.array(edit, { minLength: 4, maxLength: 12 }),
});

/** Most notes of an import are the same as before: compiling them once a script saves most of the time. */
const compiledTexts = new Map<string, CompiledNote>();

function compileOnce({ path, text }: NoteText): { readonly text: string; readonly compiled: CompiledNote } {
  const key = `${path}\n${text}`;
  const compiled = compiledTexts.get(key) ?? compileNote(path, text);
  compiledTexts.set(key, compiled);
  return { text, compiled };
}

function createWorld(recipes: readonly FactRecipe[], maker: ReturnType<typeof createFactMaker>): TruthWorld {
  const facts = recipes.flatMap((recipe) => maker.make(recipe) ?? []);
  const size = Math.ceil(facts.length / (2 * SECTIONS.length));
  const part = (index: number): TruthSection => ({
    heading: SECTIONS[index % SECTIONS.length] ?? '',
    facts: facts.slice(index * size, (index + 1) * size),
  });
  return {
    files: SECTIONS.map((heading, index) => ({
      path: `${10 + index}-${heading.toLowerCase().replace(' ', '-')}.md`,
      title: `Section ${10 + index}: Cloud Course`,
      sections: [part(2 * index), part(2 * index + 1)],
    })),
    isCrlf: false,
    deleted: [],
  };
}

function runScript(
  recipes: readonly FactRecipe[],
  edits: readonly Edit[],
  tallyOf: (kind: EditKind) => Tally,
): { mistakes: readonly (Mistake & { edit: string })[]; twins: number } {
  compiledTexts.clear();
  const maker = createFactMaker();
  const oracle = new IdentityOracle();
  let world = createWorld(recipes, maker);
  let written = writeWorld(world);
  let taken = takeInCompiled(written.texts.map(compileOnce), [], '1');
  oracle.follow({ ...taken, written, changedFacts: new Set() }, createTally());
  const mistakes: (Mistake & { edit: string })[] = [];
  let cards: readonly Card[] = taken.cards;
  for (const [index, next] of edits.entries()) {
    const edited = applyEdit(world, next, maker);
    world = edited.world;
    written = writeWorld(world);
    taken = takeInCompiled(written.texts.map(compileOnce), cards, String(index + 2));
    const seen = oracle.mistakes.length;
    oracle.follow({ ...taken, written, changedFacts: edited.changedFacts }, tallyOf(next.kind));
    mistakes.push(...oracle.mistakes.slice(seen).map((mistake) => ({ ...mistake, edit: next.kind })));
    cards = taken.cards;
  }
  return { mistakes, twins: oracle.countTwins() };
}

describe('cards under scripts of edits', () => {
  const tallies = new Map<EditKind, Tally>(EDIT_KINDS.map((kind) => [kind, createTally()]));
  const tallyOf = (kind: EditKind): Tally => {
    const tally = tallies.get(kind);
    if (!tally) throw new Error(`No tally for ${kind}`);
    return tally;
  };

  const lost: string[] = [];

  it('never give their history to a card that asks something else', { timeout: 20 * LONGEST_MILLIS }, () => {
    fc.assert(
      fc.property(script, ({ recipes, edits }) => {
        const { mistakes, twins } = runScript(recipes, edits, tallyOf);
        lost.push(...mistakes.filter(({ kind }) => kind === 'lost').map(writeMistake));
        expect(mistakes.filter(({ kind }) => kind !== 'lost').map(writeMistake)).toEqual([]);
        expect(twins).toBe(0);
      }),
      {
        numRuns: RUNS,
        seed: SEED,
        ...(IS_LONG ? {} : { interruptAfterTimeLimit: LONGEST_MILLIS, markInterruptAsFailure: false }),
      },
    );
  });

  it('are kept in at least 98 of 100 cases when their fact did not change', () => {
    const all = [...tallies.values()];
    const kept = all.reduce((sum, tally) => sum + tally.kept, 0);
    const others = all.reduce((sum, tally) => sum + tally.lost + tally.asked, 0);
    expect(kept / (kept + others)).toBeGreaterThanOrEqual(0.98);
  });

  afterAll(() => {
    const rows = [...tallies].map(([kind, tally]) => [kind, ...numbersOf(tally)] as const);
    const total = [...tallies.values()]
      .map(numbersOf)
      .reduce((sums, row) => row.map((n, at) => n + (sums[at] ?? 0)), []);
    console.log(
      [['edit', 'edits', 'kept', 'asked', 'lost', 'wrong', 'fact changed'], ...rows, ['all', ...total]]
        .map((row) => row.join('\t'))
        .join('\n'),
    );
    if (process.env['RECOLLECT_IDENTITY_SHOW_LOST'] !== undefined) console.log(lost.join('\n'));
  });
});

function numbersOf({ edits, kept, asked, lost, wrong, changed }: Tally): number[] {
  return [edits, kept, asked, lost, wrong, changed];
}

function writeMistake({ kind, edit: name, before, after }: Mistake & { edit: string }): string {
  return `${kind}, ${name}: ${before}\n    ${after}`;
}
