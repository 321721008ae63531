import { describe, expect, test } from 'vitest';
import type { LibraryCard } from '../../../src/app/library/library-card.ts';
import { collectNeedles, compileSearch, type SearchWorld } from '../../../src/app/library/match-search.ts';
import { readSearch } from '../../../src/app/library/read-search.ts';
import type { CardId } from '../../../src/model/ids.ts';
import { createStamp } from '../../../src/model/stamp.ts';
import { DAY_MILLIS, NOW, reviewed, sampleLibraryCard, sampleWorld, TODAY } from './library-samples.ts';

function query(search: string) {
  const result = readSearch(search);
  if (!result.ok) throw new Error(`${search}: ${JSON.stringify(result.problem)}`);
  return result.value;
}

function find(search: string, cards: readonly LibraryCard[], world: SearchWorld = sampleWorld()): string[] {
  return cards.filter(compileSearch(query(search), world)).map(({ id }) => id);
}

const stampAgo = (days: number) =>
  createStamp({ millis: NOW - days * DAY_MILLIS, counter: 0, deviceId: 'device' as never });

describe('words', () => {
  const cards = [
    sampleLibraryCard('images', { question: 'Where are Docker images stored?', answer: 'In a repository' }),
    sampleLibraryCard('file', { question: 'What does a Dockerfile describe?', answer: 'How to build a Docker image' }),
    sampleLibraryCard('cafe', { question: 'What is a Café?', answer: 'A place, not a container' }),
  ];

  test('are found in question and answer, as parts of words, without case and accents', () => {
    expect(find('docker', cards)).toEqual(['images', 'file']);
    expect(find('DOCKER IMAGE', cards)).toEqual(['images', 'file']);
    expect(find('"docker image"', cards)).toEqual(['images', 'file']);
    expect(find('"image docker"', cards)).toEqual([]);
    expect(find('cafe', cards)).toEqual(['cafe']);
  });

  test('can be asked of one side, with a star, and turned round', () => {
    expect(find('question:"docker image"', cards)).toEqual(['images']);
    expect(find('answer:build', cards)).toEqual(['file']);
    expect(find('docker*stored', cards)).toEqual(['images']);
    expect(find('-docker', cards)).toEqual(['cafe']);
    expect(find('docker -build', cards)).toEqual(['images']);
    expect(find('repository or container', cards)).toEqual(['images', 'cafe']);
  });

  test('a star is the only sign with a meaning', () => {
    const odd = [sampleLibraryCard('odd', { question: 'What does [a-z]+(x)? match?' }), ...cards];
    expect(find('"[a-z]+(x)?"', odd)).toEqual(['odd']);
    expect(find('"[a-z]+*match"', odd)).toEqual(['odd']);
  });

  test('of a card that was not read yet are neither there nor missing', () => {
    const unread = [sampleLibraryCard('unread', { hasWords: false })];
    expect(find('docker', unread)).toEqual([]);
    expect(find('-docker', unread)).toEqual([]);
    expect(find('is:new', unread)).toEqual(['unread']);
    expect(find('-is:due', unread)).toEqual(['unread']);
  });
});

describe('where a card comes from', () => {
  const world = sampleWorld({
    ecs: { title: 'amazon ecs', deck: 'aws/compute/17-ecs', tags: ['exam', 'aws/containers'] },
    s3: { title: 's3 buckets', deck: 'aws/storage/s3', tags: [] },
    tea: { title: 'tea', deck: 'tea', tags: ['kitchen'] },
  });
  const cards = ['ecs', 's3', 'tea'].map((note) => sampleLibraryCard(`of-${note}`, { note }));

  test.each<[string, string[]]>([
    ['deck:aws', ['of-ecs', 'of-s3']],
    ['deck:aws/storage', ['of-s3']],
    ['deck:storage', ['of-s3']],
    ['deck:17-ecs', ['of-ecs']],
    ['deck:17-ecs.md', ['of-ecs']],
    ['deck:aw', []],
    ['deck:a*', ['of-ecs', 'of-s3']],
    ['deck:*', ['of-ecs', 'of-s3', 'of-tea']],
    ['-deck:aws', ['of-tea']],
    ['note:bucket', ['of-s3']],
    ['tag:exam', ['of-ecs']],
    ['tag:aws', ['of-ecs']],
    ['tag:containers or tag:kitchen', ['of-ecs', 'of-tea']],
  ])('%s', (search, expected) => {
    expect(find(search, cards, world)).toEqual(expected);
  });

  test('the rule and the kind of the fact', () => {
    const made = [
      sampleLibraryCard('dash'),
      sampleLibraryCard('table', { card: { rule: 'table-row', factKind: 'table-cell' } }),
    ];
    expect(find('rule:table*', made)).toEqual(['table']);
    expect(find('kind:definition', made)).toEqual(['dash']);
  });
});

