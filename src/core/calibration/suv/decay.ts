/** λ in 1/s of a half-life in s. */
export const decayConstant = (halfLife: number) => Math.LN2 / halfLife;

/**
 * Time in s from the start of a frame to the moment at which the instantaneous activity equals the frame's mean
 * (pet-suv.md 6.2): (1/λ)·ln(λT/(1-e^(-λT))).
 */
export function averageTime(halfLife: number, duration: number): number {
  const lambda = decayConstant(halfLife);
  return Math.log((lambda * duration) / -Math.expm1(-lambda * duration)) / lambda;
}

/** F of DecayCorrection START: activity at injection per activity at the reference time. */
export const factorToInjection = (halfLife: number, elapsed: number) => Math.exp(decayConstant(halfLife) * elapsed);

/** F of DecayCorrection NONE: also undoes the decay during the frame (6.1); without a duration only that to its start. */
export function factorOfFrame(halfLife: number, duration: number | undefined, elapsed: number): number {
  const lambda = decayConstant(halfLife);
  const within = duration === undefined ? 1 : (lambda * duration) / -Math.expm1(-lambda * duration);
  return within * Math.exp(lambda * elapsed);
}
