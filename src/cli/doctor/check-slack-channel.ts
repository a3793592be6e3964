import type { SlackTools } from '../../../adapters/slack/tools.ts';
import { PlatformError } from '../../port/platform-error.ts';
import { type OpenSlackParts, openSlack } from '../platforms/connect-slack.ts';
import type { SlackConfig } from '../settings/platform-settings.ts';
import { type Finding, problem, skipped } from './finding.ts';
import { channelFindings, noChannel, unanswered } from './platform-trouble.ts';

const check = 'slack-channel';

export type SlackParts = OpenSlackParts & {
  /** The workspaces in which Attune is installed over HTTP; none where `installations` is `null`. */
  readonly spaces: readonly string[];
};

/** A channel by its id, and over HTTP, where there are several workspaces, by the workspace's before it: `T1/C1`. */
export async function checkSlackChannel(
  config: SlackConfig,
  parts: SlackParts,
  tools: SlackTools,
  channel: string,
): Promise<readonly Finding[]> {
  const [room = '', named] = channel.split('/').toReversed();
  try {
    const space = named ?? (config.mode === 'socket' ? await spaceOf(config.botToken, tools) : onlyOne(parts.spaces));
    if (config.mode === 'http' && parts.installations === null) {
      return [skipped(check, 'The database could not be looked at.', 'Stop Attune and ask the doctor again.')];
    }
    if (space === null) {
      const remedy = 'Put its workspace before it: --channel slack:T0123/C0123 (both stand in the channel’s link).';
      return [problem(check, `It is not clear in which workspace ${room} is.`, remedy)];
    }
    await using platform = openSlack(config, parts);
    return channelFindings(check, await platform.inspect({ platform: 'slack', space, room }));
  } catch (error) {
    if (!(error instanceof PlatformError) || (error.kind !== 'gone' && error.kind !== 'forbidden')) {
      return [unanswered(check, 'Slack', error)];
    }
    const remedy =
      'Open the channel’s details: its id is at the bottom of About. Where it is right, type /invite @attune in the channel.';
    return [noChannel(check, room, remedy)];
  }
}

async function spaceOf(botToken: string, tools: SlackTools): Promise<string | null> {
  const bot = await tools.identify(botToken);
  return bot.taken ? bot.space : null;
}

function onlyOne(spaces: readonly string[]): string | null {
  const [first = null, ...others] = spaces;
  return others.length === 0 ? first : null;
}
