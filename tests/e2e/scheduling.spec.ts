import type { Page } from '@playwright/test';
import { DATABASE_NAME } from '../../src/store/database.ts';
import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { readStoredProgress, type StoredRow } from '../helpers/read-stored-log.ts';
import { expect, test } from './fixtures.ts';

const MENU = t('review.more');

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: MENU }).click();
  await expect(page.getByRole('heading', { name: t('card.menuTitle') })).toBeVisible();
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}${hash}`);
}

function stateOf(states: readonly StoredRow[], cardId: string): StoredRow {
  const found = states.find((state) => state['cardId'] === cardId);
  if (!found) throw new Error(`The card ${cardId} has no state`);
  return found;
}

test('undo goes back five answers, over a restart, to exactly the states before', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  const before = await readStoredProgress(page);
  const answered: string[] = [];
  for (const word of ['good', 'again', 'easy', 'hard', 'good'] as const) answered.push(await app.answerCard(word));
  await page.reload();
  await expect(app.showAnswerButton).toBeVisible();
  for (const cardId of answered.reverse()) {
    await page.getByRole('button', { name: t('review.undo') }).click();
    await expect.poll(() => app.readCardId()).toBe(cardId);
  }
  const after = await readStoredProgress(page);
  expect(after.states).toEqual(before.states);
  expect(after.events.map(({ kind }) => kind)).toEqual([...Array(5).fill('review'), ...Array(5).fill('undo')]);
  await page.getByRole('button', { name: t('review.undo') }).click();
  await expect(page.getByText(t('review.nothingToUndo'))).toBeVisible();
});

test('a card that is put off leaves today, and comes back when that is taken back', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  const buried = await app.readCardId();
  await openMenu(page);
  await page.getByRole('button', { name: t('scheduling.buryDetail') }).click();
  await expect.poll(() => app.readCardId()).not.toBe(buried);
  expect(stateOf((await readStoredProgress(page)).states, buried)['buriedUntilDay']).toEqual(expect.any(Number));
  await page.reload();
  await expect(app.showAnswerButton).toBeVisible();
  expect(await app.readCardId()).not.toBe(buried);
  await page.getByRole('button', { name: t('review.undo') }).click();
  await expect.poll(() => app.readCardId()).toBe(buried);
  expect(stateOf((await readStoredProgress(page)).states, buried)['buriedUntilDay']).toBeNull();
});

test('a flag, a day of one’s own and a new start are written from the menu of a card', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  const cardId = await app.answerCard('good');
  const noteId = String((await readStoredProgress(page)).notes[0]?.['id']);
  // Practice asks the weakest first, and a card that was answered comes before those that were not.
  await goTo(page, `#/practice/${noteId}`);
  await expect.poll(() => app.readCardId()).toBe(cardId);
  await expect(page.getByText(t('scheduling.practice'))).toBeVisible();

  await openMenu(page);
  await page.getByRole('button', { name: t('flag.3') }).click();
  await expect.poll(async () => stateOf((await readStoredProgress(page)).states, cardId)['flag']).toBe(3);
  expect(await app.readCardId()).toBe(cardId);

  await openMenu(page);
  await page.getByRole('button', { name: t('scheduling.setDueDetail') }).click();
  await page.getByRole('button', { name: t('day.inDays', { count: 7 }) }).click();
  await expect.poll(() => app.readCardId()).not.toBe(cardId);
  const moved = stateOf((await readStoredProgress(page)).states, cardId);
  expect(moved).toMatchObject({ phase: 'review', interval: { unit: 'days', days: 7 }, dueAtMillis: null, flag: 3 });

  await goTo(page, '#/');
  await goTo(page, `#/practice/${noteId}`);
  await expect.poll(() => app.readCardId()).toBe(cardId);
  await openMenu(page);
  await page.getByRole('button', { name: t('scheduling.resetDetail') }).click();
  await expect.poll(() => app.readCardId()).not.toBe(cardId);
  expect(stateOf((await readStoredProgress(page)).states, cardId)).toMatchObject({
    phase: 'new',
    memory: null,
    reviewCount: 0,
    flag: 3,
  });
});

test('practice is logged and leaves the schedule as it is', async ({ app, page }) => {
  await app.startBuiltInDeck();
  const before = await readStoredProgress(page);
  await goTo(page, `#/practice/${String(before.notes[0]?.['id'])}`);
  await expect(app.showAnswerButton).toBeVisible();
  const cardId = await app.answerCard('good');
  const { events, states } = await readStoredProgress(page);
  expect(events).toMatchObject([{ kind: 'review', cardId, affectsSchedule: false }]);
  const { lastEventId, ...state } = stateOf(states, cardId);
  const { lastEventId: none, ...untouched } = stateOf(before.states, cardId);
  expect(none).toBeNull();
  expect(lastEventId).toBe(events[0]?.['id']);
  expect(state).toEqual(untouched);
});

