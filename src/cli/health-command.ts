import { Command } from 'commander';
import { askHealth } from './ask-health.ts';

/** `attune health`: whether the Attune that runs on this machine is well. */
export function healthCommand(): Command {
  return new Command('health')
    .description('ask the Attune that runs here whether it is well: status 0 if it is, else 1 (for a HEALTHCHECK)')
    .action(askHealth);
}
