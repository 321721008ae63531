import { describe, expect, it } from 'vitest';
import { acceptCard, refuseCard } from '../../src/cards/decide-place.ts';
import { type CardChange, settleDoubt } from '../../src/cards/diff-cards.ts';
import { takeInNotes } from '../../src/cards/take-in-notes.ts';
import type { Card } from '../../src/model/card.ts';

const QUEUES = [
  '# Queues',
  '',
  '### Basics',
  '**SQS** = managed queue service for decoupling applications',
  '-**producer** = part of the app that sends messages to the queue',
  '-**consumer** = part of the app that polls the queue for messages',
  '-FIFO queues cost more b/c they keep the order of messages',
  '',
  '### Limits',
  '-SQS max message size = 256 KB',
  '-SQS max batch size = 10 messages',
  '',
].join('\n');

type Texts = Readonly<Record<string, string>>;

function read(texts: Texts, cards: readonly Card[] = [], stamp = '1') {
  return takeInNotes(
    Object.entries(texts).map(([path, text]) => ({ path, text })),
    cards,
    stamp,
  );
}

/** Imports the versions one after the other and gives back the last import. */
function readAll(first: Texts, ...others: readonly Texts[]) {
  return others.reduce((taken, texts, index) => read(texts, taken.cards, String(index + 2)), read(first));
}

function idsByText(cards: readonly Card[]): Map<string, string> {
  return new Map(cards.map((card) => [`${card.question} ${card.answer}`, card.id]));
}

function live(cards: readonly Card[]): Card[] {
  return cards.filter(({ place }) => place === 'deck' || place === 'tray');
}

