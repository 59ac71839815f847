import type { Page } from '@playwright/test';

/** The dialogs in which a reader puts a value in place of a PET header, and takes it away. */
export class OverridePage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async enter({ label, text, reason }: { readonly label: string; readonly text: string; readonly reason: string }) {
    const dialog = this.page.getByRole('dialog', { name: new RegExp(`the ${label}`, 'i') });
    await dialog.getByRole('textbox', { name: label, exact: true }).fill(text);
    await this.giveReason(reason);
    await dialog.getByRole('button', { name: 'Measure with it' }).click();
  }

  async remove(words: string, reason: string) {
    await this.page.getByRole('button', { name: `Remove ${words}` }).click();
    await this.giveReason(reason);
    await this.page.getByRole('button', { name: 'Remove', exact: true }).click();
  }

  private giveReason(reason: string) {
    return this.page.getByRole('textbox', { name: 'Reason, kept in the trail' }).fill(reason);
  }
}
