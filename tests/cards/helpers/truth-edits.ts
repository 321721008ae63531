import fc from 'fast-check';
import { createFact, type FactRecipe, factRecipe, type TruthFact, type TruthPart } from './truth-facts.ts';
import type { TruthFile, TruthSection, TruthWorld } from './truth-world.ts';

export const EDIT_KINDS = [
  'typo',
  'reword',
  'extend',
  'restyle',
  'indent',
  'change case',
  'rename heading',
  'complete heading',
  'reorder',
  'move fact',
  'move section',
  'rename file',
  'append section',
  'insert',
  'delete',
  'restore',
  'paste copy',
  'change number',
  'swap definitions',
  'replace',
  'add member',
  'drop member',
  'line endings',
] as const;

export type EditKind = (typeof EDIT_KINDS)[number];

export interface Edit {
  readonly kind: EditKind;
  readonly picks: readonly number[];
  readonly recipe: FactRecipe;
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...EDIT_KINDS),
  picks: fc.array(fc.nat(9999), { minLength: 6, maxLength: 6 }),
  recipe: factRecipe,
});

export interface EditedWorld {
  readonly world: TruthWorld;
  /** Facts that say something else now: their cards may keep or lose their history. */
  readonly changedFacts: ReadonlySet<string>;
}

/** Makes new facts; no two facts of a run state the same thing. */
export interface FactMaker {
  readonly make: (recipe: FactRecipe) => TruthFact | null;
}