describe('how a card stands', () => {
  const cards = [
    sampleLibraryCard('new'),
    sampleLibraryCard('due', { state: reviewed(10, 12, { lapseCount: 4, flag: 2 }) }),
    sampleLibraryCard('later', { state: reviewed(40, 10) }),
    sampleLibraryCard('step', {
      state: { phase: 'learning', dueAtMillis: NOW + 60_000, memory: { stability: 0.5, difficulty: 9 } },
    }),
    sampleLibraryCard('paused', { state: reviewed(10, 12, { isSuspended: true }) }),
    sampleLibraryCard('buried', { state: reviewed(10, 12, { buriedUntilDay: TODAY + 1 }) }),
    sampleLibraryCard('back', { state: reviewed(10, 12, { buriedUntilDay: TODAY }) }),
    sampleLibraryCard('tray', { card: { place: 'tray' } }),
    sampleLibraryCard('shelf', { card: { place: 'shelf' }, state: reviewed(10, 12) }),
    sampleLibraryCard('never', { card: { place: 'never' } }),
    sampleLibraryCard('mine', { isReworded: true, card: { changedAt: stampAgo(2), madeAt: stampAgo(50) } }),
  ];

  test.each<[string, string[]]>([
    ['is:new', ['new', 'mine']],
    ['is:due', ['due', 'step', 'back']],
    ['is:learning', ['step']],
    ['is:review -is:due', ['later', 'paused', 'buried']],
    ['is:suspended', ['paused']],
    ['is:buried', ['buried']],
    ['is:tray', ['tray']],
    ['is:shelf', ['shelf']],
    ['is:never', ['never']],
    ['is:reworded', ['mine']],
    ['flag:2', ['due']],
    ['prop:lapses>3', ['due']],
    ['prop:s>30', ['later']],
    ['prop:d>8', ['step']],
    ['prop:ivl>=40', ['later']],
    ['prop:due<=0 is:deck -is:suspended -is:buried', ['due', 'step', 'back']],
    ['changed:3', ['mine']],
    ['changed:2', []],
    ['added:3', []],
    ['added:51', ['mine']],
    ['added:50', []],
  ])('%s', (search, expected) => {
    expect(find(search, cards)).toEqual(expected);
  });

  test('the chance of recall is that of this moment, and a new card has none', () => {
    const fading = [
      sampleLibraryCard('fresh', { state: reviewed(10, 0) }),
      sampleLibraryCard('ninety', { state: reviewed(10, 10) }),
      sampleLibraryCard('faded', { state: reviewed(10, 60) }),
      sampleLibraryCard('new'),
    ];
    expect(find('prop:r>=0.95', fading)).toEqual(['fresh']);
    expect(find('prop:r<0.8', fading)).toEqual(['faded']);
    expect(find('prop:r<=1', fading)).toEqual(['fresh', 'ninety', 'faded']);
  });

  test('answers are looked up for the days and the grade that are asked for', () => {
    const asked: [number, number | null][] = [];
    const world = sampleWorld(
      {},
      {
        findRated: (days, grade) => {
          asked.push([days, grade]);
          return new Set(grade === 1 ? ['due' as CardId] : ['due' as CardId, 'later' as CardId]);
        },
      },
    );
    expect(find('rated:7', cards, world)).toEqual(['due', 'later']);
    expect(find('rated:1:1', cards, world)).toEqual(['due']);
    expect(asked).toEqual([
      [7, null],
      [1, 1],
    ]);
  });
});

test('only wanted words are marked', () => {
  expect(collectNeedles(query('docker "two words" -not (one or load*er) is:due'))).toEqual([
    'docker',
    'two words',
    'one',
    'load',
    'er',
  ]);
});
