import { createHash } from 'node:crypto';
import { groupIntoStudies } from '#dicom/groupIntoStudies.ts';
import { readInstances } from '#dicom/readInstances.ts';
import { ROUTINE, tumourScan } from '#phantoms/ct/tumourScans.ts';
import { sourceOf } from '../builders/files.ts';
import { quantile, times, type BenchRow } from './timing.ts';

const FILES = 2000;

/** Reading headers and grouping, beside only hashing the same bytes, which every import must do. */
export async function importRows(): Promise<readonly BenchRow[]> {
  const phantom = tumourScan(0, ROUTINE);
  const sources = Array.from({ length: FILES }, (_, index) => {
    const { name, bytes } = phantom[index % phantom.length] ?? { name: '', bytes: new Uint8Array() };
    return sourceOf(`${index} ${name}`, bytes);
  });
  const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const [reading, hashing]: number[][] = [[], []];
  for (let run = 0; run < 4; run++) {
    const start = performance.now();
    const read = await readInstances(sources, { digest: (bytes) => Promise.resolve(digest(bytes)) });
    groupIntoStudies(read.instances, read.withheld, read.received);
    const middle = performance.now();
    for (const source of sources) digest(await source.bytes());
    reading?.push(middle - start);
    hashing?.push(performance.now() - middle);
  }
  const [whole, alone] = [quantile(reading ?? [], 0.5), quantile(hashing ?? [], 0.5)];
  const rate = (ms: number) => `${((FILES / ms) * 1000).toFixed(0)} files/s`;
  return [
    {
      what: `Import of ${FILES.toLocaleString('en')} CT files of 131 kB, one thread, to the manifest`,
      measured: `${(whole / 1000).toFixed(2)} s, ${rate(whole)}`,
      against: `SHA-256 of the same bytes alone, ${rate(alone)}`,
      ratio: `${times(whole, alone)} the hashing`,
    },
  ];
}
