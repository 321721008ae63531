import { describe, expect, test } from 'vitest';
import { findSpans, foldText } from '../../../src/app/library/fold-text.ts';
import type { LibraryCard } from '../../../src/app/library/library-card.ts';
import { LibraryIndex } from '../../../src/app/library/library-index.ts';
import { readNoteTags } from '../../../src/app/library/note-tags.ts';
import { extendTo, keepListed, NO_SELECTION, toggleAll, toggleCard } from '../../../src/app/library/selection.ts';
import { type SortOrder, sortCards } from '../../../src/app/library/sort-cards.ts';
import { suggestWord } from '../../../src/app/library/suggest-word.ts';
import { createCardState } from '../../../src/model/card-state.ts';
import type { CardId, FactId, NoteId } from '../../../src/model/ids.ts';
import type { CardText } from '../../../src/store/open-reader.ts';
import { reviewed, sampleLibraryCard, sampleWorld } from './library-samples.ts';

const ids = (names: string) => names.split(' ') as CardId[];

describe('marking what was found', () => {
  const mark = (text: string, ...needles: string[]) => {
    let marked = '';
    let at = 0;
    for (const [from, to] of findSpans(text, needles.map(foldText))) {
      marked += `${text.slice(at, from)}[${text.slice(from, to)}]`;
      at = to;
    }
    return marked + text.slice(at);
  };

  test.each<[string, string[], string]>([
    ['Docker images', ['docker'], '[Docker] images'],
    ['a Café and a cafe', ['cafe'], 'a [Café] and a [cafe]'],
    ['ﬁle systems', ['file'], '[ﬁle] systems'],
    ['one   two', ['one two'], '[one   two]'],
    ['docker dockerfile', ['docker', 'dockerfile'], '[docker] [dockerfile]'],
    ['abcd', ['abc', 'bcd'], '[abcd]'],
    ['nothing here', ['docker'], 'nothing here'],
    ['nothing here', [''], 'nothing here'],
    ['an 🙂 emoji', ['emoji'], 'an 🙂 [emoji]'],
    ['İstanbul', ['istanbul'], '[İstanbul]'],
  ])('%s', (text, needles, expected) => {
    expect(mark(text, ...needles)).toBe(expected);
  });
});

describe('the tags of a note', () => {
  test.each<[string, string, string[]]>([
    ['a list in brackets', '---\ntags: [AWS, "exam prep", s3]\n---\ntext', ['aws', 'exam', 'prep', 's3']],
    ['a list below', '---\ntitle: x\ntags:\n  - AWS/Storage\n  - s3\nother:\n  - no\n---\n', ['aws/storage', 's3']],
    ['words in the text', '# Heading\n\nSome #exam words, #exam again and #aws/s3.\n', ['exam', 'aws/s3']],
    ['neither numbers nor code nor anchors', 'issue #12 `#no` page.html#no\n```\n#no\n```\n', []],
    ['no front matter without its end', '---\ntags: no\n', []],
  ])('%s', (_, text, expected) => {
    expect(readNoteTags(text)).toEqual(expected);
  });
});

describe('sorting', () => {
  const world = sampleWorld();
  const cards = [
    sampleLibraryCard('c', { position: 3, question: 'Beta?', state: reviewed(10, 12, { lapseCount: 2 }) }),
    sampleLibraryCard('a', { position: 1, question: 'Zeta?' }),
    sampleLibraryCard('b', { position: 2, question: 'Alpha?', state: reviewed(40, 1, { lapseCount: 2 }) }),
  ];
  const order = (by: SortOrder, isDescending = false) =>
    sortCards(cards, { by, isDescending }, world).map(({ id }) => id);

  test('follows the notes', () => {
    expect(order('note')).toEqual(['a', 'b', 'c']);
    expect(order('note', true)).toEqual(['c', 'b', 'a']);
  });

  test('puts cards without the number last either way', () => {
    expect(order('stability')).toEqual(['c', 'b', 'a']);
    expect(order('stability', true)).toEqual(['b', 'c', 'a']);
    expect(order('due')).toEqual(['c', 'b', 'a']);
    expect(order('recall')).toEqual(['c', 'b', 'a']);
  });

  test('leaves equals as they stand in the notes', () => {
    expect(order('lapses', true)).toEqual(['b', 'c', 'a']);
    expect(order('lapses')).toEqual(['a', 'b', 'c']);
  });

  test('goes by the words of the question', () => {
    expect(order('question')).toEqual(['b', 'c', 'a']);
    expect(order('question', true)).toEqual(['a', 'c', 'b']);
  });
});

