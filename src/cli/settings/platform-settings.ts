import { type Environment, isSet, remedyFor, type VariableName, type Variables } from './variables.ts';

/** How to reach Discord. `token` is secret. `baseUrl` is what stands for `https://discord.com/api`. */
export type DiscordConfig = {
  readonly token: string;
  readonly shards: 'auto' | { readonly ids: readonly number[]; readonly of: number };
  /** Whether a plan may become an event of the server. */
  readonly events: boolean;
  readonly baseUrl: string | undefined;
};

/** How to reach Slack. All but `publicUrl`, `clientId` and `listen` is secret. */
export type SlackConfig = { readonly baseUrl: string | undefined; readonly history: boolean } & (
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string }
  | {
      readonly mode: 'http';
      readonly signingSecret: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      readonly publicUrl: string;
      /** Where Slack's requests come in besides the loopback port. */
      readonly listen: { readonly host: string; readonly port: number } | undefined;
    }
);

/** The platforms that the variables set up: `null` for one that is not. What does not fit together is told. */
export function readPlatforms(
  values: Variables,
  environment: Environment,
): {
  readonly discord: DiscordConfig | null;
  readonly slack: SlackConfig | null;
  readonly problems: readonly string[];
} {
  const has = (name: VariableName): boolean => isSet(environment, name);
  return {
    discord: discordFrom(values),
    slack: slackFrom(values),
    problems: [...discordProblems(values, has), ...slackProblems(values, has), ...healthProblems(values)],
  };
}

const socketNames = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const;

const httpNames = [
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'ATTUNE_PUBLIC_URL',
] as const;

type Has = (name: VariableName) => boolean;

function discordProblems({ DISCORD_SHARDS: shards, DISCORD_EVENTS: events }: Variables, has: Has): string[] {
  if (has('DISCORD_TOKEN')) return [];
  if (events === true) return ['DISCORD_EVENTS is set, but Discord is not connected. Unset it.'];
  if (!has('DISCORD_SHARDS') || shards === 'auto') return [];
  return [`DISCORD_SHARDS is set, but DISCORD_TOKEN is not. Unset it, or set the token. ${remedyFor('DISCORD_TOKEN')}`];
}

function slackProblems(values: Variables, has: Has): string[] {
  const socket = socketNames.filter(has);
  const http = httpNames.filter(has);
  const alone = [
    ...(has('ATTUNE_LISTEN') && http.length === 0
      ? ['ATTUNE_LISTEN is set, but only Slack over HTTP is reached from outside. Unset it.']
      : []),
    ...(values.ATTUNE_LISTEN !== undefined && values.ATTUNE_LISTEN.port === values.ATTUNE_PORT
      ? ['ATTUNE_LISTEN has the port of ATTUNE_PORT, which is taken already. Choose another for one of the two.']
      : []),
    ...(values.SLACK_HISTORY === true && socket.length + http.length === 0
      ? ['SLACK_HISTORY is set, but Slack is not connected. Unset it.']
      : []),
  ];
  if (socket.length > 0 && http.length > 0) {
    return [
      `${listed(socket)} ${are(socket)} for one workspace over Socket Mode, ${listed(http)} for many over HTTP; ` +
        `Attune does one of the two. Unset ${listed(http)} for Socket Mode, or ${listed(socket)} for HTTP.`,
      ...alone,
    ];
  }
  if (socket.length > 0) return [...missing(socket, socketNames, 'Slack over Socket Mode', has), ...alone];
  if (http.length > 0) return [...missing(http, httpNames, 'Slack over HTTP', has), ...alone];
  return alone;
}

function healthProblems({ ATTUNE_HEALTH_LISTEN: health, ...others }: Variables): string[] {
  const same = [
    ...(health?.port === others.ATTUNE_PORT ? ['ATTUNE_PORT'] : []),
    ...(health?.port === others.ATTUNE_LISTEN?.port ? ['ATTUNE_LISTEN'] : []),
  ];
  if (health === undefined || same.length === 0) return [];
  return [`ATTUNE_HEALTH_LISTEN has the port of ${listed(same)}, which is taken already. Choose another.`];
}

function missing(set: readonly string[], all: readonly VariableName[], what: string, has: Has): string[] {
  return all
    .filter((name) => !has(name))
    .map((name) => `${name} is not set, and ${what} needs it beside ${listed(set)}. ${remedyFor(name)}`);
}

function discordFrom(values: Variables): DiscordConfig | null {
  const { DISCORD_TOKEN: token, DISCORD_SHARDS: shards = 'auto', ATTUNE_DISCORD_API: baseUrl } = values;
  return token === undefined ? null : { token, shards, events: values.DISCORD_EVENTS === true, baseUrl };
}

function slackFrom(values: Variables): SlackConfig | null {
  const shared = { baseUrl: values.ATTUNE_SLACK_API, history: values.SLACK_HISTORY === true };
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = values;
  if (botToken !== undefined && appToken !== undefined) return { ...shared, mode: 'socket', botToken, appToken };
  const {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    ATTUNE_PUBLIC_URL: publicUrl,
    ATTUNE_LISTEN: listen,
  } = values;
  if (
    signingSecret === undefined ||
    clientId === undefined ||
    clientSecret === undefined ||
    stateSecret === undefined ||
    publicUrl === undefined
  )
    return null;
  return { ...shared, mode: 'http', signingSecret, clientId, clientSecret, stateSecret, publicUrl, listen };
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en').format(names);
}

function are(names: readonly string[]): string {
  return names.length === 1 ? 'is' : 'are';
}
