/** `npm run bench`: ratios measured in one run, as the table of the README. Absolute times belong to this machine. */
import { cpus } from 'node:os';
import { browserRows } from './browser.ts';
import { importRows } from './importing.ts';
import { kernelRows } from './kernels.ts';
import type { BenchRow } from './timing.ts';

const rows: readonly BenchRow[] = [...(await kernelRows()), ...(await importRows()), ...(await browserRows())];
console.log(`\n${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}\n`);
console.log('| what | measured | against | ratio |\n| --- | --- | --- | --- |');
for (const { what, measured, against, ratio } of rows) console.log(`| ${what} | ${measured} | ${against} | ${ratio} |`);
