import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { GUARD_MILLIS } from '../../src/review/session.ts';
import { t } from '../helpers/catalogue.ts';

export type GradeWord = 'again' | 'hard' | 'good' | 'easy';
export type Place = 'today' | 'notes' | 'cards' | 'statistics' | 'data' | 'settings';

/** Where the screens are. */
export const ROUTES = {
  today: '#/',
  notes: '#/notes',
  cards: '#/cards',
  statistics: '#/statistics',
  data: '#/data',
  settings: '#/settings',
  add: '#/add',
  review: '#/review',
} as const;

/**
 * The app as a learner handles it: everything is found by role and by the words of the catalogue. When a screen changes,
 * this is the one file of the browser tests to change with it.
 */
export class AppPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get startButton(): Locator {
    return this.page.getByRole('link', { name: t('today.start') });
  }

  get builtInButton(): Locator {
    return this.page.getByRole('button', { name: t('first.try') });
  }

  get showAnswerButton(): Locator {
    return this.page.getByRole('button', { name: t('review.showAnswer') });
  }

  get grades(): Locator {
    return this.page.getByRole('group', { name: t('review.howWell') });
  }

  /** The question of the card in front. */
  get question(): Locator {
    return this.page.locator('[data-card]');
  }

  get updateRow(): Locator {
    return this.page.getByRole('button', { name: t('update.ready') });
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
  }

  /** Waits until the service worker has everything and serves this page: from here on no network is needed. */
  async waitUntilOfflineReady(): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  }

  /** Version of the code that runs in this tab. */
  async readVersion(): Promise<string | null> {
    return this.page.locator('meta[name="version"]').getAttribute('content');
  }

  /** From the first screen to Today, with the notes that come with the app. */
  async startBuiltInDeck(): Promise<void> {
    await this.builtInButton.click();
    await expect(this.startButton).toBeVisible();
  }

  async startReview(): Promise<void> {
    await this.startButton.click();
    await expect(this.showAnswerButton).toBeVisible();
  }

  /** Id of the card in front. */
  async readCardId(): Promise<string> {
    const id = await this.question.getAttribute('data-card');
    if (id === null) throw new Error('No card is shown');
    return id;
  }

  /** Uncovers the answer. Right after a grade a tap is taken for the second one of the same thumb, so it may take another. */
  async showAnswer(): Promise<void> {
    await expect(async () => {
      if (await this.showAnswerButton.isVisible()) await this.showAnswerButton.click({ timeout: 1_000 });
      await expect(this.grades).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
  }

  gradeButton(word: GradeWord): Locator {
    return this.grades.getByRole('button', { name: new RegExp(`^${t(`grade.${word}`)}`) });
  }

  /** Grades the card in front; settles when the app shows by its next card, or by the end, that the grade is saved. */
  async grade(word: GradeWord): Promise<void> {
    // The keys are deaf for a moment after they appear, so that a double tap cannot grade.
    await this.page.waitForTimeout(GUARD_MILLIS + 30);
    await expect(async () => {
      if (await this.grades.isVisible()) await this.gradeButton(word).click({ timeout: 1_000 });
      await expect(this.grades).toBeHidden({ timeout: 1_500 });
    }).toPass({ timeout: 60_000 });
    await expect(this.showAnswerButton.or(this.page.getByText(t('done.lead'), { exact: true }))).toBeVisible();
  }

  /** One whole card. Returns its id. */
  async answerCard(word: GradeWord): Promise<string> {
    const id = await this.readCardId();
    await this.showAnswer();
    await this.grade(word);
    return id;
  }

  /** Takes the last grade back; the card of that grade comes again. */
  async undo(): Promise<void> {
    await this.page.getByRole('button', { name: t('review.undo') }).click();
    // The word of an earlier one may still be leaving.
    await expect(this.page.getByText(t('review.undone')).first()).toBeVisible();
  }

  async endReview(): Promise<void> {
    await this.page.getByRole('button', { name: t('review.end') }).click();
    await expect(this.page.getByRole('heading', { name: t('nav.today'), level: 1 })).toBeVisible();
  }

  async openPlace(place: Place): Promise<void> {
    await this.page
      .getByRole('link', { name: t(`nav.${place}`), exact: true })
      .filter({ visible: true })
      .first()
      .click();
    await expect(this.page.getByRole('heading', { name: t(`nav.${place}`), level: 1 })).toBeVisible();
  }

  /** Saves a copy by way of the browser's downloads. */
  async saveCopy(): Promise<Download> {
    await this.openPlace('data');
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: t('data.saveCopy') }).click();
    const download = await downloading;
    // The word of an earlier copy may still be there.
    await expect(this.page.getByText(t('data.downloaded')).first()).toBeVisible();
    return download;
  }

  /** Chooses a file to merge; the app then says what would come in, or why it cannot. */
  async chooseCopy(path: string): Promise<void> {
    // Both at once: where the press fails, nobody would listen to the failure of the other.
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.locator('button').getByText(t('data.merge')).click(),
    ]);
    await chooser.setFiles(path);
  }

  async mergeCopy(path: string): Promise<void> {
    await this.chooseCopy(path);
    await this.confirmMerge();
  }

  /** From what would come in to what has come in. */
  async confirmMerge(): Promise<void> {
    await expect(this.page.getByText(t('merge.title'))).toBeVisible();
    await this.page.getByRole('button', { name: t('merge.do'), exact: true }).click();
    // The sheet closes when all is in. What an earlier merge said may still be shown, so that alone is no proof.
    await expect(this.page.getByText(t('merge.title'))).toBeHidden();
    await expect(this.page.getByText(t('merge.done'), { exact: true }).first()).toBeVisible();
  }

  /** Empties the browser; the first screen comes again. */
  async wipe(): Promise<void> {
    await this.openPlace('data');
    await this.page.getByRole('button', { name: t('data.erase') }).click();
    await this.page.getByRole('button', { name: t('data.eraseDo'), exact: true }).click();
    await expect(this.builtInButton).toBeVisible();
  }
}
