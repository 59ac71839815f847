/**
 * `npm test`: layer boundaries and format, types, unit tests, production build, browser tests. Every step runs even
 * when an earlier one failed, so that one run shows all that is wrong; the last line sums up all runners.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from '../e2e/browser.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const RESULTS = 'test-results';

function run(title: string, command: string, args: readonly string[]): boolean {
  console.log(`\n── ${title}`);
  return spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

const step = (title: string, script: string): Counts =>
  run(title, 'npm', ['run', '-s', script])
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0 };

/** A runner that left no report has failed as a whole. */
function readCounts(file: string, ok: boolean, counts: (report: unknown) => Counts): Counts {
  try {
    const read = counts(JSON.parse(readFileSync(file, 'utf8')));
    return !ok && read.failed === 0 ? { ...read, failed: 1 } : read;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function unitTests(): Counts {
  const file = `${RESULTS}/unit.json`;
  const ok = run('unit tests', 'npx', [
    'vitest',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return readCounts(file, ok, (report) => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as Record<string, number>;
    return {
      passed: numPassedTests ?? 0,
      failed: numFailedTests ?? 0,
      skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0),
    };
  });
}

function browserTests(): Counts {
  const file = `${RESULTS}/e2e.json`;
  ensureBrowser();
  const ok = run('browser tests', 'npx', ['playwright', 'test']);
  return readCounts(file, ok, (report) => {
    const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  });
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const kernels = step('kernels', 'build:kernels');
const all = [
  kernels,
  step('lint and layer boundaries', 'lint'),
  step('types', 'types'),
  unitTests(),
  step('production build', 'build'),
  browserTests(),
];
const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
