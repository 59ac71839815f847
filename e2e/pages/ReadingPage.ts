import { expect, type Page } from '@playwright/test';

export type World = readonly [number, number, number];

/** The reading screen: viewports, tools and panels. Positions are LPS mm, read from the cursor line as a reader would. */
export class ReadingPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  viewport(id: string) {
    return this.page.getByRole('region', { name: `Viewport ${id}` });
  }

  /** The picture in words: series, slice, window. */
  description(id: string) {
    return this.page.locator(`#viewport-${id}-text`);
  }

  async waitForPicture(id: string) {
    await expect(this.description(id)).toContainText('slice', { timeout: 60_000 });
  }

  /** The slice a viewport shows, counted from 1. */
  async sliceOf(id: string) {
    const text = await this.description(id).innerText();
    return Number(/slice (\d+)/.exec(text)?.[1]);
  }

  press(key: string) {
    return this.page.keyboard.press(key);
  }

  async activate(id: string) {
    await this.viewport(id).focus();
  }

  /** LPS mm under a point of a viewport, given as a share of its width and height. */
  async worldAt(id: string, [x, y]: readonly [number, number]): Promise<World> {
    const box = await this.viewport(id).boundingBox();
    if (!box) throw new Error(`viewport ${id} is not on screen`);
    await this.page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    const readout = this.page.locator('.cursor-readout');
    await expect(readout).toContainText('mm');
    const sides = (await readout.innerText()).matchAll(/\b([LRPAHF]) ([\d.]+)/g);
    const [l = NaN, p = NaN, h = NaN] = [...sides].map(([, side = '', value]) =>
      'RAF'.includes(side) ? -Number(value) : Number(value),
    );
    return [l, p, h];
  }

  /** Scrolls an axial viewport to the slice at this height. */
  async goToHeight(id: string, height: number) {
    await this.activate(id);
    const at = async () => (await this.worldAt(id, [0.5, 0.5]))[2];
    const before = await at();
    await this.press('ArrowDown');
    await expect.poll(at).not.toBe(before);
    const step = (await at()) - before;
    const presses = Math.round((height - (await at())) / step);
    for (let press = 0; press < Math.abs(presses); press++) await this.press(presses > 0 ? 'ArrowDown' : 'ArrowUp');
    await expect.poll(async () => Math.abs((await at()) - height)).toBeLessThan(Math.abs(step) / 2 + 0.06);
  }

  /** Drags from one place of an axial viewport to another, both in LPS mm. */
  async drag(id: string, from: World, to: World) {
    const start = await this.placeOf(id, from);
    const end = await this.placeOf(id, to);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.page.mouse.move(end.x, end.y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** The selected region, as one drawn last is, becomes a target lesion. */
  markAsTarget() {
    return this.press('Shift+T');
  }

  async click(id: string, at: World) {
    const { x, y } = await this.placeOf(id, at);
    await this.page.mouse.click(x, y);
  }

  /** Page pixel of a place in an axial viewport: x runs along L, y along P; both from two readings of the cursor. */
  async placeOf(id: string, [l, p]: World) {
    const box = await this.boxOf(id);
    const [a, b] = [0.3, 0.7] as const;
    const first = await this.worldAt(id, [a, a]);
    const second = await this.worldAt(id, [b, b]);
    const share = (value: number, low: number, high: number) => a + ((value - low) / (high - low)) * (b - a);
    return {
      x: box.x + share(l, first[0], second[0]) * box.width,
      y: box.y + share(p, first[1], second[1]) * box.height,
    };
  }

  async boxOf(id: string) {
    const box = await this.viewport(id).boundingBox();
    if (!box) throw new Error(`viewport ${id} is not on screen`);
    return box;
  }

  colourBars(id: string) {
    return this.viewport(id).locator('.colour-bars');
  }

  /** On the lines that the planes of other views cut into this one. */
  planeHandles(id: string) {
    return this.viewport(id).getByRole('group', { name: 'Handles of the planes' }).locator('circle');
  }

  /** Drags one handle, in this view, of the plane of another. */
  async dragHandle(id: string, of: string, { by: [dx, dy] }: { readonly by: readonly [number, number] }) {
    const box = await this.viewport(id).locator(`.plane-handle[data-of="${of}"]`).first().boundingBox();
    if (!box) throw new Error(`view ${of} has no handle in view ${id}`);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + dx, y + dy, { steps: 5 });
    await this.page.mouse.up();
  }

  tab(name: 'Measurements' | 'Thresholds' | 'Response' | 'Curve' | 'Series' | 'Trail') {
    return this.page.getByRole('tab', { name }).click();
  }

  measurements() {
    return this.page.getByRole('region', { name: 'Measurements' });
  }

  /** A number of the measurements panel by its name: "SUVmax", "Mean". */
  value(name: RegExp | string) {
    return this.measurements().getByRole('button', { name });
  }

  thresholds() {
    return this.page.getByRole('region', { name: 'Thresholds' });
  }

  card() {
    return this.page.getByRole('dialog');
  }

  async exportAs(name: 'CSV' | 'JSON') {
    await this.measurements().getByRole('button', { name: 'Export' }).click();
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: new RegExp(name) }).click();
    return download;
  }

  backToLibrary() {
    return this.page.getByRole('button', { name: 'Library' }).click();
  }
}
