import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { t } from '../helpers/catalogue.ts';
import type { BroughtFile } from './notes-page.ts';

/** Packages of Anki, out and in, as a learner handles them. */
export class AnkiPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What would come in. */
  get preview(): Locator {
    return this.page.getByRole('dialog', { name: t('anki.before') });
  }

  get refusal(): Locator {
    return this.page.getByRole('dialog', { name: t('anki.refused') });
  }

  /** From Data: makes a package of everything and takes it from the downloads. */
  async save(): Promise<Download> {
    await this.page.getByRole('main').getByText(t('anki.save'), { exact: true }).click();
    return this.make();
  }

  /** From what to save to the file. */
  async make(): Promise<Download> {
    await this.page.getByRole('button', { name: t('anki.make') }).click();
    await expect(this.page.getByRole('dialog', { name: t('anki.ready') })).toBeVisible();
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: t('anki.saveFile') }).click();
    const download = await downloading;
    await expect(this.page.locator('.toast').filter({ hasText: t('files.downloaded') })).toBeVisible();
    return download;
  }

  /** From Data: chooses a package. */
  async choose(file: string | BroughtFile): Promise<void> {
    await this.page.getByTestId('anki-file').setInputFiles(file);
  }

  /** Takes in what is shown. */
  async confirm(): Promise<void> {
    await expect(this.preview).toBeVisible();
    await this.page.getByRole('button', { name: t('anki.do'), exact: true }).click();
    await expect(this.preview).toBeHidden();
  }

  /** The figure of a row of the preview. */
  figure(row: 'decks' | 'notes' | 'cards' | 'reviews' | 'pictures'): Locator {
    return this.page.getByRole('row', { name: new RegExp(`^${t(`anki.${row}`)} `) }).getByRole('cell');
  }
}
