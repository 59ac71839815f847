import type { Page } from '@playwright/test';

/** The panel in which one space is registered to another, by pairs of points or a shift. */
export class RegistrationPanel {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open() {
    await this.page.getByRole('button', { name: 'View', exact: true }).click();
    await this.page.getByRole('button', { name: 'Register two studies by points or a shift' }).click();
  }

  get region() {
    return this.page.getByRole('region', { name: 'Registration' });
  }

  /** What the pairs set so far give, or why they give nothing. */
  get status() {
    return this.region.getByRole('status');
  }

  button(name: string) {
    return this.region.getByRole('button', { name, exact: true });
  }

  act(name: 'Add pair' | 'Remove last' | 'Register' | 'Register this shift' | 'Withdraw registration' | 'Close') {
    return this.button(name).click();
  }

  async typeShift(shift: Readonly<Record<'left' | 'back' | 'head', number>>) {
    for (const [side, value] of Object.entries(shift)) {
      await this.region.getByRole('textbox', { name: `Shift to the ${side}, mm` }).fill(String(value));
    }
  }
}
