import { describe, expect, it } from 'vitest';
import { createNoteId } from '../../src/cards/card-id.ts';
import type { OwnWording } from '../../src/cards/own-wording.ts';
import { planNoteEdit, writeNotePatch } from '../../src/cards/plan-note-edit.ts';
import { takeInNotes } from '../../src/cards/take-in-notes.ts';
import type { Card } from '../../src/model/card.ts';

const PATH = 'course/queues.md';
const NOTE = [
  '# Queues',
  '',
  '**SQS** = managed queue service for decoupling applications',
  '-**visibility timeout** = time in which a mesage stays hidden',
  '* default visibility timeout = 30 seconds',
  '',
].join('\n');

function read(text: string, cards: readonly Card[] = [], wordings = new Map<Card['id'], OwnWording>()) {
  return takeInNotes([{ path: PATH, text }], cards, '1', {}, wordings);
}

function findCard(cards: readonly Card[], question: RegExp): Card {
  const card = cards.find((candidate) => question.test(candidate.question));
  if (!card) throw new Error(`No card asks ${question}`);
  return card;
}

function edit(text: string, question: RegExp, change: (card: Card) => Partial<OwnWording>) {
  const { cards } = read(text);
  const card = findCard(cards, question);
  const wording = { question: card.question, answer: card.answer, ...change(card) };
  return { cards, card, wording, plan: planNoteEdit({ id: createNoteId(PATH), path: PATH, text }, card, wording) };
}

describe('planNoteEdit', () => {
  it('changes a word of the answer in its line and nothing else', () => {
    const { plan } = edit(NOTE, /^What is the visibility timeout/, ({ answer }) => ({
      answer: answer.replace('mesage', 'message'),
    }));
    expect(plan?.text).toBe(NOTE.replace('mesage', 'message'));
    expect(plan?.lines).toEqual([
      {
        line: 4,
        before: '-**visibility timeout** = time in which a mesage stays hidden',
        after: '-**visibility timeout** = time in which a message stays hidden',
      },
    ]);
  });

  it('keeps bold, markers and line ends', () => {
    const crlf = NOTE.replace(/\n/g, '\r\n').replace('managed queue', 'managed **queue**');
    const { plan } = edit(crlf, /^What is SQS/, ({ answer }) => ({
      answer: answer.replace('applications', 'services'),
    }));
    expect(plan?.text).toBe(crlf.replace('applications', 'services'));
  });

  it('puts words in', () => {
    const { plan } = edit(NOTE, /^What is SQS/, ({ answer }) => ({
      answer: answer.replace('queue service', 'queue and buffer service'),
    }));
    expect(plan?.text).toBe(NOTE.replace('queue service', 'queue and buffer service'));
  });

  it('takes a small first letter where the card has a capital', () => {
    const { plan } = edit(NOTE, /^What is SQS/, ({ answer }) => ({ answer: answer.replace('Managed', 'Hosted') }));
    expect(plan?.text).toBe(NOTE.replace('managed', 'hosted'));
  });

  it('gives up when the words are not in the line', () => {
    const { plan } = edit(NOTE, /^What is SQS/, () => ({ question: 'Which service of AWS decouples applications?' }));
    expect(plan).toBeNull();
  });

  it('gives up when the line would not give the wanted card', () => {
    const { plan } = edit(NOTE, /^What is SQS/, ({ answer }) => ({ answer: `${answer} --> cheap` }));
    expect(plan).toBeNull();
  });

  it('has nothing to do for an equal wording', () => {
    const { plan } = edit(NOTE, /^What is SQS/, ({ answer }) => ({ answer: `${answer}.` }));
    expect(plan).toBeNull();
  });

  it('refuses a card of another note', () => {
    const { card, wording } = edit(NOTE, /^What is SQS/, () => ({}));
    expect(() => planNoteEdit({ id: createNoteId('other.md'), path: 'other.md', text: NOTE }, card, wording)).toThrow(
      card.id,
    );
  });

  it('is recognised as done by the next import: same id, nothing to decide, the own wording can go', () => {
    const { cards, card, wording, plan } = edit(NOTE, /^What is the visibility timeout/, ({ answer }) => ({
      answer: answer.replace('a mesage stays hidden', 'a message is invisible to all other consumers'),
    }));
    if (!plan) throw new Error('The edit was not planned.');
    const next = read(plan.text, cards, new Map([[card.id, wording]]));
    expect(next.takenHome).toEqual([card.id]);
    const change = next.changes.find((candidate) => candidate.card.id === card.id);
    expect(change).toMatchObject({ kind: 'reworded', isAnswerChanged: false });
    expect(change?.card.answer).toBe(wording.answer);
    expect(next.changes.filter(({ kind }) => kind === 'in-doubt' || kind === 'new')).toEqual([]);
  });

  it('leaves an own wording alone that the note does not say', () => {
    const { cards } = read(NOTE);
    const card = findCard(cards, /^What is SQS/);
    expect(read(NOTE, cards, new Map([[card.id, { question: 'Define SQS', answer: 'A queue' }]])).takenHome).toEqual(
      [],
    );
  });
});

describe('writeNotePatch', () => {
  it('is a unified diff of the note', () => {
    const patch = writeNotePatch(PATH, NOTE, NOTE.replace('mesage', 'message'));
    expect(patch).toContain(`--- a/${PATH}`);
    expect(patch).toContain(`+++ b/${PATH}`);
    expect(patch).toContain('--**visibility timeout** = time in which a mesage stays hidden');
    expect(patch).toContain('+-**visibility timeout** = time in which a message stays hidden');
  });
});
