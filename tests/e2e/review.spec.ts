import { readStoredProgress } from '../helpers/read-stored-log.ts';
import { tapTwice } from './finger.ts';
import { expect, test } from './fixtures.ts';

test('a newcomer reviews cards of the built-in notes, and each answer is on disk when the next card comes', async ({
  app,
  page,
}) => {
  await app.startBuiltInDeck();
  await app.startReview();
  const first = await app.answerCard('good');
  expect((await readStoredProgress(page)).events).toMatchObject([{ kind: 'review', cardId: first, grade: 3 }]);
  const second = await app.answerCard('again');
  const third = await app.answerCard('easy');
  expect(new Set([first, second, third]).size).toBe(3);
  const { events, states } = await readStoredProgress(page);
  expect(events.map(({ cardId, grade }) => [cardId, grade])).toEqual([
    [first, 3],
    [second, 1],
    [third, 4],
  ]);
  expect(states.filter(({ reviewCount }) => reviewCount === 1)).toHaveLength(3);
});

test('the interval on the button is the interval applied', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  for (const word of ['easy', 'good', 'hard', 'again'] as const) {
    const cardId = await app.readCardId();
    await app.showAnswer();
    const label = ((await app.gradeButton(word).textContent()) ?? '').replaceAll(/\s+/g, ' ');
    await app.grade(word);
    const { events } = await readStoredProgress(page);
    const event = events.find((candidate) => candidate['cardId'] === cardId);
    const interval = event?.['interval'] as { unit: 'days'; days: number } | { unit: 'seconds'; seconds: number };
    const shown = interval.unit === 'days' ? `${interval.days} day` : `${Math.round(interval.seconds / 60)} min`;
    expect(label).toContain(shown);
  }
});

test('undo takes the last answer back exactly, also after the page was loaded again', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  const before = await readStoredProgress(page);
  const taken = await app.answerCard('again');
  await page.reload();
  await expect(app.showAnswerButton).toBeVisible();
  await app.undo();
  expect(await app.readCardId()).toBe(taken);
  const after = await readStoredProgress(page);
  expect(after.states).toEqual(before.states);
  expect(after.events.map(({ kind }) => kind)).toEqual(['review', 'review', 'undo']);
});

test('a double tap on Show answer does not grade', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  const box = await app.showAnswerButton.boundingBox();
  if (!box) throw new Error('Show answer has no place on the screen');
  // Where the thumb is, the grades appear.
  const x = box.x + box.width * 0.6;
  const y = box.y + box.height / 2;
  await tapTwice(page, x, y);
  await expect(app.grades).toBeVisible();
  expect((await readStoredProgress(page)).events).toEqual([]);
});

test('the question stays where it is when the answer comes', async ({ app }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  const before = await app.question.boundingBox();
  await app.showAnswer();
  const after = await app.question.boundingBox();
  expect(after?.y).toBe(before?.y);
  expect(after?.x).toBe(before?.x);
});

test('a start on Today is drawn once: the number of cards comes together with the frame around it', async ({
  app,
  page,
}) => {
  await app.startBuiltInDeck();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('nav') === null) return;
      observer.disconnect();
      document.documentElement.dataset['firstDrawing'] = document.querySelector('.lead')?.textContent ?? 'no number';
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  await expect(page.locator('.lead')).toBeVisible();
  const text = await page.locator('.lead').textContent();
  expect(await page.locator('html').getAttribute('data-first-drawing')).toBe(text);
});
