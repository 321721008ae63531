import { expect } from '@playwright/test';
import { t } from '../helpers/catalogue.ts';
import type { AppPage } from './app-page.ts';

export interface Screen {
  readonly name: string;
  /** Goes there from the screen before it in the list. */
  open(app: AppPage): Promise<void>;
}

const NOTE = '# DNS\n\n- A record = maps a name to an IPv4 address\n- AAAA record = maps a name to an IPv6 address\n';

/** Every screen of the app, in an order in which one leads to the next; the first is that of an empty browser. */
export const SCREENS: readonly Screen[] = [
  { name: 'first-run', open: (app) => expect(app.builtInButton).toBeVisible() },
  { name: 'today', open: (app) => app.startBuiltInDeck() },
  { name: 'review-question', open: (app) => app.startReview() },
  { name: 'review-answer', open: (app) => app.showAnswer() },
  {
    name: 'card-menu',
    async open({ page }) {
      await page.getByRole('button', { name: t('review.more') }).click();
      await expect(page.getByRole('dialog', { name: t('card.menuTitle') })).toBeVisible();
    },
  },
  {
    name: 'edit-card',
    async open({ page }) {
      await page.getByRole('button', { name: t('card.edit') }).click();
      await expect(page.getByRole('dialog', { name: t('edit.title') })).toBeVisible();
    },
  },
  {
    name: 'today-after-some',
    async open(app) {
      await app.page.keyboard.press('Escape');
      await expect(app.page.getByRole('dialog')).toBeHidden();
      await app.grade('good');
      await app.answerCard('again');
      await app.endReview();
    },
  },
  { name: 'notes', open: (app) => app.openPlace('notes') },
  {
    name: 'note',
    async open({ page }) {
      await page.getByRole('main').getByRole('link').first().click();
      await expect(page.getByRole('link', { name: t('note.back') })).toBeVisible();
    },
  },
  {
    name: 'line-cards',
    async open({ page }) {
      await page.getByRole('main').getByRole('button').first().click();
      await expect(page.getByRole('dialog').or(page.getByRole('complementary')).first()).toBeVisible();
    },
  },
  {
    name: 'note-edit',
    async open({ page }) {
      await page.goto(page.url().replace(/#\/notes\/([^/]+).*$/, '#/notes/$1/edit'));
      await expect(page.getByRole('button', { name: t('note.nothingChanged') })).toBeVisible();
    },
  },
  {
    name: 'note-menu',
    async open({ page }) {
      await page.getByRole('link', { name: t('note.leaveEdit') }).click();
      await page.getByRole('button', { name: t('note.menu') }).click();
      await expect(page.getByRole('link', { name: t('note.edit') })).toBeVisible();
    },
  },
  {
    name: 'tray',
    async open({ page }) {
      await page.keyboard.press('Escape');
      await page.goto(`${page.url().split('#')[0]}#/tray`);
      await expect(page.getByRole('heading', { name: t('tray.title'), level: 1 })).toBeVisible();
    },
  },
  {
    name: 'shelf',
    async open({ page }) {
      await page.goto(`${page.url().split('#')[0]}#/shelf`);
      await expect(page.getByRole('heading', { name: t('shelf.title'), level: 1 })).toBeVisible();
    },
  },
  {
    name: 'add',
    async open({ page }) {
      await page.goto(`${page.url().split('#')[0]}#/add`);
      await expect(page.getByRole('heading', { name: t('add.title') })).toBeVisible();
    },
  },
  {
    name: 'import-preview',
    async open({ page }) {
      await page.getByLabel(t('add.pasteName')).fill('DNS');
      await page.getByLabel(t('add.pasteText')).fill(NOTE);
      await page.getByRole('button', { name: t('add.readPasted') }).click();
      await expect(page.getByRole('button', { name: t('add.import') })).toBeVisible();
    },
  },
  {
    name: 'cards',
    async open({ page }) {
      await page.goto(`${page.url().split('#')[0]}#/cards`);
      await expect(
        page
          .getByRole('list', { name: t('library.list') })
          .getByRole('link')
          .first(),
      ).toBeVisible();
    },
  },
  {
    name: 'cards-selecting',
    async open({ page }) {
      await page.getByRole('button', { name: t('library.select'), exact: true }).click();
      await page
        .getByRole('listbox', { name: t('library.list') })
        .getByRole('option')
        .first()
        .click();
      await expect(page.getByRole('button', { name: t('library.change', { count: 1 }) })).toBeVisible();
    },
  },
  {
    name: 'card-page',
    async open({ page }) {
      await page.getByRole('button', { name: t('library.endSelecting') }).click();
      await page
        .getByRole('list', { name: t('library.list') })
        .getByRole('link')
        .first()
        .click();
      await expect(page.getByRole('heading', { name: t('library.history') })).toBeVisible();
    },
  },
  {
    name: 'statistics',
    async open({ page }) {
      await page.goto(`${page.url().split('#')[0]}#/statistics`);
      await expect(page.getByRole('heading', { name: new RegExp(`^${t('statistics.time')}`) })).toBeVisible();
    },
  },
  {
    name: 'data',
    async open(app) {
      await app.page.goto(`${app.page.url().split('#')[0]}#/data`);
      await expect(app.page.getByRole('heading', { name: t('nav.data'), level: 1 })).toBeVisible();
    },
  },
  {
    name: 'save-for-anki',
    async open({ page }) {
      await page.getByRole('main').getByText(t('anki.save'), { exact: true }).click();
      await expect(page.getByRole('dialog', { name: t('anki.save') })).toBeVisible();
    },
  },
  {
    name: 'anki-package-ready',
    async open({ page }) {
      await page.getByRole('button', { name: t('anki.make') }).click();
      await expect(page.getByRole('dialog', { name: t('anki.ready') })).toBeVisible();
    },
  },
  {
    name: 'anki-preview',
    async open({ page }) {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.getByTestId('anki-file').setInputFiles('tests/fixtures/anki/real-latest.apkg');
      await expect(page.getByRole('dialog', { name: t('anki.before') })).toBeVisible();
    },
  },
  {
    name: 'anki-refused',
    async open({ page }) {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      const buffer = Buffer.from('no package');
      await page.getByTestId('anki-file').setInputFiles({ name: 'no-package.apkg', mimeType: 'text/plain', buffer });
      await expect(page.getByRole('dialog', { name: t('anki.refused') })).toBeVisible();
    },
  },
  {
    name: 'erase-dialog',
    async open({ page }) {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.getByRole('button', { name: t('data.erase') }).click();
      await expect(page.getByRole('button', { name: t('data.eraseDo'), exact: true })).toBeVisible();
    },
  },
  {
    name: 'settings',
    async open({ page }) {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('button', { name: t('data.eraseDo'), exact: true })).toBeHidden();
      await page.goto(`${page.url().split('#')[0]}#/settings`);
      await expect(page.getByRole('heading', { name: t('nav.settings'), level: 1 })).toBeVisible();
    },
  },
  {
    name: 'reminder',
    async open({ page }) {
      await page.goto(`${page.url().split('#')[0]}#/settings/reminder`);
      await expect(page.getByRole('button', { name: t('device.reminderSave') })).toBeVisible();
    },
  },
  {
    name: 'airplane',
    async open({ page }) {
      await page.goto(`${page.url().split('#')[0]}#/settings/airplane`);
      await expect(page.getByRole('list', { name: t('device.title') })).toBeVisible();
    },
  },
  {
    name: 'scheduling',
    async open({ page }) {
      await page.goto(`${page.url().split('#')[0]}#/scheduling`);
      await expect(page.getByRole('table', { name: t('scheduling.consequence') })).toBeVisible();
    },
  },
  {
    name: 'scheduling-of-a-deck',
    async open({ page }) {
      await page.goto(`${page.url().split('#')[0]}#/scheduling/${encodeURIComponent('folder:aws-developer')}`);
      await expect(page.getByRole('heading', { name: 'aws-developer', level: 1 })).toBeVisible();
      await expect(page.getByRole('table', { name: t('scheduling.consequence') })).toBeVisible();
    },
  },
];
