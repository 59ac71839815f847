/** The version written into every measurement, ledger entry and export. Kept equal to package.json by a test. */
export const SOFTWARE = { name: 'Readout', version: '0.1.0' } as const;
