import type { Page } from '@playwright/test';
import type { ReviewOptions } from '../../src/model/review-options.ts';
import { GUARD_MILLIS } from '../../src/review/session.ts';
import { t } from '../helpers/catalogue.ts';
import { findAccessibilityTroubles } from '../helpers/check-accessibility.ts';
import { readStoredProgress } from '../helpers/read-stored-log.ts';
import type { AppPage } from './app-page.ts';
import { createFinger, tapTwice } from './finger.ts';
import { expect, test } from './fixtures.ts';
import { file, NotesPage } from './notes-page.ts';

/** No list among its cards: lists are judged item by item and not typed. */
const NOTE = '# DNS\n\n- A record = maps a name to an IPv4 address\n- AAAA record = maps a name to an IPv6 address\n';

/** From the first screen to Today, with this one note. */
async function startNote(app: AppPage): Promise<void> {
  await new NotesPage(app.page).bring(file('dns.md', NOTE));
}

type Switches = 'swipe' | 'tapZones' | 'haptics' | 'keepScreenOn' | 'typeAnswer';

/** Sets options on their screen, as a learner does, and comes back to Today. */
async function setOptions(
  app: AppPage,
  { on = [], choose = {}, waitSeconds }: { on?: Switches[]; choose?: Partial<ReviewOptions>; waitSeconds?: number },
): Promise<void> {
  const { page } = app;
  await page.goto(`${page.url().split('#')[0]}#/settings`);
  await page.getByRole('link', { name: t('options.row') }).click();
  await expect(page.getByRole('heading', { name: t('options.title'), level: 1 })).toBeVisible();
  for (const name of on) {
    const control = page.getByRole('switch', { name: t(`options.${name}`), exact: true });
    await expect(control).not.toBeChecked();
    await control.click();
    await expect(control).toBeChecked();
  }
  if (choose.gradesFrom) await page.getByRole('combobox', { name: t('options.gradesFrom') }).selectOption('right');
  if (choose.gradeCount)
    await page.getByRole('combobox', { name: t('options.gradeCount'), exact: true }).selectOption('two');
  if (choose.readAloud)
    await page.getByRole('combobox', { name: t('options.readAloud') }).selectOption(choose.readAloud);
  if (waitSeconds !== undefined) {
    const field = page.getByRole('spinbutton', { name: t('options.wait') });
    await field.fill(String(waitSeconds));
    await field.press('Enter');
  }
  const wanted = on.length + Object.keys(choose).length + (waitSeconds === undefined ? 0 : 1);
  await expect.poll(async () => (await readSettings(page)).length).toBe(wanted);
  await page.goto(`${page.url().split('#')[0]}#/`);
  await expect(app.startButton).toBeVisible();
}

async function readSettings(page: Page) {
  return (await readStoredProgress(page)).events.filter(({ kind }) => kind === 'setting');
}

async function readGrades(page: Page): Promise<unknown[]> {
  return (await readStoredProgress(page)).events.filter(({ kind }) => kind === 'review').map(({ grade }) => grade);
}

/** Taps on the card are heard once what comes after the first question is there. */
async function waitUntilHeard(page: Page): Promise<void> {
  await expect(page.locator('.keys')).toBeAttached();
}

async function showAndWait(app: AppPage): Promise<void> {
  await app.showAnswer();
  await app.page.waitForTimeout(GUARD_MILLIS + 50);
}

