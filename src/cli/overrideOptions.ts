import { InvalidArgumentError } from 'commander';
import { enteredOverride, type Enterable } from '#core/calibration/suv/enteredOverride.ts';
import type { SuvOverrides } from '#core/calibration/suv/overrides.ts';

/** What stands on the command line in place of PET headers (pet-suv.md 4, 5). */
export interface OverrideOptions {
  readonly weight?: string;
  readonly height?: string;
  readonly sex?: string;
  readonly dose?: string;
  readonly doseUnit?: string;
  readonly injectionTime?: string;
  readonly radiopharmaceutical?: string;
}

const FIELDS: Readonly<Record<keyof OverrideOptions, readonly [field: Enterable, unit?: string]>> = {
  weight: ['weight', 'kg'],
  height: ['height', 'm'],
  sex: ['sex'],
  dose: ['dose', 'MBq'],
  doseUnit: ['doseUnit'],
  injectionTime: ['injectedAt'],
  radiopharmaceutical: ['radiopharmaceutical'],
};

/** The overrides of a command line; undefined when there are none. @throws InvalidArgumentError (usage) in words. */
export function overridesOf(options: OverrideOptions): SuvOverrides | undefined {
  let overrides: SuvOverrides | undefined;
  for (const name of Object.keys(FIELDS) as (keyof OverrideOptions)[]) {
    const text = options[name];
    if (text === undefined) continue;
    const [field, unit] = FIELDS[name];
    const entered = enteredOverride(field, text, unit);
    if (!entered.ok) throw new InvalidArgumentError(entered.failure.message);
    overrides = { ...overrides, ...entered.value };
  }
  return overrides;
}