export function createFactMaker(): FactMaker {
  const names = new Set<string>();
  const partsByText = new Map<string, TruthPart>();
  let count = 0;
  return {
    make: (recipe) => {
      count += 1;
      const fact = createFact(`f${count}`, recipe, names);
      if (!fact || fact.parts.size > 2) return fact;
      // Two terms with the same meaning share it: "Which term means ...?" is one question for both.
      const parts = [...fact.parts].map(([name, part]): [string, TruthPart] => {
        const known = partsByText.get(part.text);
        if (!known) partsByText.set(part.text, part);
        return [name, known ?? part];
      });
      return { ...fact, parts: new Map(parts) };
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

/** The world after one edit. An edit that finds nothing to change leaves it as it is. */
export function applyEdit(world: TruthWorld, { kind, picks, recipe }: Edit, maker: FactMaker): EditedWorld {
  const at = (index: number): number => picks[index] ?? 0;
  const places = listPlaces(world);
  const place = places[at(0) % Math.max(1, places.length)];
  const unchanged: EditedWorld = { world, changedFacts: NONE };
  const rewrite = (change: (fact: TruthFact) => TruthFact | null): EditedWorld =>
    place ? { world: replaceFact(world, place, change), changedFacts: NONE } : unchanged;
  switch (kind) {
    case 'typo':
      return rewrite((fact) => changePart(fact, at(1), (text) => misspell(text, at(2), at(3))));
    case 'reword':
      return rewrite((fact) => changePart(fact, at(1), (text) => reword(text, at(2))));
    case 'extend':
      return rewrite((fact) =>
        fact.kind === 'expansion' || fact.kind === 'command'
          ? fact
          : changePart(fact, fact.parts.size - 1, (text) => `${text} ${pickOf(EXTENSIONS, at(1))}`),
      );
    case 'restyle':
      return rewrite((fact) => ({ ...fact, style: at(1) % 8 }));
    case 'indent':
      return rewrite((fact) => ({ ...fact, indent: at(1) % 3 }));
    case 'change case':
      return rewrite((fact) => changePart(fact, at(1), (text) => text.charAt(0).toUpperCase() + text.slice(1)));
    case 'rename heading':
      return changeSection(world, at(0), (section) => ({ ...section, heading: pickOf(HEADINGS, at(1)) }));
    case 'complete heading':
      return changeSection(world, at(0), (section) => ({ ...section, heading: `${section.heading} overview` }));
    case 'reorder':
      return changeSection(world, at(0), (section) => ({ ...section, facts: shuffle(section.facts, at(1)) }));
    case 'move fact':
      return moveFact(world, place, at(1));
    case 'move section':
      return moveSection(world, at(0), at(1), at(2));
    case 'rename file':
      return {
        ...unchanged,
        world: {
          ...world,
          files: world.files.map((file, index) =>
            index === at(0) % world.files.length ? renameFile(file, at(1)) : file,
          ),
        },
      };
    case 'append section': {
      const facts = [0, 1, 2].flatMap((shift) => maker.make(shiftRecipe(recipe, shift)) ?? []);
      return changeFile(world, at(0), (file) => ({
        ...file,
        sections: [...file.sections, { heading: pickOf(HEADINGS, at(1)), facts }],
      }));
    }
    case 'insert': {
      const fact = maker.make(recipe);
      return fact
        ? changeSection(world, at(0), (section) => ({ ...section, facts: insertAt(section.facts, at(1), fact) }))
        : unchanged;
    }
    case 'delete': {
      if (!place || places.length < 4) return unchanged;
      return {
        world: { ...replaceFact(world, place, () => null), deleted: [...world.deleted, place.fact] },
        changedFacts: NONE,
      };
    }
    case 'restore': {
      const fact = world.deleted[at(1) % Math.max(1, world.deleted.length)];
      if (!fact) return unchanged;
      const rest = { ...world, deleted: world.deleted.filter((other) => other !== fact) };
      return changeSection(rest, at(0), (section) => ({ ...section, facts: insertAt(section.facts, at(2), fact) }));
    }
    case 'paste copy':
      return place
        ? changeSection(world, at(1), (section) => ({ ...section, facts: [...section.facts, place.fact] }))
        : unchanged;
    case 'change number':
      return changeNumber(world, places, at(0), at(1));
    case 'swap definitions':
      return swapDefinitions(world, places, at(0), at(1));
    case 'replace':
      return replaceByNear(world, place, recipe, at(1), maker);
    case 'add member':
      return rewrite((fact) => addMember(fact, at(1), at(2)));
    case 'drop member':
      return dropMember(world, place, at(1));
    case 'line endings':
      return { ...unchanged, world: { ...world, isCrlf: !world.isCrlf } };
  }
}

const EXTENSIONS = ['as well', ', mostly at night', 'in every zone', ', but not by default', 'for most teams'];
const HEADINGS = [
  'Messaging',
  'Compute',
  'Databases',
  'Networking',
  'Security Basics',
  'Monitoring',
  'Delivery',
  'Storage Classes',
  'Limits',
  'Serverless',
];
/** Rewordings as a person makes them. Some are in no list of the matcher. */
const REWORDINGS: readonly (readonly [RegExp, string])[] = [
  [/\bstores\b/, 'keeps'],
  [/\bencrypts\b/, 'scrambles'],
  [/\bvalidates\b/, 'checks'],
  [/\bcollects\b/, 'gathers'],
  [/\bdelivers\b/, 'hands over'],
  [/\bprotects\b/, 'secures'],
  [/\bfor failed requests\b/, 'for requests that failed'],
  [/\blist of network rules\b/, 'list with network rules'],
  [/\bof configuration changes\b/, 'of changed configuration'],
  [/\bpool of worker machines\b/, 'pool of machines doing the work'],
  [/\bthat reduces manual work\b/, 'that cuts manual work'],
  [/\bthat keeps costs predictable\b/, 'which keeps costs predictable'],
  [/\bthat absorbs sudden traffic\b/, 'to absorb sudden traffic'],
  [/\bthat survives\b/, 'surviving'],
  [/\bevery\b/, 'each'],
  [/\ball\b/, 'all of the'],
  [/\blarge\b/, 'big'],
  [/\btakes? several hours\b/, 'take hours'],
  [/\bis slow\b/, 'is quite slow'],
  [/\bcreate the\b/, 'create a'],
  [/\bto infrastructure\b/, 'to the whole infrastructure'],
  [/\bshow\b/, 'display'],
];

export function reword(text: string, number: number): string {
  const fitting = REWORDINGS.filter(([pattern]) => pattern.test(text));
  const chosen = fitting[number % Math.max(1, fitting.length)];
  if (chosen) return text.replace(chosen[0], chosen[1]);
  const words = text.split(' ');
  return words.length < 4 ? text : [...words.slice(0, 2), 'usually', ...words.slice(2)].join(' ');
}

/** One slip of the keyboard in one word of at least four letters: dropped, doubled, swapped or wrong letter. */
export function misspell(text: string, wordNumber: number, slip: number): string {
  const words = text.split(' ');
  const long = words.flatMap((word, index) => (/^\p{L}{4,}$/u.test(word) ? [index] : []));
  const index = long[wordNumber % Math.max(1, long.length)];
  const word = index === undefined ? undefined : words[index];
  if (index === undefined || word === undefined) return text;
  const at = 1 + (slip % (word.length - 2));
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  const slips = [
    `${before}${next}${after}`,
    `${before}${letter}${letter}${next}${after}`,
    `${before}${next}${letter}${after}`,
    `${before}${letter === 'o' ? 'p' : 'o'}${next}${after}`,
  ];
  words[index] = slips[(slip >> 3) % 4] ?? word;
  return words.join(' ');
}

interface FactPlace {
  readonly file: number;
  readonly section: number;
  readonly index: number;
  readonly fact: TruthFact;
}

function listPlaces(world: TruthWorld): FactPlace[] {
  return world.files.flatMap((file, fileIndex) =>
    file.sections.flatMap((section, sectionIndex) =>
      section.facts.map((fact, index) => ({ file: fileIndex, section: sectionIndex, index, fact })),
    ),
  );
}

function pickOf<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

function insertAt<Item>(items: readonly Item[], number: number, item: Item): Item[] {
  const at = number % (items.length + 1);
  return [...items.slice(0, at), item, ...items.slice(at)];
}

function shuffle<Item>(items: readonly Item[], number: number): Item[] {
  const rest = [...items];
  const from = number % Math.max(1, rest.length);
  const [taken] = rest.splice(from, 1);
  return taken === undefined ? rest : insertAt(rest, number >> 4, taken);
}

function changeFile(world: TruthWorld, number: number, change: (file: TruthFile) => TruthFile): EditedWorld {
  const at = number % world.files.length;
  return {
    world: { ...world, files: world.files.map((file, index) => (index === at ? change(file) : file)) },
    changedFacts: NONE,
  };
}

function changeSection(
  world: TruthWorld,
  number: number,
  change: (section: TruthSection) => TruthSection,
): EditedWorld {
  const all = world.files.flatMap((file) => file.sections);
  const chosen = all[number % Math.max(1, all.length)];
  return {
    world: {
      ...world,
      files: world.files.map((file) => ({
        ...file,
        sections: file.sections.map((section) => (section === chosen ? change(section) : section)),
      })),
    },
    changedFacts: NONE,
  };
}

function replaceFact(world: TruthWorld, place: FactPlace, change: (fact: TruthFact) => TruthFact | null): TruthWorld {
  return {
    ...world,
    files: world.files.map((file, fileIndex) => ({
      ...file,
      sections: file.sections.map((section, sectionIndex) => ({
        ...section,
        facts: section.facts.flatMap((fact, index) =>
          fileIndex === place.file && sectionIndex === place.section && index === place.index
            ? (change(fact) ?? [])
            : fact,
        ),
      })),
    })),
  };
}

function changePart(fact: TruthFact, number: number, change: (text: string) => string): TruthFact {
  const names = [...fact.parts.keys()];
  const chosen = names[number % Math.max(1, names.length)];
  return {
    ...fact,
    parts: new Map(
      [...fact.parts].map(([name, part]) => [name, name === chosen ? { ...part, text: change(part.text) } : part]),
    ),
  };
}

function moveFact(world: TruthWorld, place: FactPlace | undefined, number: number): EditedWorld {
  if (!place) return { world, changedFacts: NONE };
  const without = replaceFact(world, place, () => null);
  return changeSection(without, number, (section) => ({
    ...section,
    facts: insertAt(section.facts, number >> 3, place.fact),
  }));
}

function moveSection(world: TruthWorld, fileNumber: number, number: number, target: number): EditedWorld {
  const from = fileNumber % world.files.length;
  const file = world.files[from];
  const section = file?.sections[number % Math.max(1, file.sections.length)];
  if (!file || !section || file.sections.length < 2) return { world, changedFacts: NONE };
  const without = world.files.map((other) => ({
    ...other,
    sections: other.sections.filter((candidate) => candidate !== section),
  }));
  const isToNewFile = target % 4 === 0;
  const files = isToNewFile
    ? [...without, { path: `moved/part-${number}.md`, title: 'Moved part', sections: [section] }]
    : without.map((other, index) =>
        index === target % without.length
          ? { ...other, sections: insertAt(other.sections, target >> 2, section) }
          : other,
      );
  const paths = new Set(files.map(({ path }) => path));
  return paths.size < files.length ? { world, changedFacts: NONE } : { world: { ...world, files }, changedFacts: NONE };
}

function renameFile(file: TruthFile, number: number): TruthFile {
  const folder = ['', 'course/', 'archive/2024/'][number % 3] ?? '';
  return { ...file, path: `${folder}${number}-${file.path.split('/').pop() ?? 'note.md'}` };
}

function shiftRecipe(recipe: FactRecipe, shift: number): FactRecipe {
  return { ...recipe, picks: recipe.picks.map((pick) => pick + 13 * shift) };
}

function changeNumber(world: TruthWorld, places: readonly FactPlace[], number: number, step: number): EditedWorld {
  const numbered = places.filter(({ fact }) => fact.kind === 'attribute' || fact.kind === 'statement');
  const place = numbered[number % Math.max(1, numbered.length)];
  if (!place) return { world, changedFacts: NONE };
  const change = (fact: TruthFact): TruthFact =>
    changePart(fact, fact.parts.size - 1, (text) =>
      text.replace(/\d+/, (digits) => String(Number(digits) + 1 + (step % 40))),
    );
  return { world: replaceFact(world, place, change), changedFacts: new Set([place.fact.id]) };
}

/** Two definitions exchange their meanings: each term asks for the other meaning now, each meaning for the other term. */
function swapDefinitions(world: TruthWorld, places: readonly FactPlace[], first: number, second: number): EditedWorld {
  const definitions = places.filter(({ fact }) => fact.kind === 'definition');
  const one = definitions[first % Math.max(1, definitions.length)];
  const other = definitions[second % Math.max(1, definitions.length)];
  const mine = one?.fact.parts.get('meaning');
  const theirs = other?.fact.parts.get('meaning');
  if (!one || !other || one.fact.id === other.fact.id || !mine || !theirs) return { world, changedFacts: NONE };
  // Two meanings that share most of their words are, exchanged, one meaning reworded.
  if (isMostlyShared(mine.text.split(' '), theirs.text.split(' '))) return { world, changedFacts: NONE };
  const give = (fact: TruthFact, meaning: TruthPart): TruthFact => ({
    ...fact,
    parts: new Map([...fact.parts].map(([name, part]) => [name, name === 'meaning' ? meaning : part])),
  });
  const swapped = replaceFact(
    replaceFact(world, one, (fact) => give(fact, theirs)),
    other,
    (fact) => give(fact, mine),
  );
  return { world: swapped, changedFacts: new Set([one.fact.id, other.fact.id]) };
}

/** Deletes a fact and writes another of the same kind in its place that shares some of its words. */
function replaceByNear(
  world: TruthWorld,
  place: FactPlace | undefined,
  recipe: FactRecipe,
  number: number,
  maker: FactMaker,
): EditedWorld {
  if (!place) return { world, changedFacts: NONE };
  const fresh = maker.make({ ...recipe, kind: place.fact.kind, style: place.fact.style });
  if (!fresh) return { world, changedFacts: NONE };
  // A list with most of the old members under another label is the old list with its label renamed.
  const texts = (fact: TruthFact): string[] => [...fact.parts.values()].map((part) => part.text);
  if (fresh.parts.size > 2 && isMostlyShared(texts(place.fact), texts(fresh), 1)) return { world, changedFacts: NONE };
  const names = [...fresh.parts.keys()];
  const shared = names[number % names.length];
  const isNaming = shared === names[0] || shared?.startsWith('row') === true;
  const part = shared === undefined ? undefined : place.fact.parts.get(shared);
  // The subject stays its own: with the subject of the deleted fact it would be that fact reworded.
  const near =
    isNaming || part === undefined
      ? fresh
      : {
          ...fresh,
          parts: new Map(
            [...fresh.parts].map(([name, own]) => [
              name,
              name !== shared ? own : fresh.parts.size === 2 ? part : { ...own, text: part.text },
            ]),
          ),
        };
  return {
    world: { ...replaceFact(world, place, () => near), deleted: [...world.deleted, place.fact] },
    changedFacts: new Set([place.fact.id, fresh.id]),
  };
}

function isMostlyShared(one: readonly string[], other: readonly string[], more = 0): boolean {
  const common = one.filter((item) => other.includes(item)).length + more;
  return 2 * common >= Math.min(one.length, other.length);
}

function addMember(fact: TruthFact, number: number, position: number): TruthFact {
  const prefix = fact.kind === 'set' ? 'item' : fact.kind === 'steps' ? 'step' : null;
  if (prefix === null) return fact;
  const id = `${fact.id}.${prefix} new ${number}`;
  const words = pickOf(
    ['warm pool', 'static mirror', 'weighted record', 'hybrid tunnel', 'open the change ticket'],
    number,
  );
  const name = `${prefix} new ${number}`;
  if (fact.parts.has(name) || [...fact.parts.values()].some((part) => part.text === words)) return fact;
  const [owner, ...members] = [...fact.parts];
  if (!owner) return fact;
  return { ...fact, parts: new Map([owner, ...insertAt(members, position, [name, { id, text: words }] as const)]) };
}

function dropMember(world: TruthWorld, place: FactPlace | undefined, number: number): EditedWorld {
  if (!place || (place.fact.kind !== 'set' && place.fact.kind !== 'steps') || place.fact.parts.size < 4)
    return { world, changedFacts: NONE };
  const names = [...place.fact.parts.keys()];
  const dropped = names[1 + (number % (names.length - 1))];
  const change = (fact: TruthFact): TruthFact => ({
    ...fact,
    parts: new Map([...fact.parts].filter(([name]) => name !== dropped)),
  });
  return { world: replaceFact(world, place, change), changedFacts: NONE };
}
