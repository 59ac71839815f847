#!/usr/bin/env node
import { CommanderError, InvalidArgumentError } from 'commander';
import { createProgram } from './program.ts';
import { createReport } from './report.ts';

const report = createReport({
  output: (text) => void process.stdout.write(text),
  errors: (text) => void process.stderr.write(text),
});

/** 0 done; 1 something failed, one sentence each on standard error; 2 the command line is not right. */
try {
  await createProgram(report).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander prints what it refuses itself; arguments that the commands refuse are printed here.
    if (error instanceof InvalidArgumentError) process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
process.exitCode ??= report.exitStatus();
