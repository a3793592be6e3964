import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { explainFailure } from './cli/explain-failure.ts';
import { createProgram } from './cli/program.ts';

/** Runs one command of the command line; `start` when none is given. What fails is said in a sentence, with status 1. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    if (existsSync('.env')) loadEnvFile('.env');
    await createProgram().parseAsync(args.length === 0 ? ['start'] : args, { from: 'user' });
  } catch (error) {
    process.stderr.write(`${explainFailure(error)}\n`);
    process.exitCode = 1;
  }
}
