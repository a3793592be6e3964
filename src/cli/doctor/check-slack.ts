import { wantedScopes } from '../../../adapters/slack/scopes.ts';
import { createSlackTools, type SlackTools } from '../../../adapters/slack/tools.ts';
import { whyScope } from '../platforms/install-words.ts';
import { type Refusal, refused, refusedApp } from '../platforms/slack-refusal.ts';
import type { SlackConfig } from '../settings/platform-settings.ts';
import { checkSlackChannel, type SlackParts } from './check-slack-channel.ts';
import { type Finding, ok, problem, skipped, warning } from './finding.ts';
import { unanswered } from './platform-trouble.ts';

/** The tokens or the client, the scopes, how Slack reaches Attune, the commands, and a channel. Nothing is changed. */
export async function checkSlack(
  config: SlackConfig,
  parts: SlackParts,
  channel: string | null,
): Promise<readonly Finding[]> {
  const { baseUrl } = config;
  const tools = createSlackTools({
    now: () => parts.system.now(),
    proxies: process.env,
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  const findings =
    config.mode === 'socket' ? await checkSocket(config, tools, parts) : await checkHttp(config, tools, parts);
  return [
    ...findings,
    commands(config),
    ...(channel === null ? [] : await checkSlackChannel(config, parts, tools, channel)),
  ];
}

async function checkSocket(
  config: SlackConfig & { mode: 'socket' },
  tools: SlackTools,
  parts: SlackParts,
): Promise<readonly Finding[]> {
  const socket = await checkAppToken(config.appToken, tools);
  return [
    ...(await checkBotToken(config, tools, parts)),
    socket,
    ...(socket.status === 'ok' ? [await checkConnections(config.appToken, tools)] : []),
  ];
}

async function checkBotToken(
  config: SlackConfig & { mode: 'socket' },
  tools: SlackTools,
  parts: SlackParts,
): Promise<readonly Finding[]> {
  try {
    const bot = await tools.identify(config.botToken);
    if (!bot.taken) return [fromRefusal('slack-token', refused('SLACK_BOT_TOKEN', bot.code))];
    return [
      ok('slack-token', `It is the bot of the workspace “${bot.name || bot.space}”.`),
      scopes(config, bot.scopes, parts),
    ];
  } catch (error) {
    return [unanswered('slack-token', 'Slack', error)];
  }
}

async function checkAppToken(appToken: string, tools: SlackTools): Promise<Finding> {
  try {
    const app = await tools.checkAppToken(appToken);
    return app.taken ? ok('slack-socket', 'Socket Mode is on.') : fromRefusal('slack-socket', refusedApp(app.code));
  } catch (error) {
    return unanswered('slack-socket', 'Slack', error);
  }
}

/** Slack brings each thing that people do to one of the app's connections, whichever. */
async function checkConnections(appToken: string, tools: SlackTools): Promise<Finding> {
  const check = 'slack-connections';
  const others = await tools.countConnections(appToken);
  if (others === null) return skipped(check, 'Slack did not say who is connected.', 'Try again in a moment.');
  if (others === 0) return ok(check, 'Nothing is connected with SLACK_APP_TOKEN now.');
  if (others === 1) return ok(check, 'One process is connected with SLACK_APP_TOKEN: Attune itself, if it runs now.');
  return warning(
    check,
    `${others} connections are open with SLACK_APP_TOKEN, and Slack shares out between them what people do.`,
    'Attune has one, for a moment two. Stop the other processes that use this token, or make an app of its own for each.',
  );
}

async function checkHttp(
  config: SlackConfig & { mode: 'http' },
  tools: SlackTools,
  { spaces }: SlackParts,
): Promise<readonly Finding[]> {
  return [await checkClient(config, tools), await checkAddress(config), installed(config, spaces)];
}

async function checkClient(config: SlackConfig & { mode: 'http' }, tools: SlackTools): Promise<Finding> {
  try {
    const client = await tools.checkClient(config.clientId, config.clientSecret);
    if (client.taken) return ok('slack-client', 'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together.');
    const what = 'SLACK_CLIENT_ID with SLACK_CLIENT_SECRET';
    return fromRefusal('slack-client', refused('SLACK_CLIENT_SECRET', client.code, what));
  } catch (error) {
    return unanswered('slack-client', 'Slack', error);
  }
}

/** The install page answers without a signature, so it shows whether requests arrive. */
async function checkAddress({ publicUrl }: SlackConfig & { mode: 'http' }): Promise<Finding> {
  const page = `${publicUrl}/slack/install`;
  const response = await fetch(page, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(() => null);
  const arrives = response?.headers.get('location')?.includes('/oauth/v2/authorize') === true;
  if (arrives) return ok('slack-address', `${publicUrl} leads to Attune.`);
  const remedy = `Start Attune, have the reverse proxy forward /slack/ to it, then try: curl -i ${page}`;
  const says =
    response === null ? `${publicUrl} does not answer.` : `${page} answers ${response.status}, and not as Attune does.`;
  return warning('slack-address', says, remedy);
}

function installed({ publicUrl }: SlackConfig & { mode: 'http' }, spaces: SlackParts['spaces']): Finding {
  const check = 'slack-workspaces';
  if (spaces === null) return skipped(check, 'The database could not be looked at.', 'Stop Attune, and ask again.');
  if (spaces.length === 0) {
    return warning(check, 'No workspace has Attune yet.', `Open ${publicUrl}/slack/install in a browser.`);
  }
  return ok(check, `Attune is in ${spaces.length === 1 ? 'one workspace' : `${spaces.length} workspaces`}.`);
}

function scopes(config: SlackConfig, granted: readonly string[] | null, { content }: SlackParts): Finding {
  const check = 'slack-scopes';
  const remedy =
    'At https://api.slack.com/apps, your app, OAuth & Permissions, Bot Token Scopes: add what is missing, then Reinstall to Workspace.';
  if (granted === null) return skipped(check, 'Slack did not say what the token allows.', 'Try again in a moment.');
  const lacking = wantedScopes(config.history).filter((scope) => !granted.includes(scope));
  if (lacking.length > 0) {
    const english = content?.library('en');
    const lines = lacking.map((scope) =>
      english === undefined ? scope : `${scope} (${whyScope(english, scope).replace(/\.$/, '')})`,
    );
    return problem(check, `The token lacks ${lines.join(', ')}.`, remedy);
  }
  return ok(check, 'The token has all that Attune needs.');
}

/** Slack lets nobody read which commands an app has. */
function commands(config: SlackConfig): Finding {
  const how = config.mode === 'socket' ? '' : ` --http ${config.publicUrl}`;
  return skipped(
    'slack-commands',
    'Slack does not tell which commands an app has; they come from its manifest.',
    `Where one is missing: https://api.slack.com/apps, your app, App Manifest, paste what "npm run -s attune -- slack manifest${how}" prints.`,
  );
}

function fromRefusal(check: string, { says, remedy }: Refusal): Finding {
  return problem(check, says, remedy);
}
