import { instantText } from '#core/calibration/suv/instant.ts';
import type { SuvOverrideField, SuvOverrides } from '#core/calibration/suv/overrides.ts';

/** What a reader entered of one field in place of a PET header; undefined where nothing was. */
export function overrideWords(entered: SuvOverrides, field: SuvOverrideField): string | undefined {
  const { weight, height, sex, dose, doseUnit, syringe, injectedAt, radiopharmaceutical } = entered;
  switch (field) {
    case 'weight':
      return weight === undefined ? undefined : `weight ${weight} kg`;
    case 'height':
      return height === undefined ? undefined : `height ${height} m`;
    case 'sex':
      return sex === undefined ? undefined : `sex ${sex}`;
    case 'dose':
      return dose === undefined ? undefined : `dose ${dose / 1e6} MBq`;
    case 'doseUnit':
      return doseUnit === undefined ? undefined : `dose in ${doseUnit}`;
    case 'syringe':
      return syringe && `syringe ${inMegabecquerels(syringe.before)}, ${inMegabecquerels(syringe.after)}`;
    case 'injectedAt':
      return injectedAt === undefined ? undefined : `injection ${instantText(injectedAt)}`;
    case 'radiopharmaceutical':
      return radiopharmaceutical === undefined ? undefined : `radiopharmaceutical ${radiopharmaceutical + 1}`;
  }
}

const inMegabecquerels = ({ activity, at }: NonNullable<SuvOverrides['syringe']>['before']) =>
  `${activity / 1e6} MBq at ${instantText(at)}`;
