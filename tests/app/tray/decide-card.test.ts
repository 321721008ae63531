import { expect, test } from 'vitest';
import { decideCard } from '../../../src/app/tray/decide-card.ts';
import type { CardPlace } from '../../../src/model/card.ts';
import type { CardView } from '../../../src/model/card-view.ts';
import { cardId, sampleCard, sampleNote } from '../../store/helpers/samples.ts';
import { createImportDesk, type ImportDesk } from '../import/import-desk.ts';

async function startWith(place: CardPlace): Promise<{ desk: ImportDesk; view: CardView }> {
  const desk = await createImportDesk();
  await desk.store.saveNotes({ notes: [sampleNote('note-a')], cards: [sampleCard('one', 'note-a', { place })] });
  const view = await desk.store.readCard(cardId('one'));
  if (!view) throw new Error('The card is not there');
  return { desk, view };
}

async function placeOf(desk: ImportDesk): Promise<CardPlace | undefined> {
  return (await desk.store.readCard(cardId('one')))?.card.place;
}

test('a card of the tray is accepted or refused, counted accordingly, and the decision can be taken back', async () => {
  for (const [decision, place] of [
    ['accept', 'deck'],
    ['never', 'never'],
  ] as const) {
    const { desk, view } = await startWith('tray');
    const settings = await desk.store.readSettings();
    const { result, takeBack } = await decideCard(desk.deps, settings, view, decision);
    expect(result).toEqual({ kind: 'saved' });
    expect(await placeOf(desk)).toBe(place);
    expect(await desk.store.readCounts()).toMatchObject({ cards: decision === 'accept' ? 1 : 0, tray: 0 });
    expect(await takeBack()).toEqual({ kind: 'saved' });
    expect(await placeOf(desk)).toBe('tray');
    expect(await desk.store.readCounts()).toMatchObject({ cards: 0, tray: 1 });
  }
});

test('accepting with an own wording writes both at once, and taking it back takes both back', async () => {
  const { desk, view } = await startWith('tray');
  const wording = { question: 'What is one, in short?', answer: 'A thing' };
  const { takeBack } = await decideCard(desk.deps, await desk.store.readSettings(), view, 'accept', wording);
  expect(await desk.store.readCard(view.card.id)).toMatchObject({ ...wording, card: { place: 'deck' } });
  await takeBack();
  expect(await desk.store.readCard(view.card.id)).toMatchObject({
    question: view.question,
    isReworded: false,
    card: { place: 'tray' },
  });
});

test('"never" is remembered: the next import of the same text brings the card neither to the deck nor to the tray', async () => {
  const desk = await createImportDesk();
  const text = '# Queues\n\n**SQS** = managed message queue for decoupling services\n';
  await desk.take({ 'queues.md': text });
  const settings = await desk.store.readSettings();
  const [card] = await desk.store.readAllCards();
  const view = card && (await desk.store.readCard(card.id));
  if (!view) throw new Error('The note made no card');
  await decideCard(desk.deps, settings, view, 'never');
  await desk.take({ 'queues.md': `${text}\n**SNS** = managed service that sends messages to many subscribers\n` });
  expect((await desk.store.readCard(view.card.id))?.card.place).toBe('never');
  expect((await desk.store.readSetAside()).map((each) => each.card.id)).toEqual([view.card.id]);
});

test('a card of the shelf can be asked all the same, and a refused one goes back into the tray', async () => {
  for (const [from, decision, to] of [
    ['shelf', 'own', 'deck'],
    ['shelf', 'never', 'never'],
    ['never', 'allow', 'tray'],
  ] as const) {
    const { desk, view } = await startWith(from);
    const { takeBack } = await decideCard(desk.deps, await desk.store.readSettings(), view, decision);
    expect(await placeOf(desk)).toBe(to);
    await takeBack();
    expect(await placeOf(desk)).toBe(from);
  }
});
