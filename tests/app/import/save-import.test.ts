import { expect, test } from 'vitest';
import { editCard } from '../../../src/app/change-card.ts';
import { readToday } from '../../../src/app/deps.ts';
import { NO_DECISIONS, type ScheduleChoice } from '../../../src/app/import/decide-import.ts';
import { undoImport } from '../../../src/app/import/undo-import.ts';
import type { CardId } from '../../../src/model/ids.ts';
import { createImportDesk, type ImportDesk } from './import-desk.ts';

const path = 'aws/queues.md';
const text = '# Queues\n\n**SQS** = managed message queue for decoupling services\n';
const changedAnswer = '# Queues\n\n**SQS** = pull-based buffer between two programs\n';
const reworded = '# Queues\n\n**SQS** = a managed message queue for decoupling of services\n';
const decide = (id: CardId, choice: ScheduleChoice) => ({ ...NO_DECISIONS, schedules: new Map([[id, choice]]) });

/** The card that asks for the meaning of SQS, answered four times so that it is due in weeks. */
async function startWithLearnedCard(): Promise<{ desk: ImportDesk; id: CardId }> {
  const desk = await createImportDesk();
  await desk.take({ [path]: text });
  const card = (await desk.store.readAllCards()).find(({ answer }) => /message queue/i.test(answer));
  if (!card) throw new Error('The note made no card');
  await desk.answer(card.id, [0, 1, 3, 10]);
  desk.passDays(1);
  return { desk, id: card.id };
}

async function readState(desk: ImportDesk, id: CardId) {
  const view = await desk.store.readCard(id);
  if (!view) throw new Error(`There is no card ${id}`);
  return view.state;
}

test('a rewording moves nothing', async () => {
  const { desk, id } = await startWithLearnedCard();
  const before = await readState(desk, id);
  expect(await desk.take({ [path]: reworded })).toBe(null);
  expect((await desk.store.readCard(id))?.answer).toMatch(/decoupling of services/);
  expect(await readState(desk, id)).toEqual(before);
});

test('a changed answer can be kept, seen today or started again, each in the same act as the import', async () => {
  for (const choice of ['keep', 'sooner', 'again'] as const) {
    const { desk, id } = await startWithLearnedCard();
    const before = await readState(desk, id);
    const plan = await desk.plan({ [path]: changedAnswer });
    const change = plan.changes.find((each) => each.before?.id === id);
    if (!change || change.kind === 'gone') continue;
    const decisions = { ...decide(change.card.id, choice), doubts: new Map([[change.card.id, 'same' as const]]) };
    expect(await desk.save(plan, decisions)).toBe(null);
    const after = await readState(desk, id);
    const today = readToday(desk.deps, await desk.store.readSettings());
    expect((await desk.store.readCard(id))?.answer).toMatch(/buffer/i);
    if (choice === 'keep') expect(after).toEqual(before);
    if (choice === 'sooner') expect(after).toMatchObject({ dueDay: today, memory: before.memory, phase: 'review' });
    if (choice === 'again') expect(after).toMatchObject({ phase: 'new', memory: null });
  }
});

test('taking the import back puts texts, places and schedules back, and the answers stay', async () => {
  const { desk, id } = await startWithLearnedCard();
  const before = await desk.store.readCard(id);
  const cardsBefore = await desk.store.readAllCards();
  const plan = await desk.plan({ [path]: changedAnswer });
  const change = plan.changes.find((each) => each.before?.id === id);
  if (!change) throw new Error('The card is not among the changes');
  const decisions = { ...decide(change.card.id, 'again'), doubts: new Map([[change.card.id, 'same' as const]]) };
  await desk.save(plan, decisions);
  expect(await desk.store.readLastImport()).toMatchObject({ kind: 'notes', label: path });
  await undoImport(desk.deps, await desk.store.readSettings());
  expect(await desk.store.readCard(id)).toEqual(before);
  expect(new Set(await desk.store.readAllCards())).toEqual(new Set(cardsBefore));
  expect((await desk.store.readAllNotes()).map((note) => note.text)).toEqual([text]);
  expect(await desk.store.readLastImport()).toBe(null);
});

test('a first import taken back leaves nothing', async () => {
  const desk = await createImportDesk();
  await desk.take({ [path]: text });
  await undoImport(desk.deps, await desk.store.readSettings());
  expect(await desk.store.readCounts()).toMatchObject({ notes: 0, cards: 0, tray: 0 });
});

test('an answer given since the preview refuses the import, and nothing of it is stored', async () => {
  const { desk, id } = await startWithLearnedCard();
  const plan = await desk.plan({ [path]: changedAnswer });
  const change = plan.changes.find((each) => each.before?.id === id);
  if (!change) throw new Error('The card is not among the changes');
  const { readCard } = desk.store;
  const stale = await readCard(id);
  await desk.answer(id, [0]);
  const deps = { ...desk.deps, store: { ...desk.store, readCard: async () => stale } };
  const { saveImport } = await import('../../../src/app/import/save-import.ts');
  const decisions = { ...decide(change.card.id, 'again'), doubts: new Map([[change.card.id, 'same' as const]]) };
  expect(await saveImport(deps, await desk.store.readSettings(), plan, decisions, 0)).not.toBe(null);
  expect((await desk.store.readAllNotes()).map((note) => note.text)).toEqual([text]);
  expect((await desk.store.readCard(id))?.answer).not.toMatch(/buffer/i);
});

test('an own wording that the note has by now is done: the card shows the note again', async () => {
  const { desk, id } = await startWithLearnedCard();
  const settings = await desk.store.readSettings();
  const view = await desk.store.readCard(id);
  if (!view) throw new Error('The card is gone');
  const answer = view.answer.replace('message queue', 'mailbox');
  await editCard(desk.deps, settings, view, { question: view.question, answer });
  expect((await desk.store.readCard(id))?.isReworded).toBe(true);
  await desk.take({ [path]: text.replace('message queue', 'mailbox') });
  const after = await desk.store.readCard(id);
  expect(after).toMatchObject({ answer, isReworded: false });
  expect(after?.card.answer).toBe(answer);
});

test('an own wording that the note does not have stays', async () => {
  const { desk, id } = await startWithLearnedCard();
  const view = await desk.store.readCard(id);
  if (!view) throw new Error('The card is gone');
  const wording = { question: view.question, answer: 'A waiting line for messages' };
  await editCard(desk.deps, await desk.store.readSettings(), view, wording);
  await desk.take({ [path]: reworded });
  expect(await desk.store.readCard(id)).toMatchObject({ ...wording, isReworded: true });
});
