import type { ImportedFrom, LesionRole } from '#core/regions/region.ts';

const roles: Readonly<Record<LesionRole, string>> = {
  target: 'target',
  'non-target': 'non-target',
  reference: 'reference',
  none: 'none',
};

const fits: Readonly<Record<string, string>> = {
  ols: 'ordinary least squares',
  wls: 'weighted least squares',
  'two-point': 'two points',
};

/** Acts in the trail: what was done, and what it was done to before and after. */
export const actWords = {
  /** An act that takes another back, or takes it up again. */
  undo: (act: string) => `Undo: ${act.toLowerCase()}`,
  redo: (act: string) => `Redo: ${act.toLowerCase()}`,

  sessionOpened: 'Session opened',
  studyOpened: 'Study opened',
  studyFetched: (archive: string) => `Study fetched from ${archive}`,
  filesReceived: ({ files, withheld }: { readonly files: number; readonly withheld: number }) =>
    `${files} files received, ${withheld} withheld`,
  regionAdded: 'Region added',
  regionChanged: 'Region changed',
  regionRemoved: 'Region removed',
  targetStated: 'Target stated',
  nothingStated: 'nothing said',
  measured: 'Measured',
  cutoffsTaken: 'Shipped cut-offs taken',
  cutoffsChanged: 'Cut-offs changed',
  mapCreated: 'ADC map created',
  fits,
  bValues: (values: string) => `b ${values}\u00a0s/mm²`,
  computedBy: (engine: string) => `computed by ${engine}`,
  headerReplaced: 'PET header replaced',
  asFileStates: 'as the file states',
  calibrated: 'Image calibrated on a ruler',
  calibrationRemoved: 'Calibration by hand removed',
  onRuler: ({ length, perPixel }: { readonly length: number; readonly perPixel: string }) =>
    `${length}\u00a0mm on the ruler, ${perPixel}\u00a0mm/px`,
  noScale: 'no scale',
  registered: 'Studies registered',
  registrationWithdrawn: 'Registration withdrawn',
  exported: 'Exported',
  digest: (start: string) => `SHA-256 ${start}…`,
  filesKept: 'Files kept in this browser',
  filesDeleted: 'Kept files deleted',
  verified: 'Ledger verified',
  entries: (count: number) => `${count} entries`,
  intact: 'intact',
  broken: 'broken',

  region: {
    roles,
    node: 'node',
    isNode: 'a node',
    isNoNode: 'not a node',
    name: (name: string) => `name ${name}`,
    role: (role: string) => `role ${role}`,
    organ: (organ: string) => `organ ${organ}`,
    importedFrom: ({ kind, sopInstanceUid }: ImportedFrom) =>
      `imported from ${kind === 'seg' ? 'segmentation' : 'structure set'} ${sopInstanceUid}`,
  },
  notComputed: ({ quantity, modality, code }: Readonly<Record<'quantity' | 'modality' | 'code', string>>) =>
    `${quantity} on ${modality} not computed: ${code}`,
  protocol: (protocol: { readonly name: string; readonly version: number; readonly count: number }) =>
    `${protocol.name} v${protocol.version}, ${protocol.count} cut-offs`,
} as const;
