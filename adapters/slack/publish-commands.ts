import type { CommandSpec } from '../../src/port/command-spec.ts';
import { slackLimits } from './limits.ts';
import { usageOf } from './parse-command-text.ts';

/** A slash command as the app's manifest names it. Slack has no other way to register one. */
export type SlashCommandEntry = {
  readonly command: string;
  readonly description: string;
  readonly usage_hint: string;
  /** People in the text arrive as `<@U1|name>`, not as a name that anybody may bear. */
  readonly should_escape: true;
  readonly url?: string;
};

/** Commands that stand on their own beside `/attune`, where they exist. */
export const ownCommands = ['tip', 'prompt', 'checkin', 'appreciate'] as const;

/**
 * The slash commands to enter in the manifest; `all` says what `/attune` is for, and `url` is where Slack sends them, over
 * HTTP only.
 */
export function publishCommands(
  commands: readonly CommandSpec[],
  all: string,
  url?: string,
): readonly SlashCommandEntry[] {
  const address = url === undefined ? {} : { url };
  const names = commands.map((command) => command.name).join(' | ');
  const main: SlashCommandEntry = {
    command: '/attune',
    description: all,
    usage_hint: clip(names),
    should_escape: true,
    ...address,
  };
  const own = commands
    .filter((command) => ownCommands.some((name) => name === command.name))
    .map(
      (command): SlashCommandEntry => ({
        command: `/${command.name}`,
        description: command.description,
        usage_hint: clip(hintOf(command)),
        should_escape: true,
        ...address,
      }),
    );
  return [main, ...own];
}

function hintOf(command: CommandSpec): string {
  if (command.subcommands.length > 0) return command.subcommands.map((one) => one.name).join(' | ');
  return usageOf('', command.options).trim();
}

function clip(text: string): string {
  return text.slice(0, slackLimits.command.usageHint);
}
