import { proxySetting } from '../../../adapters/discord/proxy.ts';
import { createDiscordTools, type DiscordTools } from '../../../adapters/discord/tools.ts';
import { isTokenRefused } from '../../../adapters/discord/translate-error.ts';
import type { Content } from '../../content/library.ts';
import type { RoomRef } from '../../model/place.ts';
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
  const proxy = checkProxy(config);
  const token = await checkToken(tools);
  if (token.some(({ status }) => status === 'problem')) return [...proxy, ...token];
  return [
    ...proxy,
    ...token,
    ok('discord-intents', 'Attune asks for Guilds alone: under Bot, no Privileged Gateway Intent has to be on.'),
    await checkGateway(tools, config),
    ...(parts.content === null ? [] : [await checkCommands(tools, parts.content)]),
    ...(channel === null || parts.content === null
      ? []
      : await checkChannel(tools, config, { ...parts, content: parts.content }, channel)),
  ];
}

async function checkToken(tools: DiscordTools): Promise<readonly Finding[]> {
  const portal = 'At https://discord.com/developers/applications, your application,';
  try {
    const { name, needsCodeGrant, sendsElsewhere } = await tools.application();
    const token = ok('discord-token', `It is the token of “${name}”.`);
    const grant = problem(
      'discord-token',
      `It is the token of “${name}”, whose settings keep the invite link from working.`,
      `${portal} Bot: switch off “Requires OAuth2 Code Grant”.`,
    );
    const elsewhere = problem(
      'discord-interactions',
      'Discord sends what people do to an address that is set in the portal, so Attune hears nothing of it.',
      `${portal} General Information: empty “Interactions Endpoint URL”, then Save Changes.`,
    );
    return [needsCodeGrant ? grant : token, ...(sendsElsewhere ? [elsewhere] : [])];
  } catch (error) {
    if (!(error instanceof PlatformError) || !isTokenRefused(error))
      return [unanswered('discord-token', 'Discord', error)];
    return [problem('discord-token', 'Discord refused DISCORD_TOKEN.', remedyFor('DISCORD_TOKEN'))];
  }
}

/** Nothing to say where no proxy is set. */
function checkProxy({ baseUrl }: DiscordConfig): readonly Finding[] {
  const found = proxySetting(baseUrl ?? 'https://discord.com/api', process.env);
  if (found === null) return [];
  if (found === 'unusable') {
    const remedy =
      'Set HTTPS_PROXY to the address of an HTTP proxy, such as http://proxy.example.org:3128, or unset it.';
    return [problem('discord-proxy', 'HTTPS_PROXY (or HTTP_PROXY) is no address of an HTTP proxy.', remedy)];
  }
  return [ok('discord-proxy', `Discord is reached through the proxy ${found}.`)];
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
    const says = `This process holds ${count === 1 ? 'one connection' : `${count} connections`}.`;
    return ok('discord-gateway', `${says} Whether another one has the same token shows only in the log.`);
  } catch (error) {
    return unanswered('discord-gateway', 'Discord', error);
  }
}

async function checkCommands(tools: DiscordTools, content: Content): Promise<Finding> {
  try {
    const registered = await tools.compare(allCommands(content));
    const [twice] = registered === 'nothing' ? [] : await tools.guildsWithCommands();
    if (twice !== undefined) {
      const says = `Commands are registered everywhere, and in the server “${twice.name}” once more: they show twice there.`;
      return warning(
        'discord-commands',
        says,
        'Remove Attune from that server and add it again: npm run -s attune -- invite',
      );
    }
    if (registered === 'the same') return ok('discord-commands', 'The commands are registered as they are.');
    const says = registered === 'nothing' ? 'No command is registered yet.' : 'Other commands are registered.';
    return warning('discord-commands', says, 'Start Attune, or run: npm run -s attune -- discord publish');
  } catch (error) {
    return unanswered('discord-commands', 'Discord', error);
  }
}

/** Nothing else rests on it. */
async function checkEvents(tools: DiscordTools, room: RoomRef): Promise<Finding> {
  const check = 'discord-events';
  if (await tools.mayMakeEvents(room)) return ok(check, 'Attune may make events of the server of that channel.');
  return warning(
    check,
    'DISCORD_EVENTS is on, and Attune lacks the permission “Create Events” in that server: no date becomes an event there.',
    'Server Settings, Roles, Attune: allow “Create Events”. Or add Attune once more: npm run -s attune -- invite',
  );
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
    const room = await tools.roomOf(channel);
    const found = channelFindings(check, await platform.inspect(room), parts.content.library('en').say);
    return config.events ? [...found, await checkEvents(tools, room)] : found;
  } catch (error) {
    if (!(error instanceof PlatformError) || (error.kind !== 'gone' && error.kind !== 'forbidden')) {
      return [unanswered(check, 'Discord', error)];
    }
    const remedy =
      'Right-click the channel, Copy Channel ID (User Settings, Advanced, Developer Mode shows it). Where it is right: ' +
      'add Attune to the server (npm run -s attune -- invite), then Edit Channel, Permissions, add Attune, allow “View Channel”; ' +
      'in a private thread write @Attune.';
    return [noChannel(check, channel, remedy)];
  }
}
