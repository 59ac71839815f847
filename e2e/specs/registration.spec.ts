import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { LibraryPage } from '../pages/LibraryPage.ts';
import { ReadingPage, type World } from '../pages/ReadingPage.ts';
import { RegistrationPanel } from '../pages/RegistrationPanel.ts';
import { BALLS, SHIFT, shiftedScans } from '../shiftedScans.ts';

const [BALL, SECOND, THIRD] = BALLS as readonly [World, World, World];
const shifted = ([x, y, z]: World): World => [x + SHIFT[0], y + SHIFT[1], z + SHIFT[2]];

/** The two visits side by side, neither of which says where the other lies. */
async function twoVisits(page: Page) {
  const [library, reading, panel] = [new LibraryPage(page), new ReadingPage(page), new RegistrationPanel(page)];
  await library.start();
  await library.openFiles(shiftedScans());
  await library.openAll();
  for (const id of ['A', 'B']) await reading.waitForPicture(id);
  const slices = () => Promise.all([reading.sliceOf('A'), reading.sliceOf('B')]);
  return { reading, panel, slices };
}

/** The crosshair of each view on one point of its middle slice, which is shown at first, and both as a pair. */
async function addPair({ reading, panel }: Awaited<ReturnType<typeof twoVisits>>, [a, b]: readonly [World, World]) {
  await reading.click('A', a);
  await reading.click('B', b);
  await panel.act('Add pair');
}

test('landmarks: refused without a pair and for one point, then a shift of known size, undone', async ({ page }) => {
  const visits = await twoVisits(page);
  const { reading, panel, slices } = visits;
  await panel.open();
  await expect(panel.status).toHaveText('Registration needs a pair of points that belong together.');
  await expect(panel.button('Register')).toBeDisabled();

  await addPair(visits, [BALL, shifted(BALL)]);
  await expect(panel.status).toContainText('1 pair: shift');
  await panel.act('Add pair');
  await expect(panel.status).toContainText('lie within 1 mm of each other and give no direction');
  await expect(panel.button('Register')).toBeDisabled();
  await panel.act('Remove last');

  // Each ball at its place: a motion without turn, that leaves no residual but that of a pointer.
  for (const ball of [SECOND, THIRD]) await addPair(visits, [ball, shifted(ball)]);
  await expect(panel.status).toHaveText(/^3 pairs of points, RMS 0\.[0-3]\u00a0mm$/);
  await panel.act('Register');
  await expect(panel.region).toHaveCount(0);

  // The pictures are alike, so that the places that belong together lie on slices of one number.
  await reading.activate('A');
  await reading.press('ArrowDown');
  const [a] = await slices();
  await expect.poll(slices).toEqual([a, a]);
  await reading.tab('Trail');
  await expect(page.getByRole('row', { name: /Studies registered/ })).toContainText('3 pairs of points, RMS 0.');

  await reading.press('Control+z');
  await expect(page.getByRole('row', { name: /Undo: registration withdrawn/ })).toBeVisible();
  await reading.activate('A');
  await reading.press('ArrowDown');
  await expect.poll(slices).toEqual([a + 1, a]);
  await reading.press('Control+Shift+z');
  await expect(page.getByRole('row', { name: /Redo: studies registered/ })).toBeVisible();
  await reading.activate('A');
  await reading.press('ArrowDown');
  await expect.poll(slices).toEqual([a + 2, a + 2]);
});

test('landmarks further apart in one study: the residual is shown, and the first registration does not drag along', async ({
  page,
}) => {
  const visits = await twoVisits(page);
  const { panel } = visits;
  await panel.open();
  await panel.typeShift({ left: 0, back: 0, head: 30 });
  await panel.act('Register this shift');
  await expect(panel.region).toHaveCount(0);
  await panel.open();
  await expect(panel.region).toContainText('Registered: shift L 0.0  P 0.0  H 30.0 mm.');

  // Two points 80 mm apart that belong to two 88 mm apart: the best motion leaves 4 mm at either end.
  const [left, right]: readonly World[] = [
    [-40, 0, 45],
    [40, 0, 45],
  ];
  await addPair(visits, [left as World, shifted([-44, 0, 45])]);
  await addPair(visits, [right as World, shifted([44, 0, 45])]);
  await expect(panel.status).toContainText('2 pairs of points on a line, turn about it left open, RMS');
  const rms = Number(/RMS ([\d.]+)/.exec(await panel.status.innerText())?.[1]);
  expect(Math.abs(rms - 4)).toBeLessThan(0.25);
});

test('a shift known from elsewhere is typed, links the views, is recorded and withdrawn', async ({ page }) => {
  const { reading, panel, slices } = await twoVisits(page);
  await reading.activate('B');
  for (let press = 0; press < 4; press++) await reading.press('ArrowUp');
  const [a, b] = await slices();
  expect(a - b).toBe(4);
  await panel.open();
  await expect(panel.button('Register this shift')).toBeDisabled();
  await panel.typeShift({ left: SHIFT[0], back: SHIFT[1], head: SHIFT[2] });
  await panel.act('Register this shift');
  await reading.activate('A');
  await reading.press('ArrowDown');
  await expect.poll(slices).toEqual([a + 1, a + 1]);
  await reading.tab('Trail');
  await expect(page.getByRole('row', { name: /Studies registered/ })).toContainText('shift L 12.0  A 8.0  H 15.0 mm');
  await panel.open();
  await panel.act('Withdraw registration');
  await expect(page.getByRole('row', { name: /^.*Registration withdrawn/ })).toBeVisible();
  await panel.act('Close');
  await reading.activate('A');
  await reading.press('ArrowDown');
  await expect.poll(slices).toEqual([a + 2, a + 1]);
});