function kindsOf(changes: readonly CardChange[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function find(cards: readonly Card[], question: RegExp, answer = /./): Card {
  const card = cards.find((candidate) => question.test(candidate.question) && answer.test(candidate.answer));
  if (!card) throw new Error(`No card asks ${question} for ${answer}`);
  return card;
}

const first = read({ 'a.md': QUEUES });
const countOfCards = first.cards.length;

describe('an edit that changes no fact', () => {
  it.each<[string, Texts]>([
    ['nothing', { 'a.md': QUEUES }],
    ['CRLF', { 'a.md': QUEUES.replace(/\n/g, '\r\n') }],
    ['a byte order mark', { 'a.md': `\ufeff${QUEUES}` }],
    ['a renamed heading', { 'a.md': QUEUES.replace('### Limits', '### Quotas') }],
    [
      'sections in another order',
      {
        'a.md': `# Queues\n\n${QUEUES.slice(QUEUES.indexOf('### Limits'))}\n${QUEUES.slice(QUEUES.indexOf('### Basics'), QUEUES.indexOf('### Limits'))}`,
      },
    ],
    ['a renamed file', { 'course/16-queues.md': QUEUES }],
    [
      'a section moved to another file',
      {
        'a.md': QUEUES.slice(0, QUEUES.indexOf('### Limits')),
        'b.md': `# Quotas\n\n${QUEUES.slice(QUEUES.indexOf('### Limits'))}`,
      },
    ],
    [
      'a typo',
      {
        'a.md': QUEUES.replace('decoupling', 'decuopling').replace(
          'part of the app that sends',
          'part of teh app that sends',
        ),
      },
    ],
    ['blank lines and other markers', { 'a.md': QUEUES.replace(/^-/gm, '\n* ') }],
  ])('%s keeps every id', (_, texts) => {
    const next = read(texts, first.cards, '2');
    expect(new Set(live(next.cards).map(({ id }) => id))).toEqual(new Set(first.cards.map(({ id }) => id)));
    expect(next.changes.filter(({ kind }) => kind === 'new' || kind === 'gone' || kind === 'in-doubt')).toEqual([]);
    expect(next.changes.some(({ isAnswerChanged }) => isAnswerChanged)).toBe(false);
  });

  it('a text in another note is moved, a text with other words reworded', () => {
    expect(kindsOf(read({ 'b.md': QUEUES }, first.cards, '2').changes)).toEqual({ moved: countOfCards });
    const typo = read({ 'a.md': QUEUES.replace('decoupling', 'decuopling') }, first.cards, '2');
    expect(Object.keys(kindsOf(typo.changes)).sort()).toEqual(['kept', 'reworded']);
  });

  it('leaves the cards that did not change as they are, stamp included', () => {
    const next = read({ 'a.md': QUEUES }, first.cards, '2');
    expect(next.cards).toEqual(first.cards);
  });
});

describe('text that comes and goes', () => {
  it('new lines give new cards and leave the others alone', () => {
    const next = read(
      { 'a.md': QUEUES.replace('### Limits', '-**broker** = server between the two\n\n### Limits') },
      first.cards,
      '2',
    );
    expect(kindsOf(next.changes)['kept']).toBe(countOfCards);
    expect(kindsOf(next.changes)['new']).toBeGreaterThan(0);
  });

  it('deleted text shelves its cards and returned text brings them back', () => {
    const without = QUEUES.replace(/^.*max message size.*\n/m, '');
    const gone = read({ 'a.md': without }, first.cards, '2');
    const size = find(first.cards, /maximum message size|max message size/i);
    expect(gone.cards.find(({ id }) => id === size.id)?.place).toBe('shelf');
    const back = read({ 'a.md': QUEUES }, gone.cards, '3');
    expect(back.changes.find(({ card }) => card.id === size.id)?.kind).toBe('returned');
    expect(idsByText(live(back.cards))).toEqual(idsByText(first.cards));
  });

  it('returned text has its old id also when another version was in between', () => {
    const other = QUEUES.replace(
      'managed queue service for decoupling applications',
      'buffer that Amazon runs between two programs',
    );
    const back = readAll({ 'a.md': QUEUES }, { 'a.md': other }, { 'a.md': QUEUES });
    for (const [text, id] of idsByText(first.cards)) expect(idsByText(live(back.cards)).get(text)).toBe(id);
  });

  it('a whole note that is gone and back keeps its cards', () => {
    const back = readAll({ 'a.md': QUEUES }, {}, { 'a.md': QUEUES });
    expect(idsByText(live(back.cards))).toEqual(idsByText(first.cards));
  });

  it('a pasted copy makes no second card and takes no id', () => {
    for (const texts of [
      { 'a.md': `${QUEUES}\n### Summary\n${QUEUES.slice(QUEUES.indexOf('**SQS**'), QUEUES.indexOf('### Limits'))}` },
      { 'a.md': QUEUES, '0-copy.md': QUEUES },
      { 'a.md': QUEUES, 'z.md': QUEUES },
    ] satisfies Texts[]) {
      const next = read(texts, first.cards, '2');
      expect(idsByText(live(next.cards))).toEqual(idsByText(first.cards));
      expect(live(next.cards).every(({ source }) => source.path === 'a.md')).toBe(true);
    }
  });
});

describe('facts that change', () => {
  it('another number keeps the id and says that the answer changed', () => {
    const next = read({ 'a.md': QUEUES.replace('256 KB', '1 MB') }, first.cards, '2');
    const size = find(first.cards, /message size/i);
    const change = next.changes.find(({ card }) => card.id === size.id);
    expect(change).toMatchObject({ kind: 'reworded', isAnswerChanged: true });
    expect(change?.card.answer).toBe('1 MB');
  });

  it('terms that exchange their meanings keep their questions and never another one', () => {
    const swapped = QUEUES.replace('sends messages to the queue', 'X')
      .replace('polls the queue for messages', 'sends messages to the queue')
      .replace('X', 'polls the queue for messages');
    const next = read({ 'a.md': swapped }, first.cards, '2');
    for (const change of next.changes)
      if (change.before && change.kind !== 'in-doubt' && change.kind !== 'gone')
        expect(change.card.question).toBe(change.before.question);
    const producer = find(first.cards, /what is a producer/i);
    expect(next.changes.find(({ card }) => card.id === producer.id)).toMatchObject({ isAnswerChanged: true });
  });

  it('a line written in the place of a like one does not take its history', () => {
    for (const [before, after] of [
      ['max message size = 256 KB', 'max header size = 256 KB'],
      ['-SQS max message size = 256 KB', '-SNS max message size = 256 KB'],
      ['FIFO queues cost more', 'Standard queues cost more'],
      ['cost more', 'never cost more'],
    ] as const) {
      const next = read({ 'a.md': QUEUES.replace(before, after) }, first.cards, '2');
      const kept = next.changes.filter(({ kind }) => kind === 'kept' || kind === 'reworded' || kind === 'moved');
      for (const { card, before: old } of kept) expect([card.question, card.id]).toEqual([old?.question, old?.id]);
      expect(next.changes.some(({ kind }) => kind === 'in-doubt' || kind === 'new')).toBe(true);
    }
  });
});

describe('what stands above a line', () => {
  const QUOTAS = [
    '# Course',
    '',
    '### SQS',
    '* max retention = 14 days',
    '* default delay = 0 seconds',
    '',
    '### End',
    '-bye',
    '',
  ].join('\n');
  const quotaCards = read({ 'a.md': QUOTAS }).cards;
  const retention = find(quotaCards, /retention/i);

  it('may be renamed: the lines keep their cards', () => {
    const next = read({ 'a.md': QUOTAS.replace('### SQS', '### Simple Queue Service') }, quotaCards, '2');
    expect(find(live(next.cards), /retention/i).id).toBe(retention.id);
  });

  it('may be another line by now: an attribute keeps its card', () => {
    const owner = QUOTAS.replace('### SQS\n', '### SQS\n-**queue** = place where messages wait\n');
    const withOwner = read({ 'a.md': owner });
    const between = read(
      { 'a.md': owner.replace('* max', '-**poller** = program that asks for messages\n* max') },
      withOwner.cards,
      '2',
    );
    expect(find(live(between.cards), /retention/i).id).toBe(find(withOwner.cards, /retention/i).id);
  });

  it('may be another section that has one line in common: that line takes no history', () => {
    const other = [
      '# Course',
      '',
      '### Kinesis',
      '* max retention = 14 days',
      '* shard limit = 500',
      '* default encryption = none',
      '',
      '### End',
      '-bye',
      '',
    ].join('\n');
    const next = read({ 'a.md': other }, quotaCards, '2');
    expect(live(next.cards).some(({ id }) => id === retention.id)).toBe(false);
  });
});

describe('lists and gaps', () => {
  const LIST = [
    '# Storage',
    '',
    'Storage classes:',
    '* Standard',
    '* Glacier',
    '* Intelligent Tiering',
    '* One Zone',
    '* Deep Archive',
    '',
  ].join('\n');
  const LIST_CARDS = read({ 'a.md': LIST }).cards;

  it('are known by their text, not by their place in the list', () => {
    const next = read(
      { 'a.md': LIST.replace('* Glacier\n', '').replace('* One Zone', '* One Zone\n* Express') },
      LIST_CARDS,
      '2',
    );
    for (const item of ['Standard', 'Intelligent Tiering', 'One Zone', 'Deep Archive']) {
      const pattern = new RegExp(`^${item}$`);
      expect(find(live(next.cards), /./, pattern).id).toBe(find(LIST_CARDS, /./, pattern).id);
    }
    expect(next.cards.find(({ id }) => id === find(LIST_CARDS, /./, /^Glacier$/).id)?.place).toBe('shelf');
    expect(LIST_CARDS.some(({ id }) => id === find(next.cards, /./, /^Express$/).id)).toBe(false);
  });
});

describe('doubtful pairs', () => {
  const changed = read(
    { 'a.md': QUEUES.replace('SQS max batch size = 10 messages', 'SNS max batch size = 10 messages') },
    first.cards,
    '2',
  );
  const doubt = changed.changes.find(({ kind }) => kind === 'in-doubt');

  it('leave the old card on the shelf and the new one on its own', () => {
    if (!doubt?.before) throw new Error('The pair should be in doubt.');
    expect(doubt.card.id).not.toBe(doubt.before.id);
    expect(changed.cards.find(({ id }) => id === doubt.before?.id)?.place).toBe('shelf');
    expect(doubt.likeness).toBeGreaterThan(0);
    expect(doubt.likeness).toBeLessThanOrEqual(1);
  });

  it('become one card with the old id when the learner says so', () => {
    if (!doubt?.before) throw new Error('The pair should be in doubt.');
    const { card, droppedId } = settleDoubt(doubt, '3');
    expect(card).toMatchObject({ id: doubt.before.id, question: doubt.card.question, place: 'deck', changedAt: '3' });
    expect(droppedId).toBe(doubt.card.id);
  });

  it('stay refused when the old card was', () => {
    if (!doubt?.before) throw new Error('The pair should be in doubt.');
    expect(settleDoubt({ ...doubt, before: refuseCard(doubt.before, '2') }, '3').card.place).toBe('never');
  });

  it('stay accepted when the old card was', () => {
    if (!doubt?.before) throw new Error('The pair should be in doubt.');
    const accepted = acceptCard({ ...doubt.before, place: 'tray' }, '2');
    const settled = settleDoubt(
      { ...doubt, before: { ...accepted, place: 'shelf' }, card: { ...doubt.card, place: 'tray' } },
      '3',
    );
    expect(settled.card.place).toBe('deck');
  });

  it('are no other kind of change', () => {
    const kept = changed.changes.find(({ kind }) => kind === 'kept');
    if (!kept) throw new Error('Some card is kept.');
    expect(() => settleDoubt(kept, '3')).toThrow(kept.card.id);
  });
});

describe('ids', () => {
  it('are the same on two devices, in whatever order the notes are given', () => {
    const other = QUEUES.replace(/SQS/g, 'Kinesis').replace('# Queues', '# Streams');
    const one = read({ 'a.md': QUEUES, 'b.md': other }, [], '1').cards;
    const two = read({ 'b.md': other, 'a.md': QUEUES }, [], '2').cards;
    expect(one.map(({ id, factId }) => [id, factId])).toEqual(two.map(({ id, factId }) => [id, factId]));
    expect(new Set(one.map(({ id }) => id)).size).toBe(one.length);
  });

  it('are never given twice, also not when old words come back beside their edited card', () => {
    const edited = QUEUES.replace('256 KB', '1 MB');
    const both = `${edited}\n### Old limits\n-SQS max message size = 256 KB\n`;
    const last = readAll({ 'a.md': QUEUES }, { 'a.md': edited }, { 'a.md': both });
    expect(new Set(last.cards.map(({ id }) => id)).size).toBe(last.cards.length);
  });

  it('of a new side of a known fact share its fact id', () => {
    const reworded = readAll({ 'a.md': QUEUES }, { 'a.md': QUEUES.replace('**producer**', '**prodcuer**') });
    const sides = live(reworded.cards).filter(({ question, answer }) => /prodcuer/i.test(`${question} ${answer}`));
    expect(sides.length).toBeGreaterThan(1);
    expect(new Set(sides.map(({ factId }) => factId)).size).toBe(1);
  });
});