test.describe('swiping', () => {
  test('grades left Again, right Good, with the card under the finger and only beyond the mark', async ({
    app,
    page,
  }) => {
    await app.startBuiltInDeck();
    await setOptions(app, { on: ['swipe'] });
    await app.startReview();
    const finger = await createFinger(page);
    const hint = page.locator('.swipe-hint');

    // Before the answer a swipe is nothing.
    const first = await app.readCardId();
    await finger.draw([
      { x: 200, y: 300 },
      { x: 40, y: 300 },
    ]);
    await page.waitForTimeout(300);
    expect(await app.readCardId()).toBe(first);
    await expect(app.showAnswerButton).toBeVisible();

    await showAndWait(app);
    // Moved back, it is called off.
    await finger.draw(
      [
        { x: 200, y: 300 },
        { x: 60, y: 302 },
      ],
      false,
    );
    await expect(hint).toHaveClass(/is-reached/);
    const moved = await app.question.boundingBox();
    expect(moved?.x).toBeLessThan(0);
    await finger.draw([
      { x: 60, y: 302 },
      { x: 190, y: 302 },
    ]);
    await expect(hint).toBeHidden();
    await page.waitForTimeout(300);
    expect(await readGrades(page)).toEqual([]);
    expect(await app.readCardId()).toBe(first);

    await finger.draw([
      { x: 120, y: 300 },
      { x: 300, y: 300 },
    ]);
    await expect(app.showAnswerButton).toBeVisible();
    expect(await readGrades(page)).toEqual([3]);
    expect(await app.readCardId()).not.toBe(first);
    // The next card lies straight.
    expect((await app.question.boundingBox())?.x).toBeGreaterThan(40);

    await showAndWait(app);
    await finger.draw([
      { x: 300, y: 300 },
      { x: 100, y: 300 },
    ]);
    await expect(app.showAnswerButton).toBeVisible();
    expect(await readGrades(page)).toEqual([3, 1]);
  });

  test('never grades from a scroll, from the edge of the screen, or with a second swipe', async ({ app, page }) => {
    await page.setViewportSize({ width: 360, height: 420 });
    await app.startBuiltInDeck();
    await setOptions(app, { on: ['swipe'] });
    await app.startReview();
    const finger = await createFinger(page);
    await showAndWait(app);
    const scrolls = await page.evaluate(() => {
      const main = document.querySelector('main');
      // Room to scroll, whatever the card.
      const filler = document.createElement('div');
      filler.style.height = '900px';
      main?.firstElementChild?.append(filler);
      return main !== null && main.scrollHeight > main.clientHeight;
    });
    expect(scrolls).toBe(true);
    // Down first, then sideways: it stays a scroll.
    await finger.draw([
      { x: 200, y: 280 },
      { x: 200, y: 120 },
      { x: 40, y: 110 },
    ]);
    expect(await page.evaluate(() => document.querySelector('main')?.scrollTop)).toBeGreaterThan(40);
    await page.waitForTimeout(600);
    expect(await readGrades(page)).toEqual([]);
    await finger.draw([
      { x: 4, y: 200 },
      { x: 250, y: 200 },
    ]);
    await page.waitForTimeout(300);
    expect(await readGrades(page)).toEqual([]);
    const right = [
      { x: 100, y: 200 },
      { x: 300, y: 200 },
    ];
    await finger.draw(right);
    await finger.draw(right);
    await expect(app.showAnswerButton).toBeVisible();
    await page.waitForTimeout(300);
    expect(await readGrades(page)).toEqual([3]);
  });
});

test('a tap on the card shows its answer, and with tap zones its sides grade; a double tap does nothing more', async ({
  app,
  page,
}) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await waitUntilHeard(page);
  await page.touchscreen.tap(180, 150);
  await expect(app.grades).toBeVisible();
  await page.waitForTimeout(GUARD_MILLIS + 50);
  // Without the option a tap on the answer is nothing.
  await page.touchscreen.tap(340, 90);
  await page.waitForTimeout(300);
  expect(await readGrades(page)).toEqual([]);
  await app.endReview();

  await setOptions(app, { on: ['tapZones'] });
  await app.startReview();
  const first = await app.readCardId();
  await waitUntilHeard(page);
  await tapTwice(page, 340, 90);
  await expect(app.grades).toBeVisible();
  await page.waitForTimeout(GUARD_MILLIS + 50);
  expect(await readGrades(page)).toEqual([]);
  await page.touchscreen.tap(180, 90);
  await page.waitForTimeout(300);
  expect(await readGrades(page)).toEqual([]);
  await page.touchscreen.tap(340, 90);
  await expect(app.showAnswerButton).toBeVisible();
  expect(await readGrades(page)).toEqual([3]);
  expect(await app.readCardId()).not.toBe(first);
  await showAndWait(app);
  await page.touchscreen.tap(60, 90);
  await expect(app.showAnswerButton).toBeVisible();
  expect(await readGrades(page)).toEqual([3, 1]);
});

test('for the left hand the grades run from the right, and two are enough', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await setOptions(app, { choose: { gradesFrom: 'right' } });
  await app.startReview();
  await app.showAnswer();
  await expect(app.grades.getByRole('button')).toHaveText([/Easy/, /Good/, /Hard/, /Again/]);
  await app.endReview();
  await page.goto(`${page.url().split('#')[0]}#/settings/review`);
  await page.getByRole('combobox', { name: t('options.gradeCount'), exact: true }).selectOption('two');
  await expect.poll(async () => (await readSettings(page)).length).toBe(2);
  await page.goto(`${page.url().split('#')[0]}#/`);
  await app.startReview();
  await showAndWait(app);
  await expect(app.grades.getByRole('button')).toHaveText([/Good/, /Again/]);
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  // 4 is on no key; 2 is the second grade.
  await page.keyboard.press('4');
  await page.waitForTimeout(200);
  expect(await readGrades(page)).toEqual([]);
  await page.keyboard.press('2');
  await expect(app.showAnswerButton).toBeVisible();
  expect(await readGrades(page)).toEqual([3]);
});

