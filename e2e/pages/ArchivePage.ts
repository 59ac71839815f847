import type { Page } from '@playwright/test';

/** The archive half of the library: search, results, fetching. */
export class ArchivePage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Chooses "Archive" beside the title of the library. */
  show() {
    return this.page.getByText('Archive', { exact: true }).click();
  }

  async search(keys: Readonly<Record<string, string>>) {
    for (const [label, value] of Object.entries(keys)) await this.page.getByLabel(label, { exact: true }).fill(value);
    await this.page.getByRole('button', { name: 'Search archive' }).click();
  }

  results() {
    return this.page.getByRole('table', { name: 'Studies of the archive' });
  }

  row(name: string | RegExp) {
    return this.results().getByRole('row', { name });
  }

  act(words: string, subject: string) {
    return this.page.getByRole('button', { name: `${words}: ${subject}` }).click();
  }

  series(subject: string) {
    return this.page.getByRole('button', { name: `Series of ${subject}` }).click();
  }
}
