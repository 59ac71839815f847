/** What the uniform arrays of the shader hold. */
export const MOST_GROUPS = 16;
export const MOST_DIRECTIONS = 128;

export const FIT_CODES = { 'two-point': 0, ols: 1, wls: 2 } as const;

/** Larger than any ADC: stands for "undefined", because a NaN need not survive a GPU. */
export const UNDEFINED_ADC = 1e30;

/** One triangle that covers the target. */
export const ADC_VERTICES = `#version 300 es
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/**
 * One fragment is one voxel; image layers come in the order of groups, directions, repeats. Logarithms are those of
 * signals relative to the first one of the voxel: they stay small, and so does what 32-bit floats round off.
 */
export const ADC_FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2DArray;
uniform sampler2DArray signals;
uniform int groupCount;
uniform int fit;
uniform float bs[${MOST_GROUPS}];
uniform int directions[${MOST_GROUPS}];
uniform int repeats[${MOST_DIRECTIONS}];
out float adc;

// The precision of the built-in logarithm is the device's affair: a software renderer's strays by some 3e-6, too
// much for b-values that lie close together. This one is e ln 2 + 2 atanh((m - 1) / (m + 1)) of x = m 2^e with m in [sqrt(1/2), sqrt(2)), right to a few 1e-8 near 1.
float preciseLog(float x) {
  int bits = floatBitsToInt(x);
  int exponent = (bits - 0x3f3504f3) >> 23;
  float m = intBitsToFloat(bits - (exponent << 23));
  float s = (m - 1.0) / (m + 1.0);
  float q = s * s;
  return float(exponent) * 0.69314718 + 2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (0.2 + q * (1.0 / 7.0 + q / 9.0))));
}

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  float logs[${MOST_GROUPS}];
  bool defined[${MOST_GROUPS}];
  float reference = 0.0;
  int layer = 0;
  int counted = 0;
  for (int group = 0; group < groupCount; group++) {
    float sum = 0.0;
    bool usable = true;
    for (int direction = 0; direction < directions[group]; direction++) {
      float total = 0.0;
      for (int repeat = 0; repeat < repeats[counted]; repeat++) total += texelFetch(signals, ivec3(at, layer++), 0).r;
      float mean = total / float(repeats[counted]);
      if (mean > 0.0) {
        if (reference == 0.0) reference = mean;
        sum += preciseLog(mean / reference);
      } else usable = false;
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
  adc = ${UNDEFINED_ADC.toExponential()};
  if (low < 0 || bs[low] == bs[high]) return;
  if (fit == ${FIT_CODES['two-point']}) { adc = (logs[low] - logs[high]) / (bs[high] - bs[low]); return; }
  float sum = 0.0;
  float sumB = 0.0;
  float sumY = 0.0;
  for (int group = 0; group < groupCount; group++) {
    if (!defined[group]) continue;
    // Weights relative to the largest: S squared itself would leave the range of 32-bit floats.
    float weight = fit == ${FIT_CODES.wls} ? exp(2.0 * (logs[group] - largest)) : 1.0;
    sum += weight;
    sumB += weight * bs[group];
    sumY += weight * logs[group];
  }
  float covariance = 0.0;
  float variance = 0.0;
  for (int group = 0; group < groupCount; group++) {
    if (!defined[group]) continue;
    float weight = fit == ${FIT_CODES.wls} ? exp(2.0 * (logs[group] - largest)) : 1.0;
    float offset = bs[group] - sumB / sum;
    covariance += weight * offset * (logs[group] - sumY / sum);
    variance += weight * offset * offset;
  }
  adc = -covariance / variance;
}`;
