import type { Term } from '#core/calibration/meaning.ts';
import { shownCount } from '#ui/shownQuantity.ts';

const origins: Readonly<Record<Term['origin'], string>> = {
  header: 'header',
  computed: 'computed',
  table: 'table',
  override: 'entered by the reader',
};

/** The card of a number: where it comes from, and the same as text for the clipboard. */
export const numberCardWords = {
  close: 'Close the card',
  foundAt: (position: string, index: string) => `At ${position}, voxel ${index}.`,
  peakAboveMax: (max: string) =>
    `Above the maximum inside the region (${max}): hotter voxels lie just outside it. Check its edge.`,
  warnings: 'Warnings',
  inPlaceOfFile: 'In place of the file',
  cutoffs: 'Cut-offs',

  copy: 'Copy',
  copied: 'Copied with its origin.',
  copyRefused: 'The browser does not allow copying. Select the text instead.',
  replay: 'Replay',
  replaying: 'Computing again.',
  replayedSame: '● Replayed: identical, every digit is the same.',
  replayedOther: '▲ Replayed: not the same.',

  formula: 'Formula',
  terms: { title: 'Values in it', term: 'Term', value: 'Value', from: 'From' },
  origins,
  rules: { title: 'Decay reference time', rule: 'Rule', time: 'Time', wouldGive: 'Would give', chosen: 'chosen' },

  voxels: 'Voxels',
  count: 'Count',
  volume: 'Volume',
  box: 'Box',
  boxFromTo: (from: string, to: string) => `voxel ${from} to ${to}`,
  digest: 'Digest',
  showVoxels: 'Show the voxels',
  hideVoxels: 'Hide the voxels',
  method: 'Method',
  algorithm: 'Algorithm',
  version: ({ name, version }: { readonly name: string; readonly version: string }) => `${name}, version ${version}`,
  series: 'Series',
  images: 'Images',
  instances: (count: number) => `${shownCount(count)} instances`,

  /** Lines for the clipboard. */
  copiedLines: {
    precision: (value: string) => `Full precision: ${value}`,
    series: (series: string) => `Series: ${series}`,
    formula: (formula: string) => `Formula: ${formula}`,
    voxels: ({ count, digest }: { readonly count: number; readonly digest: string }) =>
      `Voxels: ${count}, SHA-256 ${digest}`,
    algorithm: ({ name, version }: { readonly name: string; readonly version: string }) =>
      `Algorithm: ${name} ${version}`,
    warning: ({ message, code }: { readonly message: string; readonly code: string }) =>
      `Warning: ${message} (${code})`,
  },
} as const;
