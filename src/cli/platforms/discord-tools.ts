import { createDiscordTools, type DiscordTools } from '../../../adapters/discord/tools.ts';
import { isTokenRefused } from '../../../adapters/discord/translate-error.ts';
import { createSystem } from '../../../adapters/system/clock.ts';
import { readConfig } from '../../config.ts';
import { PlatformError } from '../../port/platform-error.ts';
import { CliError } from '../explain-failure.ts';
import { remedyFor } from '../settings/variables.ts';

/** Discord for the command line, whose failures are sentences: a `CliError`. Throws one if there is no token. */
export function discordTools(): Pick<DiscordTools, 'application' | 'publish'> {
  const { discord } = readConfig(process.env);
  if (discord === null) throw new CliError(`DISCORD_TOKEN is not set. ${remedyFor('DISCORD_TOKEN')}`);
  const { token, baseUrl } = discord;
  const { now } = createSystem();
  const tools = createDiscordTools({ token, now, proxies: process.env, ...(baseUrl === undefined ? {} : { baseUrl }) });
  return {
    application: () => spoken(tools.application()),
    publish: (what) => spoken(tools.publish(what)),
  };
}

async function spoken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (isTokenRefused(error)) throw new CliError(`Discord refused DISCORD_TOKEN. ${remedyFor('DISCORD_TOKEN')}`);
    throw new CliError(hint(error));
  }
}

function hint({ kind, message }: PlatformError): string {
  if (kind === 'forbidden' || kind === 'gone') {
    return `Discord did not allow that (${message}). Check the id of the server, and that Attune is in it: npm run -s attune -- invite`;
  }
  if (kind === 'rejected') {
    return `Discord does not take these commands (${message}), and will not at another try. Update Attune; if they were changed here, look at content/en/copy/commands.json.`;
  }
  return `Discord did not do that (${message}). Try again in a while.`;
}
