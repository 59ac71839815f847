/** Half-lives in s by SNOMED or SRT code of (0054,0300) and by the names scanners write (pet-suv.md 5.3). */
const HALF_LIVES: readonly { readonly name: string; readonly codes: readonly string[]; readonly seconds: number }[] = [
  { name: 'F-18', codes: ['C-111A1', '77004003'], seconds: 6586.2 },
  { name: 'C-11', codes: ['C-105A1', '40565002'], seconds: 1221.8 },
  { name: 'N-13', codes: ['C-107A1', '21576001'], seconds: 597.9 },
  { name: 'O-15', codes: ['C-B1038', '129501003'], seconds: 122.24 },
  { name: 'Ga-68', codes: ['C-131A3', '80751004'], seconds: 4062.6 },
  { name: 'Rb-82', codes: ['C-159A2', '79197006'], seconds: 75.5 },
  { name: 'Cu-64', codes: ['C-127A2', '13779007'], seconds: 45724 },
  { name: 'Zr-89', codes: ['C-168A4', '103770004'], seconds: 282276 },
  { name: 'I-124', codes: ['C-114A5', '1576001'], seconds: 360806 },
];

const letters = (text: string) => text.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();

/** The tabulated half-life of a radionuclide given as code value or meaning ("F-18", "^18^Fluorine", "18F"). */
export function tabulatedHalfLife(
  code: string | undefined,
  meaning: string | undefined,
): { name: string; seconds: number } | undefined {
  const byCode = HALF_LIVES.find(({ codes }) => code !== undefined && codes.includes(code));
  if (byCode) return byCode;
  const said = letters(meaning ?? '');
  if (said === '') return undefined;
  return HALF_LIVES.find(({ name }) => {
    const [element = '', mass = ''] = name.toLowerCase().split('-');
    return said.includes(`${mass}${element}`) || said.includes(`${element}${mass}`);
  });
}
