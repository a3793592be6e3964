import { Command } from 'commander';
import { saidOnce } from '../../adapters/postgres/contact.ts';
import { createLog } from '../../adapters/system/log.ts';
import { readConfig } from '../config.ts';
import { beginRun, leave } from './begin-run.ts';
import { loadPreview } from './load-preview.ts';
import { openMetrics } from './open-metrics.ts';
import { StoppedError } from './run.ts';
import { misspeltIn } from './settings/misspelt.ts';
import { sayStarting } from './starting.ts';

/** `attune start`: runs until it is told to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('run Attune on Discord and Slack; with no token set, open the preview on this machine (the default)')
    .action(start);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const { discord, slack } = config;
  const ready = sayStarting(config);
  const log = saidOnce(createLog(config.logLevel, process.stderr));
  for (const { name, meant } of misspeltIn(process.env)) {
    log.warn('a variable is set that Attune does not know, and that is nearly the name of one', { name, meant });
  }
  const run = beginRun({ log, metrics: openMetrics(), ready });
  try {
    // Only what is needed is loaded: the libraries of the chat platforms cost half a second and much memory.
    if (discord === null && slack === null) await (await loadPreview()).startPreview(run);
    else await (await import('./start-connected.ts')).startConnected(run);
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error;
  } finally {
    ready();
    leave();
  }
}
