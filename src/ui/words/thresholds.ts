import type { Basis } from '#core/protocol/cutoff.ts';

/** The Thresholds panel (results against cut-offs) and its dialog, in which the cut-offs of a protocol are changed. */
export const thresholdsWords = {
  title: 'Thresholds',
  verdictsShown: 'Verdicts shown',
  group: 'Group',
  groupings: { region: 'Group by region', cutoff: 'Group by cut-off' },
  sort: 'Sort',
  orders: { verdict: 'Sort by verdict', distance: 'Sort by distance', name: 'Sort by name' },
  cutoffs: 'Cut-offs',
  nothingJudged: 'No result has a cut-off yet',
  howToBeJudged: (protocol: string | undefined) =>
    `Measure a region; every value that a cut-off of “${protocol ?? 'the protocol'}” is about appears here.`,
  noneOfTheVerdicts: 'No result has the chosen verdicts.',
  protocolInUse: (protocol: { readonly name: string; readonly version: number; readonly count: number }) =>
    `${protocol.name}, version ${protocol.version}, ${protocol.count} cut-offs`,

  table: 'Results against cut-offs',
  columns: { verdict: 'Verdict', result: 'Result', value: 'Value', cutoff: 'Cut-off', distance: 'Distance' },
  /** Before the second condition of a change, which follows as a number with its unit. */
  andAtLeast: 'and ≥',
  /** A distance with its unit, as the bar of a row is read out. */
  fromCutoff: (distance: string, { band }: { readonly band: boolean }) =>
    `${distance} from the cut-off${band ? ', repeatability band drawn' : ''}`,

  dialog: (protocol: { readonly name: string; readonly version: number }) =>
    `Cut-offs: ${protocol.name}, version ${protocol.version}`,
  tabs: { form: 'Form', json: 'JSON' },
  protocolName: 'Name of the protocol',
  protocolAsJson: 'Protocol as JSON',
  reason: 'Reason for the change',
  reasonUse: 'Stands in the ledger beside the versions before and after.',
  importFile: 'Import',
  exportFile: 'Export',
  saveAsVersion: (version: number) => `Save as version ${version}`,
  tooLarge: 'The file is too large for a protocol.',
  notJson: 'This is not JSON: check commas, quotes and brackets.',

  newCutoff: 'New cut-off',
  addCutoff: 'Add a cut-off',
  removeCutoff: 'Remove this cut-off',
  form: {
    meaning: 'Meaning of “beyond”',
    quantity: 'Quantity',
    statistic: 'Statistic',
    basis: 'Judged',
    comparator: 'Beyond when',
    value: (unit: string) => `Value, ${unit}`,
    atLeast: (unit: string) => `And at least, ${unit}`,
    modality: 'Only modality',
    organ: 'Only organ',
    tracer: 'Only tracer',
    any: 'any',
    repeatability: 'Repeatability (95 %)',
    notKnown: 'not known',
    repeatabilityIn: 'Repeatability in',
    percentOfValue: '% of the value',
    repeatabilitySource: 'Source of the repeatability',
    source: 'Source of the cut-off',
  },
  bases: {
    value: 'The value itself',
    changeFromBaseline: 'Change from baseline',
    changeFromNadir: 'Change from nadir',
  } satisfies Readonly<Record<Basis, string>>,

  problem: (cutoff: number, field: string, problem: string) => `Cut-off ${cutoff}, ${field}: ${problem}`,
  problemFields: {
    meaning: 'meaning',
    value: 'value',
    atLeast: 'and at least',
    repeatability: 'repeatability',
    repeatabilitySource: 'source of the repeatability',
    source: 'source',
  },
  problems: {
    noMeaning: 'Say what a result beyond the cut-off means.',
    noNumber: 'Enter a number.',
    noRepeatabilitySource: 'Name the source of the repeatability.',
    noSource: 'Name the source of the cut-off.',
    decimalComma: 'Write the number with a decimal point, for example 2.5.',
    notNumber: (typed: string) => `“${typed}” is not a number.`,
    notPositive: 'The number must be above 0.',
    negative: 'The number cannot be below 0.',
  },
} as const;
