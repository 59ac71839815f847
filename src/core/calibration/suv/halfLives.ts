/**
 * Half-lives in s (pet-suv.md 5.3) by the codes of PS3.16 CID 4020, SNOMED CT and the retired SRT, and by element and
 * mass number as the code meaning writes them.
 */
const HALF_LIVES: readonly {
  readonly name: string;
  readonly element: string;
  readonly mass: number;
  readonly codes: readonly string[];
  readonly seconds: number;
}[] = [
  { name: 'F-18', element: 'F|Fluorine', mass: 18, codes: ['77004003', 'C-111A1'], seconds: 6586.2 },
  { name: 'C-11', element: 'C|Carbon', mass: 11, codes: ['40565003', 'C-105A1'], seconds: 1221.8 },
  { name: 'N-13', element: 'N|Nitrogen', mass: 13, codes: ['21576001', 'C-107A1'], seconds: 597.9 },
  { name: 'O-15', element: 'O|Oxygen', mass: 15, codes: ['129504001', 'C-B1038'], seconds: 122.24 },
  { name: 'Ga-68', element: 'Ga|Gallium', mass: 68, codes: ['35337001', 'C-131A3'], seconds: 4062.6 },
  { name: 'Rb-82', element: 'Rb|Rubidium', mass: 82, codes: ['79197006', 'C-159A2'], seconds: 75.5 },
  { name: 'Cu-64', element: 'Cu|Copper', mass: 64, codes: ['3932008', 'C-127A2'], seconds: 45724 },
  { name: 'Zr-89', element: 'Zr|Zirconium', mass: 89, codes: ['63360001', 'C-168A4'], seconds: 282276 },
  { name: 'I-124', element: 'I|Iodine', mass: 124, codes: ['40937006', 'C-114A5'], seconds: 360806 },
];

/** "^18^Fluorine", "F-18", "18F", "Fluorine F^18^": element beside mass number, neither part of a longer word or number. */
function isNamed(meaning: string, element: string, mass: number): boolean {
  const between = '[\\s^-]*';
  const before = new RegExp(`(?<![0-9])${mass}${between}(${element})(?![A-Za-z])`, 'i');
  const after = new RegExp(`(?<![A-Za-z])(${element})${between}${mass}(?![0-9])`, 'i');
  return before.test(meaning) || after.test(meaning);
}

/** The tabulated half-life of a radionuclide given as code value and meaning of (0054,0300). */
export function tabulatedHalfLife(
  code: string | undefined,
  meaning: string | undefined,
): { readonly name: string; readonly seconds: number } | undefined {
  const byCode = HALF_LIVES.find(({ codes }) => code !== undefined && codes.includes(code));
  if (byCode || meaning === undefined) return byCode;
  return HALF_LIVES.find(({ element, mass }) => isNamed(meaning, element, mass));
}
