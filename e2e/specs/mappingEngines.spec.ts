import type { Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import type { AdcGroup, AdcSignal } from '#core/calibration/diffusion/adcVolume.ts';
import type * as shaderModule from '#workers/adcShader.ts';
import type * as mappingModule from '#workers/mapping.ts';
import { expect, test } from '../fixtures.ts';

const HEADERS = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** The built app hides its workers, so the sources are served on their own, without the app's page. */
let server: ViteDevServer;
test.beforeAll(async () => {
  server = await createServer({
    configFile: false,
    cacheDir: 'test-results/vite',
    logLevel: 'error',
    appType: 'custom',
    server: { host: '127.0.0.1', port: 0, headers: HEADERS, watch: null, hmr: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  await server.listen();
});
test.afterAll(() => server.close());

async function openBlankPage(page: Page) {
  await page.route('**/blank.html', (route) =>
    route.fulfill({ body: '<!doctype html><title>Engines</title>', contentType: 'text/html', headers: HEADERS }),
  );
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}blank.html`);
  await page.evaluate(defineGroups);
}

interface Decays {
  readonly bValues: readonly number[];
  readonly directions?: number;
  readonly repeats?: number;
  /** What some voxels of the last image hold in place of their signal. */
  readonly flaw?: 'padding' | 'infinity';
  /** mm²/s of every voxel; otherwise they differ, with noise, some at or below zero. */
  readonly adc?: number;
}

/** Puts `groupsOf` on the page: volumes of 128 × 128 × 4 voxels made there, because they are too large to send. */
function defineGroups() {
  const dimensions = [128, 128, 4] as const;
  const random = (seed: number) => (Math.abs(Math.sin(seed * 12.9898) * 43758.5453) % 1) - 0.5;
  const groupsOf = ({ bValues, directions = 1, repeats = 1, flaw, adc }: Decays): AdcGroup[] => {
    let image = 0;
    const images = bValues.length * directions * repeats;
    const signal = (b: number): AdcSignal => {
      image++;
      const isFlawed = image === images && flaw !== undefined;
      const voxels = Float32Array.from({ length: dimensions[0] * dimensions[1] * dimensions[2] }, (_, at) => {
        if (isFlawed && at % 7 === 0) return flaw === 'padding' ? 0 : Infinity;
        const decay = Math.exp(-b * (adc ?? (at % 311) * 1e-5));
        return (200 + (at % 997)) * decay + (adc === undefined ? 8 * random(at + image * 7919) : 0);
      });
      const padding = isFlawed && flaw === 'padding' ? { padding: { from: 0, to: 0 } } : {};
      const grid = {
        dimensions, spacing: [2, 2, 4], origin: [0, 0, 0], row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1],
        frameOfReferenceUid: '1.2.3',
      } as const; // prettier-ignore
      const [slope, intercept] = [new Float64Array(4).fill(1), new Float64Array(4)];
      return { scale: [1, 1, 1, 1], volume: { stackId: `${image}`, grid, voxels, slope, intercept, ...padding } };
    };
    return bValues.map((b) => ({
      b,
      directions: Array.from({ length: directions }, () => Array.from({ length: repeats }, () => signal(b))),
    }));
  };
  Object.assign(globalThis, { groupsOf });
}

interface PageGlobals {
  readonly groupsOf: (decays: Decays) => AdcGroup[];
}

const compare = (page: Page, decays: Decays, fit: 'ols' | 'wls' | 'two-point') =>
  page.evaluate(
    async ({ decays, fit, source }) => {
      const { startMapping } = (await import(source)) as typeof mappingModule;
      const { groupsOf } = globalThis as unknown as PageGlobals;
      const mapping = startMapping();
      const compared = await mapping.compareEngines({ groups: groupsOf(decays), fit });
      mapping.stop();
      return compared;
    },
    { decays, fit, source: '/src/workers/mapping.ts' },
  );

for (const [what, decays] of [
  ['four b-values', { bValues: [0, 100, 500, 1000] }],
  ['directions and repeats', { bValues: [0, 800], directions: 3, repeats: 2 }],
  ['b-values that lie close together', { bValues: [0, 50] }],
  ['padding in one of two repeats', { bValues: [0, 1000], repeats: 2, flaw: 'padding' }],
  ['signals that are not finite', { bValues: [0, 500, 1000], flaw: 'infinity' }],
] as const satisfies readonly (readonly [string, Decays])[]) {
  test(`WebGL2 and the plain form agree with the kernel: ${what}`, async ({ page }) => {
    await openBlankPage(page);
    for (const fit of ['ols', 'wls', 'two-point'] as const) {
      const { milliseconds, differences } = await compare(page, decays, fit);
      expect(Object.keys(milliseconds)).toEqual(['webassembly', 'plain', 'webgl2']);
      expect(differences.webgl2?.ofTolerance).toBeLessThanOrEqual(1);
      // Both round the same 64-bit number to 32 bit: at most one unit in the last place of a value up to 8e-3.
      expect(differences.plain?.largest).toBeLessThanOrEqual(1e-9);
    }
  });
}

test('maps fitted side by side keep to their own signals, and can be cancelled', async ({ page }) => {
  await openBlankPage(page);
  const made = await page.evaluate(async (source) => {
    const { startMapping } = (await import(source)) as typeof mappingModule;
    const { groupsOf } = globalThis as unknown as PageGlobals;
    const mapping = startMapping();
    const map = (adc: number, signal?: AbortSignal) =>
      mapping.adcMap(
        { groups: groupsOf({ bValues: [0, 1000], adc }), fit: 'ols' },
        { onProgress: () => undefined, ...(signal ? { signal } : {}) },
      );
    const maps = await Promise.all([map(1e-3), map(2e-3)]);
    const cancelled = await map(1e-3, AbortSignal.abort()).catch((error: unknown) => (error as Error).name);
    mapping.stop();
    return { extremes: maps.map(({ adc }) => [adc.reduce((a, b) => Math.min(a, b)), Math.max(...adc)]), cancelled };
  }, '/src/workers/mapping.ts');
  for (const [at, adc] of [1e-3, 2e-3].entries()) {
    for (const value of made.extremes[at] ?? []) expect(Math.abs(value - adc)).toBeLessThanOrEqual(3e-8);
  }
  expect(made.extremes).toHaveLength(2);
  expect(made.cancelled).toBe('AbortError');
});

test('a graphics device that is lost gives no answer instead of an empty map', async ({ page }) => {
  await openBlankPage(page);
  const answers = await page.evaluate(async (source) => {
    const { createAdcShader } = (await import(source)) as typeof shaderModule;
    const { groupsOf } = globalThis as unknown as PageGlobals;
    const getContext = OffscreenCanvas.prototype.getContext.bind(new OffscreenCanvas(1, 1));
    const gl = getContext('webgl2');
    OffscreenCanvas.prototype.getContext = (() => gl) as unknown as typeof OffscreenCanvas.prototype.getContext;
    const shader = createAdcShader();
    const groups = groupsOf({ bValues: [0, 1000], adc: 1e-3 });
    const fit = () => shader?.(groups, 'ols', { from: 0, to: 100 })?.adc.every((adc) => adc > 0);
    const before = fit();
    gl?.getExtension('WEBGL_lose_context')?.loseContext();
    return { before, after: fit() };
  }, '/src/workers/adcShader.ts');
  expect(answers).toEqual({ before: true, after: undefined });
});
