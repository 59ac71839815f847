import { FREE_WATER, LEAST_ADC, type AdcGroup, type AdcValues } from '#core/calibration/diffusion/adcVolume.ts';
import { readSignal } from '#core/calibration/diffusion/readSignal.ts';
import type { CompiledFit } from '#kernels/adcKernel.ts';
import { ADC_FRAGMENT, ADC_VERTICES, FIT_CODES, MOST_DIRECTIONS, MOST_GROUPS, UNDEFINED_ADC } from './adcFragment.ts';

/** Texels a row: one texture holds up to this many squared voxels. */
const WIDTH = 1024;

/**
 * Uploaded where there is no signal: no sum with other repeats is then positive, so that the group is left out, as
 * NaN does in 64-bit arithmetic. NaN itself need not survive a GPU.
 */
const NO_SIGNAL = -1e30;

/** s/mm²: 32-bit signals and logarithms are right to some 3e-7, which over smaller steps exceeds 1e-8 mm²/s. */
const LEAST_STEP_OF_B = 45;

/** Undefined when the device failed: its context was lost, or it has no memory for so many images. */
export type ShaderFit = (
  groups: readonly AdcGroup[],
  fit: CompiledFit,
  range: { readonly from: number; readonly to: number },
) => AdcValues | undefined;

/**
 * ADC by WebGL2 in 32-bit floats, within 1e-8 mm²/s + 2e-5 relative of the 64-bit kernel. Undefined where the device
 * has no WebGL2 away from the screen or cannot render to floats: the kernel then does every map.
 */
export function createAdcShader(): ShaderFit | undefined {
  const gl = offscreenContext();
  if (!gl?.getExtension('EXT_color_buffer_float')) return undefined;
  const program = link(gl);
  return program && ((groups, fit, range) => run(gl, program, { groups, fit, range }));
}

function offscreenContext(): WebGL2RenderingContext | undefined {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  try {
    return new OffscreenCanvas(1, 1).getContext('webgl2') ?? undefined;
  } catch {
    // Some browsers have the canvas and refuse it in a worker.
    return undefined;
  }
}

/** Whether the uniform arrays hold the groups, and 32-bit floats suffice for their b-values. */
export function fitsShader(groups: readonly AdcGroup[]): boolean {
  const bValues = groups.map(({ b }) => b).sort((a, b) => a - b);
  return (
    groups.length <= MOST_GROUPS &&
    groups.reduce((sum, { directions }) => sum + directions.length, 0) <= MOST_DIRECTIONS &&
    bValues.slice(1).every((b, at) => b - (bValues[at] ?? NaN) >= LEAST_STEP_OF_B)
  );
}

function link(gl: WebGL2RenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, ADC_VERTICES],
    [gl.FRAGMENT_SHADER, ADC_FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) return undefined;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) === true ? program : undefined;
}

interface Job {
  readonly groups: readonly AdcGroup[];
  readonly fit: CompiledFit;
  readonly range: { readonly from: number; readonly to: number };
}

function run(gl: WebGL2RenderingContext, program: WebGLProgram, { groups, fit, range }: Job): AdcValues | undefined {
  const count = range.to - range.from;
  const height = Math.ceil(count / WIDTH);
  const target = renderTarget(gl, height);
  const signals = uploadSignals(gl, groups, range.from, { count, height });
  gl.useProgram(program);
  setUniforms(gl, program, groups, fit);
  gl.viewport(0, 0, WIDTH, height);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  const read = new Float32Array(WIDTH * height * 4);
  gl.readPixels(0, 0, WIDTH, height, gl.RGBA, gl.FLOAT, read);
  gl.deleteTexture(signals);
  gl.deleteTexture(target.texture);
  gl.deleteFramebuffer(target.framebuffer);
  // A lost context or a texture that could not be made answers with zeros, not with an exception.
  if (gl.isContextLost() || gl.getError() !== gl.NO_ERROR) return undefined;
  return collected(read, count);
}

function renderTarget(gl: WebGL2RenderingContext, height: number) {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R32F, WIDTH, height);
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  return { texture, framebuffer };
}

/** Every image of the plan as one layer of a texture array; signals that are not finite become `NO_SIGNAL`. */
function uploadSignals(
  gl: WebGL2RenderingContext,
  groups: readonly AdcGroup[],
  from: number,
  { count, height }: { readonly count: number; readonly height: number },
) {
  const signals = groups.flatMap(({ directions }) => directions.flat());
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
  gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.R32F, WIDTH, height, signals.length);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  const layer = new Float32Array(WIDTH * height);
  for (const [index, signal] of signals.entries()) {
    readSignal(signal, { from, to: from + count }, { target: layer, undefinedSignal: NO_SIGNAL });
    for (let at = 0; at < count; at++) if (!Number.isFinite(layer[at])) layer[at] = NO_SIGNAL;
    gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, index, WIDTH, height, 1, gl.RED, gl.FLOAT, layer);
  }
  return texture;
}

function setUniforms(gl: WebGL2RenderingContext, program: WebGLProgram, groups: readonly AdcGroup[], fit: CompiledFit) {
  const place = (name: string) => gl.getUniformLocation(program, name);
  gl.uniform1i(place('signals'), 0);
  gl.uniform1i(place('groupCount'), groups.length);
  gl.uniform1i(place('fit'), FIT_CODES[fit]);
  gl.uniform1fv(
    place('bs'),
    groups.map(({ b }) => b),
  );
  gl.uniform1iv(
    place('directions'),
    groups.map(({ directions }) => directions.length),
  );
  gl.uniform1iv(
    place('repeats'),
    groups.flatMap(({ directions }) => directions.map((repeats) => repeats.length)),
  );
}

function collected(read: Float32Array, count: number): AdcValues {
  const adc = new Float32Array(count);
  let [negative, aboveWater] = [0, 0];
  for (let at = 0; at < count; at++) {
    const value = read[4 * at] ?? NaN;
    const isDefined = value < UNDEFINED_ADC / 2;
    if (isDefined && value < LEAST_ADC) negative++;
    if (isDefined && value > FREE_WATER) aboveWater++;
    adc[at] = isDefined ? value : NaN;
  }
  return { adc, negative, aboveWater };
}
