import type { Term } from '#core/calibration/meaning.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { SuvVariant } from '#core/quantities.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import type { PatientOverrides } from './overrides.ts';
import { patientHeight, patientSex, patientWeight, type Known, type Sex } from './patient.ts';
import { computedTerm } from './terms.ts';

/** What an SUV is normalised by: g of some body mass, or cm² of body surface. */
export interface Normaliser {
  readonly value: number;
  readonly unit: 'g' | 'cm2';
  readonly terms: readonly Term[];
  readonly warnings: readonly Notice[];
}

type Body = { readonly weight: number; readonly height: number };
const bodyMassIndex = ({ weight, height }: Body) => weight / (height / 100) ** 2;

/** Grams from weight in kg and height in cm (pet-suv.md 5.2; James 1976, Janmahasatian 2005, Sugawara 1999). */
const MASS: Readonly<Record<'SUL' | 'SULjames120' | 'SULjanma' | 'SUVibw', Record<'M' | 'F', (body: Body) => number>>> =
  {
    SUL: { M: (body) => james(1.1, 128, body), F: (body) => james(1.07, 148, body) },
    SULjames120: { M: (body) => james(1.1, 120, body), F: (body) => james(1.07, 148, body) },
    SULjanma: {
      M: (body) => (1000 * 9270 * body.weight) / (6680 + 216 * bodyMassIndex(body)),
      F: (body) => (1000 * 9270 * body.weight) / (8780 + 244 * bodyMassIndex(body)),
    },
    SUVibw: {
      M: ({ height }) => 1000 * (48 + 1.06 * (height - 152)),
      F: ({ height }) => 1000 * (45.5 + 0.91 * (height - 152)),
    },
  };

function james(weightFactor: number, ratioFactor: number, { weight, height }: Body): number {
  return 1000 * (weightFactor * weight - ratioFactor * (weight / height) ** 2);
}

/** Body surface in cm² (Du Bois 1916). */
export const bodySurface = ({ weight, height }: Body) => 1e4 * 0.007184 * weight ** 0.425 * height ** 0.725;

/** Lean or ideal mass in g; the mean of both sexes where the sex is unknown. */
export function bodyMass(variant: keyof typeof MASS, sex: Sex, body: Body): number {
  const { M, F } = MASS[variant];
  if (sex === 'unknown') return (M(body) + F(body)) / 2;
  return sex === 'M' ? M(body) : F(body);
}

/** The normaliser of an SUV variant from the header, or the attribute that is missing. */
export function normaliser(
  dataSet: DataSet,
  variant: SuvVariant,
  overrides: PatientOverrides = {},
): Result<Normaliser, Failure> {
  if (variant === 'SUVbw') {
    const weight = patientWeight(dataSet, overrides.weight);
    if (!weight.ok) return weight;
    const { value, term, warnings } = weight.value;
    return success({ value: value * 1000, unit: 'g', terms: [term], warnings });
  }
  const height = patientHeight(dataSet, overrides.height);
  if (!height.ok) return height;
  // Ideal body weight follows from height and sex alone.
  const weight = variant === 'SUVibw' ? undefined : patientWeight(dataSet, overrides.weight);
  if (weight && !weight.ok) return weight;
  const known = weight ? [weight.value, height.value] : [height.value];
  const body = { weight: weight?.value.value ?? 0, height: height.value.value };
  const [terms, warnings] = [known.map(({ term }) => term), known.flatMap((one) => one.warnings)];
  if (variant === 'SUVbsa') {
    const value = bodySurface(body);
    const surface = computedTerm({ symbol: 'S', meaning: 'body surface', value: String(value), unit: 'cm2' });
    return success({ value, unit: 'cm2', terms: [...terms, surface], warnings });
  }
  return massNormaliser(patientSex(dataSet, overrides.sex), { variant, body, terms, warnings });
}

function massNormaliser(
  sex: Known<Sex>,
  known: { variant: keyof typeof MASS; body: Body; terms: readonly Term[]; warnings: readonly Notice[] },
): Result<Normaliser, Failure> {
  const { variant, body } = known;
  const value = bodyMass(variant, sex.value, body);
  if (!(value > 0)) {
    return failed({
      code: 'SUV_E_LBM',
      message: `The body mass of ${variant} is ${value.toFixed(0)} g for this weight and height; not above 0.`,
      tag: variant === 'SUVibw' ? '(0010,1020)' : '(0010,1030)',
    });
  }
  const mass = computedTerm({ symbol: 'N', meaning: `body mass of ${variant}`, value: String(value), unit: 'g' });
  return success({
    value,
    unit: 'g',
    terms: [...known.terms, sex.term, mass],
    warnings: [...known.warnings, ...sex.warnings, ...jamesRange(variant, sex.value, body)],
  });
}

/** James' formula turns over: at and above these body mass indices lean mass falls with weight. */
function jamesRange(variant: string, sex: Sex, body: Body): readonly Notice[] {
  if (variant !== 'SUL' && variant !== 'SULjames120') return [];
  const turn = sex === 'M' ? 43.0 : 36.1;
  const index = bodyMassIndex(body);
  if (index < turn) return [];
  return [
    {
      code: 'SUV_W_JAMES_RANGE',
      message: `Body mass index ${index.toFixed(1)}: James’ lean mass is not valid from ${turn} on.`,
      tag: '(0010,1030)',
    },
  ];
}