test('a typed answer is compared word by word, and a grade is only proposed', async ({ app, page }) => {
  await startNote(app);
  await setOptions(app, { on: ['typeAnswer'] });
  await app.startReview();
  const field = page.getByRole('textbox', { name: t('review.typeLabel') });
  await expect(field).toBeFocused();
  // Letters and numbers are letters and numbers here, not grades.
  await page.keyboard.type('1 u e zzz');
  await expect(field).toHaveValue('1 u e zzz');
  await page.keyboard.press('Enter');
  await expect(app.grades).toBeVisible();
  await expect(page.locator('.typed-words del', { hasText: 'zzz' })).toBeVisible();
  await expect(page.locator('.typed-words ins').first()).toBeVisible();
  await expect(app.gradeButton('again')).toHaveAttribute('data-suggested', 'true');
  expect(await readGrades(page)).toEqual([]);
  expect(await findAccessibilityTroubles(page)).toEqual([]);
  await page.waitForTimeout(GUARD_MILLIS + 50);
  await page.keyboard.press('1');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  expect(await readGrades(page)).toEqual([1]);
  // Left empty, it is a card like any other.
  await page.keyboard.press('Enter');
  await expect(app.grades).toBeVisible();
  await expect(page.locator('.typed')).toBeHidden();
});

test('the answer comes by itself after the time, waits while something is typed, and is never graded', async ({
  app,
  page,
}) => {
  await startNote(app);
  await setOptions(app, { on: ['typeAnswer'], waitSeconds: 2 });
  await app.startReview();
  const field = page.getByRole('textbox', { name: t('review.typeLabel') });
  await field.fill('x');
  await page.waitForTimeout(2_500);
  await expect(app.showAnswerButton).toBeVisible();
  await field.fill('');
  await expect(app.grades).toBeVisible();
  await page.waitForTimeout(2_500);
  await expect(app.grades).toBeVisible();
  expect(await readGrades(page)).toEqual([]);
});

test('hands-free reads the question, waits, shows the answer and reads it, only with a voice of the device', async ({
  app,
  page,
}) => {
  // The browser of the tests has no voices: this one says what it would say.
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const voices = [
      { name: 'Far away', lang: 'en-GB', localService: false, default: true },
      { name: 'On the device', lang: 'en-GB', localService: true, default: false },
    ];
    class Utterance {
      readonly text: string;
      voice: { name: string } | null = null;
      lang = '';
      onend: (() => void) | null = null;
      onerror: (() => void) | null = null;
      constructor(text: string) {
        this.text = text;
      }
    }
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => voices,
        cancel: () => undefined,
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
        speak(utterance: Utterance) {
          said.push(`${utterance.voice?.name}: ${utterance.text}`);
          setTimeout(() => utterance.onend?.(), 50);
        },
      },
    });
  });
  await page.reload();
  await app.startBuiltInDeck();
  await setOptions(app, { choose: { readAloud: 'hands-free' }, waitSeconds: 1 });
  await app.startReview();
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  await expect.poll(async () => (await said()).length).toBe(1);
  expect((await said())[0]).toMatch(/^On the device: /);
  await expect(app.grades).toBeVisible();
  await expect.poll(async () => (await said()).length).toBe(2);
  await page.waitForTimeout(1_500);
  expect(await readGrades(page)).toEqual([]);
  expect(await said()).toHaveLength(2);
  await page.keyboard.press('r');
  await expect.poll(async () => (await said()).length).toBe(3);
});

test('without a voice that works offline the app says so and sends nothing away', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await setOptions(app, { choose: { readAloud: 'button' } });
  await app.startReview();
  await page.getByRole('button', { name: t('review.readQuestion') }).click();
  await expect(page.getByText(t('review.noVoice'))).toBeVisible();
});

