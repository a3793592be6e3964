import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { untilTold } from './until-told.ts';

/** `attune start`: runs until it is told to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('run Attune on Discord and Slack; with no token set, open the preview on this machine (the default)')
    .action(start);
}

async function start(): Promise<void> {
  const stop = untilTold();
  const { discord, slack } = readConfig(process.env);
  // Only what is needed is loaded: the libraries of the chat platforms cost half a second and much memory.
  if (discord === null && slack === null) await (await import('./start-preview.ts')).startPreview(stop);
  else await (await import('./start-connected.ts')).startConnected(stop);
}