test('a setting of one deck changes what stands on the buttons of its cards, and what is applied', async ({
  app,
  page,
}) => {
  await app.startBuiltInDeck();
  await goTo(page, `#/scheduling/${encodeURIComponent('folder:aws-developer')}`);
  const steps = page.getByRole('textbox', { name: t('scheduling.learningStepsMinutes') });
  await steps.fill('10m 5m');
  await steps.press('Enter');
  await expect(page.getByText(t('scheduling.stepsProblem'))).toBeVisible();
  await steps.fill('5m 40m');
  await steps.press('Enter');
  await expect(page.getByRole('button', { name: t('scheduling.learningStepsMinutes') })).toBeVisible();
  await goTo(page, '#/');
  await app.startReview();
  await app.showAnswer();
  await expect(app.gradeButton('again')).toContainText('5 min');
  await expect(app.gradeButton('good')).toContainText('40 min');
  await app.grade('good');
  const { events } = await readStoredProgress(page);
  expect(events.at(-1)).toMatchObject({ kind: 'review', interval: { unit: 'seconds', seconds: 2400 } });
});

test('the retention slider says what it costs, and the forecast is worked out without a network', async ({
  app,
  page,
  context,
}) => {
  await app.startBuiltInDeck();
  await app.waitUntilOfflineReady();
  await context.setOffline(true);
  await goTo(page, '#/scheduling');
  const table = page.getByRole('table', { name: t('scheduling.consequence') });
  await expect(table).toBeVisible();
  const minutes = async (): Promise<number[]> => {
    const row = table.getByRole('row', { name: t('scheduling.minutesADay') });
    return (await row.getByRole('cell').allTextContents()).map(Number);
  };
  await expect(table.getByRole('columnheader', { name: '90%' })).toBeVisible();
  const [low, , high] = await minutes();
  expect(high).toBeGreaterThanOrEqual(low ?? 0);
  const slider = page.getByRole('slider', { name: t('settings.retention') });
  await slider.focus();
  await slider.press('End');
  await expect(table.getByRole('columnheader', { name: '97%' })).toBeVisible();
  expect((await readStoredProgress(page)).events).toMatchObject([{ key: 'desiredRetention', value: 0.97 }]);
});

test('the schedule is fitted in the background, shown before and after, and taken only when told to', async ({
  app,
  page,
}) => {
  await app.startBuiltInDeck();
  await addReviews(page, 300, 7);
  await goTo(page, '#/scheduling');
  await page.getByRole('button', { name: t('scheduling.fitDo') }).click();
  const take = page.getByRole('button', { name: t('scheduling.fitTake') });
  await expect(take).toBeVisible();
  await expect(page.getByRole('table', { name: t('scheduling.fitCompared') })).toBeVisible();
  const weightsIn = async () => (await readStoredProgress(page)).events.filter(({ key }) => key === 'weights');
  expect(await weightsIn()).toEqual([]);
  await take.click();
  await expect(page.getByText(t('scheduling.fitTaken'))).toBeVisible();
  const [event] = await weightsIn();
  expect(String(event?.['value']).split(' ')).toHaveLength(21);
});

test('the screens of scheduling have no accessibility troubles', async ({ app, page }) => {
  await app.startBuiltInDeck();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const hash of ['#/settings', '#/scheduling', `#/scheduling/${encodeURIComponent('folder:aws-developer')}`]) {
      await goTo(page, hash);
      await expect(page.getByRole('table', { name: t('scheduling.consequence') })).toBeVisible();
      expect(await findAccessibilityTroubles(page)).toEqual([]);
    }
    await goTo(page, '#/review');
    await expect(app.showAnswerButton).toBeVisible();
    await openMenu(page);
    expect(await findAccessibilityTroubles(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

/** Answers of a learner who remembers less than most, written past the app: cards that are in no note serve as well. */
async function addReviews(page: Page, cardCount: number, roundCount: number): Promise<void> {
  const events = Array.from({ length: cardCount }, (_, card) =>
    Array.from({ length: roundCount }, (__, round) => {
      const day = 20_000 + (card % 30) + (2 ** round - 1) * 2;
      const isKnown = (card * 7 + round * 13) % 10 < 6;
      return {
        kind: 'review',
        id: `00000000-0000-7000-8000-${String(card * 100 + round).padStart(12, '0')}`,
        deviceId: 'elsewhere',
        atMillis: day * 86_400_000 + card * 1000,
        offsetMinutes: 0,
        day,
        cardId: `card-${card}`,
        grade: round === 0 || isKnown ? 3 : 1,
        durationMillis: 4000,
        phaseBefore: round === 0 ? 'new' : 'review',
        stepBefore: null,
        interval: { unit: 'days', days: 3 },
        dueDay: day + 3,
        dueAtMillis: null,
        desiredRetention: 0.9,
        weightsId: 'default-6',
        engineVersion: 'recollect-1',
        previousEventId: null,
        affectsSchedule: true,
      };
    }),
  ).flat();
  await page.evaluate(
    async ({ name, rows }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = database.transaction('events', 'readwrite');
      for (const row of rows) transaction.objectStore('events').put(row);
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    },
    { name: DATABASE_NAME, rows: events },
  );
}
