import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { startConnected } from './start-connected.ts';
import { startPreview } from './start-preview.ts';
import { untilTold } from './until-told.ts';

/** `attune start`: runs until it is told to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('run Attune on Discord and Slack; with no token set, open the preview on this machine (the default)')
    .action(start);
}

async function start(): Promise<void> {
  const stopped = untilTold();
  const { discord, slack } = readConfig(process.env);
  await (discord === null && slack === null ? startPreview(stopped) : startConnected(stopped));
}
