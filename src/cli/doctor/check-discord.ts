import { createDiscordTools, type DiscordTools } from '../../../adapters/discord/tools.ts';
import { isTokenRefused } from '../../../adapters/discord/translate-error.ts';
import type { Content } from '../../content/library.ts';
import { PlatformError } from '../../port/platform-error.ts';
import { allCommands } from '../commands.ts';
import { connectDiscord } from '../platforms/connect-discord.ts';
import type { ConnectionParts } from '../platforms/connection.ts';
import type { DiscordConfig } from '../settings/platform-settings.ts';
import { remedyFor } from '../settings/variables.ts';
import { type Finding, ok, problem, warning } from './finding.ts';
import { channelFindings, noChannel, unanswered } from './platform-trouble.ts';

/** The token, what the bot asks for, how it connects, its commands, and a channel. Nothing is connected or changed. */
export async function checkDiscord(
  config: DiscordConfig,
  parts: Omit<ConnectionParts, 'store' | 'content'> & { readonly content: Content | null },
  channel: string | null,
): Promise<readonly Finding[]> {
  const { baseUrl } = config;
  const now = () => parts.system.now();
  const tools = createDiscordTools({
    token: config.token,
    now,
    proxies: process.env,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  const token = await checkToken(tools);
  if (token.status === 'problem') return [token];
  return [
    token,
    ok('discord-intents', 'Attune asks for Guilds alone: under Bot, no Privileged Gateway Intent has to be on.'),
    await checkGateway(tools, config),
    ...(parts.content === null ? [] : [await checkCommands(tools, parts.content)]),
    ...(channel === null || parts.content === null
      ? []
      : await checkChannel(tools, config, { ...parts, content: parts.content }, channel)),
  ];
}

async function checkToken(tools: DiscordTools): Promise<Finding> {
  try {
    const { name, needsCodeGrant } = await tools.application();
    if (!needsCodeGrant) return ok('discord-token', `It is the token of “${name}”.`);
    const remedy =
      'At https://discord.com/developers/applications, your application, Bot: switch off “Requires OAuth2 Code Grant”.';
    return problem(
      'discord-token',
      `It is the token of “${name}”, whose settings keep the invite link from working.`,
      remedy,
    );
  } catch (error) {
    if (!(error instanceof PlatformError) || !isTokenRefused(error))
      return unanswered('discord-token', 'Discord', error);
    return problem('discord-token', 'Discord refused DISCORD_TOKEN.', remedyFor('DISCORD_TOKEN'));
  }
}

async function checkGateway(tools: DiscordTools, { shards }: DiscordConfig): Promise<Finding> {
  try {
    const { shards: recommended, startsLeft } = await tools.gateway();
    if (startsLeft === 0) {
      const remedy = 'Wait until tomorrow, and find out why the process starts again and again.';
      return problem('discord-gateway', 'The bot connected so often today that Discord lets it in no more.', remedy);
    }
    if (shards !== 'auto' && shards.of < recommended) {
      const remedy = `Unset DISCORD_SHARDS, or share out ${recommended}: …/${recommended}.`;
      const says = `Discord recommends ${recommended} connections, and DISCORD_SHARDS has ${shards.of}.`;
      return warning('discord-gateway', says, remedy);
    }
    const count = shards === 'auto' ? recommended : shards.ids.length;
    return ok('discord-gateway', `This process holds ${count === 1 ? 'one connection' : `${count} connections`}.`);
  } catch (error) {
    return unanswered('discord-gateway', 'Discord', error);
  }
}

async function checkCommands(tools: DiscordTools, content: Content): Promise<Finding> {
  try {
    const registered = await tools.compare(allCommands(content));
    if (registered === 'the same') return ok('discord-commands', 'The commands are registered as they are.');
    const says = registered === 'nothing' ? 'No command is registered yet.' : 'Other commands are registered.';
    return warning('discord-commands', says, 'Start Attune, or run: npm run -s attune -- discord publish');
  } catch (error) {
    return unanswered('discord-commands', 'Discord', error);
  }
}

async function checkChannel(
  tools: DiscordTools,
  config: DiscordConfig,
  parts: Parameters<typeof connectDiscord>[1],
  channel: string,
): Promise<readonly Finding[]> {
  const check = 'discord-channel';
  try {
    await using platform = connectDiscord(config, parts).platform;
    return channelFindings(check, await platform.inspect(await tools.roomOf(channel)));
  } catch (error) {
    if (!(error instanceof PlatformError) || (error.kind !== 'gone' && error.kind !== 'forbidden')) {
      return [unanswered(check, 'Discord', error)];
    }
    const remedy =
      'Right-click the channel, Copy Channel ID (User Settings, Advanced, Developer Mode shows it). Where it is right: ' +
      'add Attune to the server (npm run -s attune -- invite), then Edit Channel, Permissions, add Attune, allow “View Channel”.';
    return [noChannel(check, channel, remedy)];
  }
}
