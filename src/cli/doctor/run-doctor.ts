import { apiAddress } from '../../../adapters/discord/requests.ts';
import { createInstallationStore } from '../../../adapters/postgres/installation-store.ts';
import { createSystem } from '../../../adapters/system/clock.ts';
import { createLog } from '../../../adapters/system/log.ts';
import { createMetrics } from '../../../adapters/system/metrics.ts';
import { type Config, ConfigError, readConfig } from '../../config.ts';
import { CliError } from '../explain-failure.ts';
import { loadPreview } from '../load-preview.ts';
import { explainMisspelt, misspeltIn } from '../settings/misspelt.ts';
import { checkBackups } from './check-backups.ts';
import { checkClock, checkZones } from './check-clock.ts';
import { checkContentFiles } from './check-content.ts';
import { checkData, type DataFound } from './check-data.ts';
import { checkDiscord } from './check-discord.ts';
import { checkPorts } from './check-ports.ts';
import { checkSlack } from './check-slack.ts';
import type { SlackParts } from './check-slack-channel.ts';
import { type Finding, ok, problem, problemFrom, warning } from './finding.ts';

/** A channel to look at, as it was asked for. */
export type Channel = { readonly platform: 'discord' | 'slack'; readonly id: string };

/** Looks at everything that Attune needs, in the order in which a start would meet it. */
export async function runDoctor(environment: NodeJS.ProcessEnv, channel: Channel | null): Promise<readonly Finding[]> {
  const { finding: contentFound, content } = await checkContentFiles();
  const config = configFrom(environment);
  const misspelt = misspeltIn(environment).map((one) => warning('configuration', ...explainMisspelt(one)));
  if (Array.isArray(config)) return [...config, ...misspelt, contentFound, checkZones()];
  const log = createLog('silent');
  const data = await checkData(config, log);
  try {
    const parts = { log, metrics: createMetrics(), system: createSystem() };
    const { discord, slack } = config;
    const idOf = (platform: Channel['platform']) => (channel?.platform === platform ? channel.id : null);
    return [
      await configured(config),
      ...misspelt,
      ...data.findings,
      ...(await checkBackups(config, Date.now())),
      ...(await checkPorts(config, data.running)),
      contentFound,
      await checkClock(timeServers(config)),
      checkZones(),
      ...(discord === null ? [] : await checkDiscord(discord, { ...parts, content }, idOf('discord'))),
      ...(slack === null
        ? []
        : await checkSlack(slack, { ...parts, content, ...(await installedIn(data)) }, idOf('slack'))),
      ...unconnected(config, channel),
    ];
  } finally {
    await data.open?.database.close();
  }
}

function configFrom(environment: NodeJS.ProcessEnv): Config | Finding[] {
  try {
    return readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((sentence) => problemFrom('configuration', sentence));
  }
}

async function configured({ discord, slack }: Config): Promise<Finding> {
  const connected = [
    ...(discord === null ? [] : ['Discord']),
    ...(slack === null ? [] : [`Slack over ${slack.mode === 'socket' ? 'Socket Mode' : 'HTTP'}`]),
  ];
  if (connected.length > 0) {
    return ok('configuration', `A start connects ${new Intl.ListFormat('en').format(connected)}.`);
  }
  try {
    await loadPreview();
    return ok('configuration', 'No platform is set up: a start opens the preview.');
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return problemFrom('configuration', error.message);
  }
}

/** The workspaces that Attune is installed in, as far as the database and the key can be read. */
async function installedIn({ open }: DataFound): Promise<Pick<SlackParts, 'installations' | 'spaces'>> {
  if (open === null) return { installations: null, spaces: null };
  const db = open.database.kysely;
  const rows = await db.selectFrom('installations').select('space').orderBy('space').execute();
  const spaces = rows.map(({ space }) => space);
  return { installations: open.seal === null ? null : createInstallationStore({ db, seal: open.seal }), spaces };
}

/** Addresses that anybody may ask, whose answers tell the time. */
function timeServers({ discord, slack }: Config): readonly string[] {
  return [
    ...(discord === null ? [] : [`${apiAddress(discord.baseUrl)}/v10/gateway`]),
    ...(slack === null ? [] : [`${(slack.baseUrl ?? 'https://slack.com/api').replace(/\/+$/, '')}/api.test`]),
  ];
}

function unconnected(config: Config, channel: Channel | null): readonly Finding[] {
  if (channel === null || config[channel.platform] !== null) return [];
  const [title, variable] =
    channel.platform === 'discord' ? ['Discord', 'DISCORD_TOKEN'] : ['Slack', 'SLACK_BOT_TOKEN'];
  return [
    problem(
      `${channel.platform}-channel`,
      `A channel cannot be looked at: ${title} is not set up.`,
      `Set ${variable}; docs/connect-${channel.platform}.md tells how.`,
    ),
  ];
}
