import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage } from '../pages/ReadingPage.ts';

test.use({ hasTouch: true });

type Point = readonly [number, number];

/** Fingers on the page, each a place in CSS pixels of the page. */
class Fingers {
  private readonly session: CDPSession;

  constructor(session: CDPSession) {
    this.session = session;
  }

  private send(type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Point[]) {
    return this.session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: places.map(([x, y], id) => ({ x, y, id })),
    });
  }

  press(...places: readonly Point[]) {
    return this.send('touchStart', places);
  }

  async move(from: readonly Point[], to: readonly Point[], steps = 8) {
    for (let step = 1; step <= steps; step++) {
      const places = from.map(([x, y], at): Point => {
        const [endX, endY] = to[at] ?? [x, y];
        return [x + ((endX - x) * step) / steps, y + ((endY - y) * step) / steps];
      });
      await this.send('touchMove', places);
    }
  }

  /** A finger that moves as soon as it is down: sent together, because one that rests long enough opens the menu. */
  async drag(from: Point, to: Point) {
    const half: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    await Promise.all([this.press(from), this.move([from], [half], 1)]);
    await this.move([half], [to]);
  }

  lift() {
    return this.send('touchEnd', []);
  }
}

async function fingersOn(page: Page) {
  return new Fingers(await page.context().newCDPSession(page));
}

test('fingers: one scrolls, two zoom and pan, a long press offers tools, a tool draws', async ({ page }) => {
  const [library, reading] = [new LibraryPage(page), new ReadingPage(page)];
  await library.start();
  await library.openSample('ADC vials');
  await reading.waitForPicture('A');
  const fingers = await fingersOn(page);
  const box = await reading.viewport('A').boundingBox();
  if (!box) throw new Error('viewport A is not on screen');
  const at = (x: number, y: number): Point => [box.x + x * box.width, box.y + y * box.height];

  const before = await reading.sliceOf('A');
  await fingers.drag(at(0.5, 0.7), at(0.5, 0.5));
  await fingers.lift();
  await expect.poll(() => reading.sliceOf('A')).toBeGreaterThan(before);
  await fingers.drag(at(0.5, 0.3), at(0.5, 0.9));
  await fingers.lift();
  await expect.poll(() => reading.sliceOf('A')).toBe(1);

  const zoom = reading.viewport('A').getByText(/^\d+ %$/);
  await expect(zoom).toHaveText('100 %');
  await fingers.press(at(0.45, 0.5), at(0.55, 0.5));
  await fingers.move([at(0.45, 0.5), at(0.55, 0.5)], [at(0.35, 0.5), at(0.65, 0.5)]);
  await fingers.lift();
  // From a tenth of the width apart to three tenths.
  await expect(zoom).toHaveText('300 %');
  await expect.poll(() => reading.sliceOf('A')).toBe(1);

  await fingers.press(at(0.5, 0.5));
  await expect(page.getByRole('menu')).toBeVisible();
  await fingers.lift();
  await page.getByRole('menuitem', { name: 'Circle' }).tap();
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Circle' })).toHaveAttribute('aria-pressed', 'true');
  await fingers.drag(at(0.5, 0.5), at(0.56, 0.5));
  await fingers.lift();
  await expect(reading.measurements().getByText('M1', { exact: true })).toBeVisible();

  // A second finger takes back what the first began to draw.
  await fingers.drag(at(0.3, 0.3), at(0.36, 0.3));
  await fingers.press(at(0.36, 0.3), at(0.6, 0.6));
  await fingers.move([at(0.36, 0.3), at(0.6, 0.6)], [at(0.3, 0.3), at(0.7, 0.7)]);
  await fingers.lift();
  await reading.tab('Trail');
  await expect(page.getByRole('region', { name: 'Trail' })).toContainText('M1');
  await expect(page.getByRole('region', { name: 'Trail' })).not.toContainText('M2');
});
