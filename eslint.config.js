import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The layers of src and what each may import, as design.md states it. Imports point down, never up or sideways.
 * `packages` names packages that only the layers listing them may use.
 */
const layers = {
  core: { imports: [], packages: ['zod', '@noble/hashes'] },
  kernels: { imports: ['core'], packages: [] },
  dicom: {
    imports: ['core'],
    packages: ['dicom-parser', 'fflate', '@cornerstonejs/codec-*'],
  },
  phantoms: { imports: ['core', 'dicom'], packages: [] },
  storage: { imports: ['core'], packages: ['idb', 'zod'] },
  remote: { imports: ['core'], packages: ['dicomweb-client', 'zod'] },
  viewer: { imports: ['core'], packages: ['@cornerstonejs/core', '@cornerstonejs/metadata', '@kitware/vtk.js'] },
  workers: { imports: ['core', 'kernels', 'dicom', 'phantoms'], packages: ['comlink'] },
  stores: { imports: ['core'], packages: ['zustand'] },
  actions: { imports: ['core', 'stores'], packages: ['zustand'] },
  ui: { imports: ['core'], packages: ['react', 'react-dom', '@mantine/*', '@tabler/icons-react'] },
  features: {
    imports: ['core', 'stores', 'actions', 'ui'],
    packages: ['react', 'react-dom', 'zustand', '@mantine/*', '@tabler/icons-react', '@tanstack/react-virtual'],
  },
  app: {
    imports: ['core', 'stores', 'actions', 'ui', 'features'],
    packages: ['react', 'react-dom', 'zustand', '@mantine/*', '@tabler/icons-react'],
  },
  cli: { imports: ['core', 'kernels', 'dicom', 'phantoms'], packages: ['commander', 'fflate'] },
  server: { imports: ['core', 'dicom'], packages: [] },
  serviceWorker: { imports: ['core'], packages: [] },
};

const allPackages = [...new Set(Object.values(layers).flatMap(({ packages }) => packages))];
const ofPackage = (name) => (name.endsWith('*') ? [name] : [name, `${name}/*`]);

const boundaries = Object.entries(layers).map(([layer, { imports, packages }]) => {
  const foreignLayers = [...Object.keys(layers), 'main.tsx'].filter((other) => !imports.includes(other));
  const foreignPackages = allPackages.filter((name) => !packages.includes(name));
  const patterns = [
    ...(layer === 'features'
      ? [{ group: ['#features/**', '../*'], message: 'Features do not import one another; what they share is in ui.' }]
      : []),
    ...(layer === 'app'
      ? [{ group: ['#features/*/*', '!#features/*/index.ts'], message: 'A feature’s index.ts is its only door.' }]
      : []),
    {
      group: foreignLayers.flatMap((other) => [`#${other}`, `#${other}/**`]).filter((g) => !g.startsWith(`#${layer}/`)),
      message: `${layer} may import only ${imports.join(', ') || 'nothing'} (see README, Layout).`,
    },
    { group: ['../../../*'], message: 'Relative imports stay within one folder; name the layer with #.' },
  ];
  if (foreignPackages.length > 0) {
    patterns.push({ group: foreignPackages.flatMap(ofPackage), message: `Not a package of the ${layer} layer.` });
  }
  return {
    files: [`src/${layer}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
});

const RESTRICTED = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'ExportAllDeclaration', message: 'No barrel files.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
];

/** What the reader reads stands in src/ui/words, so that it can be translated. */
const WORDS = [
  'JSXText',
  'JSXAttribute[name.name=/^(aria-label|title|label|placeholder|description|alt)$/] > Literal',
].map((node) => ({ selector: `${node}[value=/[A-Za-z]{2}/]`, message: 'Words of the screen belong in src/ui/words.' }));

export default tseslint.config(
  { ignores: ['dist', 'src/kernels/assembly', 'playwright-report', 'test-results', 'eslint.config.js'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...RESTRICTED],
    },
  },
  { files: ['src/**/*.tsx'], rules: { 'no-restricted-syntax': ['error', ...RESTRICTED, ...WORDS] } },
  { files: ['src/**/*.tsx'], ...reactHooks.configs.flat['recommended-latest'] },
  ...boundaries,
  { files: ['src/cli/**', 'src/server/**', 'tests/**', 'e2e/**'], rules: { 'no-console': 'off' } },
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
