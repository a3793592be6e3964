import type { Command } from 'commander';
import { platformNames, type UserRef } from '../model/place.ts';
import { CliError } from './explain-failure.ts';

export type PersonOptions = { readonly platform: string; readonly space: string; readonly user: string };

/** The options that name a person as a platform knows them. */
export function withPerson(command: Command): Command {
  return command
    .requiredOption('--user <id>', "the person's id on the platform")
    .option('--space <id>', 'the Discord server or Slack workspace', 'preview')
    .option('--platform <name>', platformNames.join(', '), 'web');
}

export function personFrom(options: PersonOptions): UserRef {
  const platform = platformNames.find((name) => name === options.platform);
  if (platform === undefined) {
    throw new CliError(`There is no platform "${options.platform}". Use one of: ${platformNames.join(', ')}.`);
  }
  return { platform, space: options.space, user: options.user };
}
