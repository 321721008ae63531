import { expect, type Locator, type Page } from '@playwright/test';
import { t } from '../helpers/catalogue.ts';

export interface BroughtFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A file with this text or these bytes. */
export function file(name: string, content: string | Uint8Array, mimeType = 'text/markdown'): BroughtFile {
  return { name, mimeType, buffer: Buffer.from(content) };
}

/** One point of red, as a PNG. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** Bringing notes in and looking at them, as a learner does it. */
export class NotesPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get importButton(): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${t('add.import')}`) });
  }

  get preview(): Locator {
    return this.page.getByRole('heading', { name: t('add.before'), level: 1 });
  }

  async go(hash: string): Promise<void> {
    await this.page.evaluate((next) => {
      location.hash = next;
    }, hash);
  }

  async openAdd(): Promise<void> {
    await this.go('#/add');
    await expect(this.page.getByRole('heading', { name: t('add.title'), level: 1 })).toBeVisible();
  }

  /** Chooses files on the screen for adding notes. */
  async choose(...files: readonly BroughtFile[]): Promise<void> {
    await this.openAdd();
    await this.page.getByTestId('note-files').setInputFiles([...files]);
  }

  /** From files to their cards. */
  async bring(...files: readonly BroughtFile[]): Promise<void> {
    await this.choose(...files);
    await this.confirm();
  }

  /** Imports what is shown before importing. */
  async confirm(): Promise<void> {
    await expect(this.preview).toBeVisible();
    await this.importButton.click();
    await expect(this.preview).toBeHidden();
    // The address changes when everything is on disk.
    await expect(this.page).not.toHaveURL(/#\/add|\/(?:edit|home)$/);
  }

  /** The number in a cell of the ledger. */
  async readCount(part: 'doubt' | 'reworded' | 'moved' | 'new' | 'gone' | 'kept'): Promise<number> {
    const cell = this.page.locator('.ledger a').filter({ hasText: t(`add.sum.${part}`) });
    return Number(await cell.locator('b').textContent());
  }

  async openNote(title: string): Promise<void> {
    await this.go('#/notes');
    await this.page.getByRole('main').getByRole('link', { name: title }).click();
    await expect(this.page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  }

  /** What can be done with the open note. */
  async openNoteMenu(title: string): Promise<void> {
    await this.page.getByRole('button', { name: t('note.menu') }).click();
    await expect(this.page.getByRole('dialog', { name: title })).toBeVisible();
  }

  /** The last toast. */
  toast(words: string): Locator {
    return this.page.locator('.toast').filter({ hasText: words });
  }
}