describe('choosing several cards', () => {
  const list = ids('a b c d e');

  test('one by one, and off again', () => {
    const two = toggleCard(toggleCard(NO_SELECTION, ids('b')[0] as CardId), ids('d')[0] as CardId);
    expect([...two.ids]).toEqual(['b', 'd']);
    expect([...toggleCard(two, 'b' as CardId).ids]).toEqual(['d']);
  });

  test('a range in either direction, from the card touched last', () => {
    const from = toggleCard(NO_SELECTION, 'd' as CardId);
    expect([...extendTo(from, 'b' as CardId, list).ids].sort()).toEqual(['b', 'c', 'd']);
    expect([...extendTo(extendTo(from, 'b' as CardId, list), 'e' as CardId, list).ids].sort()).toEqual([
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  test('a range without a beginning is one card', () => {
    expect([...extendTo(NO_SELECTION, 'c' as CardId, list).ids]).toEqual(['c']);
  });

  test('all, then none', () => {
    const all = toggleAll(NO_SELECTION, list);
    expect(all.ids.size).toBe(5);
    expect(toggleAll(all, list).ids.size).toBe(0);
    expect(toggleAll(NO_SELECTION, []).ids.size).toBe(0);
  });

  test('what the list no longer has is chosen no more', () => {
    const chosen = toggleCard(toggleCard(NO_SELECTION, 'a' as CardId), 'b' as CardId);
    const kept = keepListed(chosen, ids('a c'));
    expect([...kept.ids]).toEqual(['a']);
    expect(kept.anchor).toBeNull();
    expect(keepListed(kept, ids('a c'))).toBe(kept);
  });
});

describe('the index', () => {
  const world = sampleWorld();
  const all = { kind: 'all' } as const;
  const byNote = { by: 'note', isDescending: false } as const;
  const indexed = (name: string, position: number) => ({
    state: createCardState(name as CardId),
    noteId: 'note-a' as NoteId,
    factId: 'fact' as FactId,
    position,
    line: position,
    place: 'deck' as const,
  });
  const textOf = (name: string, question: string): CardText => ({
    card: { id: name, rule: 'r', factKind: 'definition', place: 'deck', changedAt: '' } as unknown as CardText['card'],
    question,
    answer: '',
    isReworded: false,
  });
  const find = (index: LibraryIndex, word?: string): string[] =>
    index
      .find(word === undefined ? all : { kind: 'text', field: 'any', text: word }, byNote, world)
      .map(({ id }: LibraryCard) => id);

  test('lists cards before their texts are read, and finds words once they are', () => {
    const index = new LibraryIndex();
    index.beginFilling();
    index.addIndexed([indexed('b', 2), indexed('a', 1)]);
    expect(find(index)).toEqual(['a', 'b']);
    expect(find(index, 'docker')).toEqual([]);
    index.addTexts([textOf('b', 'What is Docker?'), textOf('unknown', 'Docker')]);
    expect(find(index, 'docker')).toEqual(['b']);
    expect([index.size, index.textCount]).toEqual([2, 1]);
  });

  test('a second filling takes over what changed and drops what is gone, and is never empty in between', () => {
    const index = new LibraryIndex();
    index.beginFilling();
    index.addIndexed([indexed('a', 1), indexed('b', 2)]);
    index.endFilling();
    index.addTexts([textOf('a', 'Old words'), textOf('b', 'Other')]);
    index.beginFilling();
    index.addIndexed([indexed('a', 5)]);
    expect(find(index)).toEqual(['b', 'a']);
    expect(find(index, 'old')).toEqual(['a']);
    index.endFilling();
    expect(find(index)).toEqual(['a']);
    index.addTexts([textOf('a', 'New words')]);
    expect(find(index, 'old')).toEqual([]);
    expect(index.textCount).toBe(1);
  });
});

describe('a word that no card has', () => {
  const cards = [
    sampleLibraryCard('one', { question: 'What does a hypervisor do?' }),
    sampleLibraryCard('two', { answer: 'The hypervisor shares the machine.' }),
  ];

  test('is near one that some have', () => {
    expect(suggestWord('hypervizor', cards)).toEqual({ word: 'hypervisor', cardCount: 2 });
  });

  test('has nothing near it when it is too short or too far away', () => {
    expect(suggestWord('hyp', cards)).toBeNull();
    expect(suggestWord('kubernetes', cards)).toBeNull();
  });
});
