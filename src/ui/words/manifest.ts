import { shownCount } from '#ui/shownQuantity.ts';

/** The account of an import: what was received, shown and withheld. */
export const manifestWords = {
  title: 'Import manifest',
  dismiss: 'Dismiss the manifest',
  sum: (received: number, shown: number, withheld: number) =>
    `${shownCount(received)} received = ${shownCount(shown)} shown + ${shownCount(withheld)} withheld`,
  withheld: (count: number, remedy: string) => `${shownCount(count)} withheld: ${remedy}`,
  warnings: (series: number) => `Warnings on ${series === 1 ? '1 series' : `${series} series`}`,
} as const;
