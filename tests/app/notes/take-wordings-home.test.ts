import { expect, test } from 'vitest';
import { takeWordingsHome } from '../../../src/app/notes/take-wordings-home.ts';
import { createImportDesk } from '../import/import-desk.ts';

const text = [
  '# Queues',
  '',
  '**SQS** = managed mesage queue for decoupling services',
  '',
  '**SNS** = managed service that sends messages to many subscribers',
  '',
].join('\n');

test('wordings of several cards go into their lines, and the next import takes them as done', async () => {
  const desk = await createImportDesk();
  await desk.take({ 'queues.md': text });
  const [note] = await desk.store.readAllNotes();
  const cards = await desk.store.readAllCards();
  const cardWith = (words: string) => cards.find(({ answer }) => answer.includes(words));
  const queue = cardWith('mesage queue');
  const topic = cardWith('many subscribers');
  if (!note || !queue || !topic) throw new Error('The note made other cards');
  const home = takeWordingsHome({
    note,
    wordings: [
      { card: queue, wording: { question: queue.question, answer: queue.answer.replace('mesage', 'message') } },
      { card: topic, wording: { question: topic.question, answer: topic.answer.replace('many', 'all') } },
    ],
  });
  expect(home).toEqual({ text: text.replace('mesage', 'message').replace('many', 'all'), unplaced: [] });
  const plan = await desk.plan({ 'queues.md': home.text });
  expect(plan.changes.filter(({ kind }) => kind === 'new' || kind === 'gone' || kind === 'in-doubt')).toEqual([]);
});

test('a wording that says something quite different is left to the learner, and the text stays as it was', async () => {
  const desk = await createImportDesk();
  await desk.take({ 'queues.md': text });
  const [note] = await desk.store.readAllNotes();
  const [card] = await desk.store.readAllCards();
  if (!note || !card) throw new Error('The note made no card');
  const wording = { question: 'How large is an elephant?', answer: 'Three metres high' };
  expect(takeWordingsHome({ note, wordings: [{ card, wording }] })).toEqual({ text, unplaced: [card.id] });
});
