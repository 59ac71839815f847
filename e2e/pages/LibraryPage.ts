import type { Page } from '@playwright/test';

/** The start screen: who reads, samples, files, the manifest. */
export class LibraryPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the app, at the address of the test server unless told otherwise, and answers who reads. */
  async start(name = 'Dr Reader', address = '/') {
    await this.page.goto(address);
    await this.page.getByLabel('Name', { exact: true }).fill(name);
    await this.page.getByRole('button', { name: `Read as ${name}` }).click();
    await this.page.getByRole('button', { name: name, exact: false }).first().waitFor();
  }

  openSample(title: string) {
    return this.page.getByRole('button', { name: title }).click();
  }

  /** Answers the hidden folder input as the picker would. */
  openFolder(folder: string) {
    return this.page.locator('input[type=file][webkitdirectory]').setInputFiles(folder);
  }

  openFiles(files: readonly { name: string; mimeType: string; buffer: Buffer }[]) {
    return this.page
      .locator('input[type=file]:not([webkitdirectory])')
      .first()
      .setInputFiles([...files]);
  }

  /** Every study listed, side by side. */
  async openAll() {
    await this.page.getByRole('checkbox', { name: 'Select all studies' }).check();
    await this.page.getByRole('button', { name: /^Open selected/ }).click();
  }

  manifest() {
    return this.page.getByText(/received = /).first();
  }
}