test('the screen stays on and the device ticks where it was asked for, and only for saved grades', async ({
  app,
  page,
}) => {
  await page.addInitScript(() => {
    const ticks: unknown[] = [];
    const locks = { held: 0 };
    Object.assign(window, { ticks, locks });
    Object.defineProperty(navigator, 'vibrate', { value: (pattern: unknown) => ticks.push(pattern) > 0 });
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        request() {
          locks.held++;
          return Promise.resolve({
            release() {
              locks.held--;
              return Promise.resolve();
            },
          });
        },
      },
    });
  });
  await page.reload();
  await app.startBuiltInDeck();
  await setOptions(app, { on: ['haptics', 'keepScreenOn'] });
  const ticks = () => page.evaluate(() => (window as unknown as { ticks: unknown[] }).ticks.length);
  const held = () => page.evaluate(() => (window as unknown as { locks: { held: number } }).locks.held);
  expect(await held()).toBe(0);
  await app.startReview();
  await expect.poll(held).toBe(1);
  expect(await ticks()).toBe(0);
  await app.answerCard('good');
  await expect.poll(ticks).toBe(1);
  await app.undo();
  expect(await ticks()).toBe(1);
  await app.endReview();
  await expect.poll(held).toBe(0);
});

test('a session that was broken off goes on with the card that was in front', async ({ app, page, context, site }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await app.answerCard('good');
  const second = await app.readCardId();
  // The same card, also when the plan of the day would begin with another one.
  await app.answerCard('again');
  const front = await app.readCardId();
  expect(front).not.toBe(second);
  await page.reload();
  await expect(app.showAnswerButton).toBeVisible();
  expect(await app.readCardId()).toBe(front);
  await page.close();
  const later = await context.newPage();
  await later.goto(`${site.url}#/review`);
  await expect(later.locator('[data-card]')).toHaveAttribute('data-card', front);
});

test('right after waking the page takes no grade, and the time away is not counted', async ({ app, page }) => {
  await page.addInitScript(() => {
    let state: DocumentVisibilityState = 'visible';
    Object.defineProperty(document, 'visibilityState', { get: () => state });
    Object.assign(window, {
      setVisibility(next: DocumentVisibilityState) {
        state = next;
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
  });
  await page.reload();
  const setVisibility = (state: DocumentVisibilityState) =>
    page.evaluate((next) => {
      (window as unknown as { setVisibility(state: DocumentVisibilityState): void }).setVisibility(next);
    }, state);
  await app.startBuiltInDeck();
  await app.startReview();
  await showAndWait(app);
  await setVisibility('hidden');
  await page.waitForTimeout(3_000);
  // In one breath: the tap comes before the page has woken.
  await page.evaluate(() => {
    (window as unknown as { setVisibility(state: DocumentVisibilityState): void }).setVisibility('visible');
    document.querySelector<HTMLButtonElement>('[data-grade="3"]')?.click();
  });
  await page.waitForTimeout(600);
  expect(await readGrades(page)).toEqual([]);
  await app.gradeButton('good').click();
  await expect(app.showAnswerButton).toBeVisible();
  const [review] = (await readStoredProgress(page)).events.filter(({ kind }) => kind === 'review');
  expect(review?.['grade']).toBe(3);
  const { wall, counted } = { wall: 3_000, counted: Number(review?.['durationMillis']) };
  // The three seconds away are not in it: with them it could not be less.
  expect(counted).toBeLessThan(wall + 600);
});

test('a key held down grades one card and judges one item', async ({ app, page }) => {
  await app.startBuiltInDeck();
  await app.startReview();
  await showAndWait(app);
  await app.gradeButton('good').focus();
  await page.keyboard.down('Enter');
  for (let i = 0; i < 12; i++) {
    await page.waitForTimeout(60);
    await page.keyboard.down('Enter');
  }
  await page.keyboard.up('Enter');
  await expect(app.showAnswerButton).toBeVisible();
  expect(await readGrades(page)).toEqual([3]);
  await page.keyboard.down('Space');
  for (let i = 0; i < 12; i++) {
    await page.waitForTimeout(60);
    await page.keyboard.down('Space');
  }
  await page.keyboard.up('Space');
  await expect(app.grades).toBeVisible();
  expect(await readGrades(page)).toEqual([3]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the options and on a card with all of them on in ${colorScheme}`, async ({
    app,
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await startNote(app);
    await page.goto(`${page.url().split('#')[0]}#/settings/review`);
    await expect(page.getByRole('heading', { name: t('options.title'), level: 1 })).toBeVisible();
    expect(await findAccessibilityTroubles(page)).toEqual([]);
    await page.goto(`${page.url().split('#')[0]}#/`);
    await setOptions(app, {
      on: ['swipe', 'tapZones', 'haptics', 'typeAnswer'],
      choose: { gradesFrom: 'right', readAloud: 'button' },
    });
    await app.startReview();
    await page.getByRole('textbox', { name: t('review.typeLabel') }).fill('something else');
    expect(await findAccessibilityTroubles(page)).toEqual([]);
    await app.showAnswer();
    expect(await findAccessibilityTroubles(page)).toEqual([]);
  });
}
