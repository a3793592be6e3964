import type { SlackTools } from '../../../adapters/slack/tools.ts';
import type { Content } from '../../content/library.ts';
import { PlatformError } from '../../port/platform-error.ts';
import { type OpenSlackParts, openSlack } from '../platforms/connect-slack.ts';
import type { SlackConfig } from '../settings/platform-settings.ts';
import { type Finding, problem, skipped } from './finding.ts';
import { channelFindings, noChannel, unanswered } from './platform-trouble.ts';

const check = 'slack-channel';

export type SlackParts = OpenSlackParts & {
  /** The workspaces in which Attune is installed over HTTP; `null` where the database could not be read. */
  readonly spaces: readonly string[] | null;
  /** `null` where it could not be read: what stands in the way in a channel could not be said. */
  readonly content: Content | null;
};

/** A channel by its id, and over HTTP, where there are several workspaces, by the workspace's before it: `T1/C1`. */
export async function checkSlackChannel(
  config: SlackConfig,
  parts: SlackParts,
  tools: SlackTools,
  channel: string,
): Promise<readonly Finding[]> {
  const [room = '', named] = channel.split('/').toReversed();
  const { content } = parts;
  if (content === null) return [skipped(check, 'The content cannot be read.', 'Mend it first, then ask again.')];
  try {
    const space = config.mode === 'socket' ? await spaceOf(config.botToken, tools) : spaceIn(parts, named, room);
    if (typeof space !== 'string') return [space];
    await using platform = openSlack(config, parts);
    const report = await platform.inspect({ platform: 'slack', space, room });
    return channelFindings(check, report, content.library('en').say);
  } catch (error) {
    if (!(error instanceof PlatformError) || (error.kind !== 'gone' && error.kind !== 'forbidden')) {
      return [unanswered(check, 'Slack', error)];
    }
    const remedy =
      'Open the channel’s details: its id is at the bottom of About. Where it is right, type /invite @attune in the channel.';
    return [noChannel(check, room, remedy)];
  }
}

async function spaceOf(botToken: string, tools: SlackTools): Promise<string | Finding> {
  const bot = await tools.identify(botToken);
  return bot.taken ? bot.space : skipped(check, 'The token is refused.', 'Mend slack-token first, then ask again.');
}

function spaceIn({ spaces, installations }: SlackParts, named: string | undefined, room: string): string | Finding {
  if (spaces?.length === 0) {
    return problem(check, `No workspace has Attune yet, so ${room} cannot be looked at.`, 'Add it to one first.');
  }
  if (spaces === null || installations === null) {
    const remedy = 'Mend what is wrong with it or with the key; if Attune runs, stop it. Then ask again.';
    return skipped(check, 'The tokens in the database cannot be read now.', remedy);
  }
  const [only, ...others] = spaces;
  const space = named ?? (others.length === 0 ? only : undefined);
  if (space !== undefined && spaces.includes(space)) return space;
  const remedy = 'Put its workspace before it: --channel slack:T0123/C0123 (both stand in the channel’s link).';
  return problem(check, `It is not clear in which workspace ${room} is.`, remedy);
}
