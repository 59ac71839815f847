import { FREE_WATER, type AdcGroup, type AdcValues } from '#core/calibration/diffusion/adcVolume.ts';
import { readSignal } from '#core/calibration/diffusion/readSignal.ts';
import type { CompiledFit } from '#kernels/adcKernel.ts';

const VERTICES = `#version 300 es
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/** One fragment is one voxel; image layers come in the order of groups, directions, repeats. */
const FRAGMENT = `#version 300 es
precision highp float;
precision highp sampler2DArray;
uniform sampler2DArray signals;
uniform int groupCount;
uniform int fit;
uniform float bs[16];
uniform int directions[16];
uniform int repeats[128];
out float adc;

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float logs[16];
  bool defined[16];
  int layer = 0;
  int counted = 0;
  for (int group = 0; group < groupCount; group++) {
    float sum = 0.0;
    bool usable = true;
    for (int direction = 0; direction < directions[group]; direction++) {
      float total = 0.0;
      for (int repeat = 0; repeat < repeats[counted]; repeat++) total += texelFetch(signals, ivec3(at, layer++), 0).r;
      if (total > 0.0) sum += log(total / float(repeats[counted]));
      else usable = false;
      counted++;
    }
    logs[group] = sum / float(directions[group]);
    defined[group] = usable;
  }
  int low = -1;
  int high = -1;
  float largest = -1e30;
  for (int group = 0; group < groupCount; group++) {
    if (!defined[group]) continue;
    if (low < 0 || bs[group] < bs[low]) low = group;
    if (high < 0 || bs[group] > bs[high]) high = group;
    largest = max(largest, logs[group]);
  }
  adc = -1.0;
  if (low < 0 || bs[low] == bs[high]) { adc = 1e30; return; }
  if (fit == 0) { adc = (logs[low] - logs[high]) / (bs[high] - bs[low]); return; }
  float sum = 0.0;
  float sumB = 0.0;
  float sumY = 0.0;
  for (int group = 0; group < groupCount; group++) {
    if (!defined[group]) continue;
    // Weights relative to the largest: S squared itself would leave the range of 32-bit floats.
    float weight = fit == 2 ? exp(2.0 * (logs[group] - largest)) : 1.0;
    sum += weight;
    sumB += weight * bs[group];
    sumY += weight * (logs[group] - largest);
  }
  float covariance = 0.0;
  float variance = 0.0;
  for (int group = 0; group < groupCount; group++) {
    if (!defined[group]) continue;
    float weight = fit == 2 ? exp(2.0 * (logs[group] - largest)) : 1.0;
    float offset = bs[group] - sumB / sum;
    covariance += weight * offset * (logs[group] - largest - sumY / sum);
    variance += weight * offset * offset;
  }
  adc = -covariance / variance;
}`;

const CODES: Readonly<Record<CompiledFit, number>> = { 'two-point': 0, ols: 1, wls: 2 };

/** What the uniform arrays of the shader hold; larger plans run in WebAssembly. */
const MOST_GROUPS = 16;
const MOST_DIRECTIONS = 128;
/** Texels a row: one texture holds up to this many squared voxels. */
const WIDTH = 1024;
/** The value that stands for "undefined": a NaN need not survive a GPU. */
const UNDEFINED = 1e29;

export type ShaderFit = (
  groups: readonly AdcGroup[],
  fit: CompiledFit,
  range: { readonly from: number; readonly to: number },
) => AdcValues;

/**
 * ADC by WebGL2 in 32-bit floats, within 1e-8 mm²/s + 2e-5 relative of the 64-bit kernel. Undefined where the device
 * has no WebGL2 or cannot render to floats.
 */
export function createAdcShader(): ShaderFit | undefined {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl?.getExtension('EXT_color_buffer_float')) return undefined;
  const program = link(gl);
  return program && ((groups, fit, range) => run(gl, program, { groups, fit, range }));
}

/** Whether the uniform arrays hold the plan. */
export const fitsShader = (groups: readonly AdcGroup[]) =>
  groups.length <= MOST_GROUPS && groups.reduce((sum, { directions }) => sum + directions.length, 0) <= MOST_DIRECTIONS;

function link(gl: WebGL2RenderingContext): WebGLProgram | undefined {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTICES],
    [gl.FRAGMENT_SHADER, FRAGMENT],
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

function run(gl: WebGL2RenderingContext, program: WebGLProgram, { groups, fit, range }: Job): AdcValues {
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

/** Every image of the plan as one layer of a texture array; undefined signals are uploaded as 0. */
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
    readSignal(signal, { from, to: from + count }, { target: layer, undefinedSignal: 0 });
    for (let at = 0; at < count; at++) if (!((layer[at] ?? 0) > -Infinity)) layer[at] = 0;
    gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, index, WIDTH, height, 1, gl.RED, gl.FLOAT, layer);
  }
  return texture;
}

function setUniforms(gl: WebGL2RenderingContext, program: WebGLProgram, groups: readonly AdcGroup[], fit: CompiledFit) {
  const place = (name: string) => gl.getUniformLocation(program, name);
  gl.uniform1i(place('signals'), 0);
  gl.uniform1i(place('groupCount'), groups.length);
  gl.uniform1i(place('fit'), CODES[fit]);
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
    const isDefined = value < UNDEFINED;
    if (isDefined && value <= 0) negative++;
    if (isDefined && value > FREE_WATER) aboveWater++;
    adc[at] = isDefined && value > 0 ? value : NaN;
  }
  return { adc, negative, aboveWater };
}
