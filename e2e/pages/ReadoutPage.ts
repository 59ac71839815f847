import type { Locator, Page } from '@playwright/test';

/** The whole application as a person meets it: finds and acts, never asserts. */
export class ReadoutPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the application and says who reads. */
  async start(name = 'Dr A. Reader') {
    await this.page.goto('/');
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.page.getByRole('button', { name: `Read as ${name}` }).click();
  }

  get library() {
    return this.page.getByRole('heading', { name: 'Library' });
  }

  study(subject: string) {
    return this.page.getByRole('table', { name: 'Studies' }).getByRole('row', { name: new RegExp(subject) });
  }

  /** Makes a sample study and waits until its pictures are there. */
  async openSample(title: string, viewports: number) {
    await this.page.getByRole('button', { name: title }).click();
    await this.viewport('A').waitFor();
    await this.page.waitForFunction(
      (count) => document.querySelectorAll('.viewport:not([hidden]) canvas').length >= count,
      viewports,
    );
    await this.idle();
  }

  /** No job is under way. */
  idle() {
    return this.page.getByRole('progressbar').first().waitFor({ state: 'detached', timeout: 60_000 });
  }

  backToLibrary() {
    return this.page.getByRole('button', { name: 'Library', exact: true }).click();
  }

  viewport(id: 'A' | 'B' | 'C' | 'D'): Locator {
    return this.page.locator(`.viewport[data-viewport="${id}"]`);
  }

  panel(name: 'Measurements' | 'Thresholds' | 'Response' | 'Series' | 'Trail') {
    return this.page.getByRole('tab', { name }).click();
  }

  /** Drags on a viewport between two points given as shares of its width and height. */
  async drag(id: 'A' | 'B' | 'C' | 'D', from: readonly [number, number], to: readonly [number, number]) {
    const box = await this.viewport(id).boundingBox();
    if (!box) throw new Error(`viewport ${id} is not on screen`);
    const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
    await this.page.mouse.move(...at(from));
    await this.page.mouse.down();
    await this.page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), { steps: 3 });
    await this.page.mouse.move(...at(to), { steps: 3 });
    await this.page.mouse.up();
  }

  key(key: string) {
    return this.page.keyboard.press(key);
  }
}
