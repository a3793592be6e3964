import { z } from 'zod';
import { logLevels } from '../../../adapters/system/log.ts';
import {
  anyUrl,
  count,
  databaseUrl,
  discordToken,
  keys,
  listenAddress,
  pageUrl,
  port,
  publicUrl,
  roles,
  secret,
  shards,
  yesOrNo,
} from './values.ts';

/** Every variable that Attune reads: its default, whether it is secret, and what to do when it is wrong or missing. */
const variables = {
  ATTUNE_PORT: { schema: port, fallback: '4141', secret: false, remedy: 'Set a free port, such as 4141.' },
  ATTUNE_DATA_DIR: {
    schema: z.string(),
    fallback: './data',
    secret: false,
    remedy: 'Set a folder that Attune may write to, such as ./data.',
  },
  ATTUNE_BACKUPS: {
    schema: count,
    secret: false,
    remedy: 'Set how many nightly backups are kept, such as 7, or 0 for none.',
  },
  ATTUNE_KEYS: { schema: keys, secret: true, remedy: 'Make a key with: npm run -s attune -- keys new' },
  DATABASE_URL: {
    schema: databaseUrl,
    secret: true,
    remedy: 'Use postgres://name:password@host:5432/attune, or unset it to use the embedded database.',
  },
  ATTUNE_ROLES: {
    schema: roles,
    fallback: 'gateway,web,worker',
    secret: false,
    remedy: 'Leave it unset, or name what this process is there for: gateway, web or worker, separated by commas.',
  },
  LOG_LEVEL: {
    schema: z.enum(logLevels, `is none of ${logLevels.join(', ')}`),
    fallback: 'info',
    secret: false,
    remedy: 'Set info, or debug to see more.',
  },
  DISCORD_TOKEN: {
    schema: discordToken,
    secret: true,
    remedy: 'Get it at https://discord.com/developers/applications: your application, Bot, Reset Token.',
  },
  DISCORD_SHARDS: {
    schema: shards,
    secret: false,
    remedy: 'Leave it unset, or name the connections of this process and how many there are in all: 0,1/4.',
  },
  DISCORD_EVENTS: {
    schema: yesOrNo,
    fallback: 'no',
    secret: false,
    remedy: 'Set yes if a date that two have planned may become an event of their server, else leave it unset.',
  },
  SLACK_BOT_TOKEN: {
    schema: secret.refine((value) => value.startsWith('xoxb-'), 'does not begin with xoxb-'),
    secret: true,
    remedy: 'Get it at https://api.slack.com/apps: your app, OAuth & Permissions, Bot User OAuth Token.',
  },
  SLACK_APP_TOKEN: {
    schema: secret.refine((value) => value.startsWith('xapp-'), 'does not begin with xapp-'),
    secret: true,
    remedy:
      'Get it at https://api.slack.com/apps: your app, Basic Information, App-Level Tokens, with the scope connections:write.',
  },
  SLACK_SIGNING_SECRET: {
    schema: secret,
    secret: true,
    remedy: 'Get it at https://api.slack.com/apps: your app, Basic Information, App Credentials, Signing Secret.',
  },
  SLACK_CLIENT_ID: {
    schema: secret,
    secret: false,
    remedy: 'Get it at https://api.slack.com/apps: your app, Basic Information, App Credentials, Client ID.',
  },
  SLACK_CLIENT_SECRET: {
    schema: secret,
    secret: true,
    remedy: 'Get it at https://api.slack.com/apps: your app, Basic Information, App Credentials, Client Secret.',
  },
  SLACK_STATE_SECRET: {
    schema: secret,
    secret: true,
    remedy: 'Make one up, long and random, and keep it: openssl rand -hex 32',
  },
  SLACK_HISTORY: {
    schema: yesOrNo,
    fallback: 'no',
    secret: false,
    remedy: 'Set yes if the app was made with "slack manifest --history", else leave it unset.',
  },
  ATTUNE_PUBLIC_URL: {
    schema: publicUrl,
    secret: false,
    remedy: 'Set the address at which Slack reaches Attune, without a path, such as https://attune.example.org.',
  },
  ATTUNE_LISTEN: {
    schema: listenAddress,
    secret: false,
    remedy: 'Set an address and a port, such as 0.0.0.0:8080, or unset it to be reached on this machine alone.',
  },
  ATTUNE_PRIVACY_URL: {
    schema: pageUrl,
    secret: false,
    remedy: 'Set the address of your privacy policy, or unset it; docs/listing has one to fill in.',
  },
  ATTUNE_TERMS_URL: {
    schema: pageUrl,
    secret: false,
    remedy: 'Set the address of your terms of use, or unset it; docs/listing has some to fill in.',
  },
  ATTUNE_SUPPORT_URL: {
    schema: pageUrl,
    secret: false,
    remedy: 'Set the address of the page at which people reach you, or unset it; docs/listing has one to fill in.',
  },
  ATTUNE_HEALTH_LISTEN: {
    schema: listenAddress,
    secret: false,
    remedy: 'Set an address and a port, such as 0.0.0.0:9141, or unset it to be asked on this machine alone.',
  },
  ATTUNE_DISCORD_API: {
    schema: anyUrl,
    secret: true,
    remedy: 'Set what stands for https://discord.com/api, or unset it.',
  },
  ATTUNE_SLACK_API: {
    schema: anyUrl,
    secret: true,
    remedy: 'Set what stands for https://slack.com/api/, or unset it.',
  },
} as const satisfies Record<string, Variable>;

type Variable = {
  readonly schema: z.ZodType<unknown, string>;
  readonly fallback?: string;
  readonly secret: boolean;
  readonly remedy: string;
};

export type VariableName = keyof typeof variables;

export const variableNames = Object.keys(variables) as readonly VariableName[];

export type Environment = Readonly<Record<string, string | undefined>>;

/** What stands in the environment. A variable with a problem has no value; `isSet` tells it from one that is not there. */
export type Variables = {
  readonly [Name in VariableName]: z.infer<(typeof variables)[Name]['schema']> | undefined;
};

/** Reads every variable; an empty one counts as not set. The problems never hold the value of a secret. */
export function readVariables(environment: Environment): {
  readonly values: Variables;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const entries = variableNames.map((name) => {
    const { schema, secret: hidden, remedy, ...rest }: Variable = variables[name];
    const found = isSet(environment, name) ? environment[name] : rest.fallback;
    if (found === undefined) return [name, undefined];
    const result = schema.safeParse(found);
    if (result.success) return [name, result.data];
    const shown = hidden ? '(its value is not shown)' : JSON.stringify(found);
    problems.push(`${name} ${shown} ${result.error.issues[0]?.message ?? 'is not valid'}. ${remedy}`);
    return [name, undefined];
  });
  return { values: Object.fromEntries(entries) as Variables, problems };
}

export function isSet(environment: Environment, name: VariableName): boolean {
  return (environment[name] ?? '') !== '';
}

/** Where to get what a variable holds. */
export function remedyFor(name: VariableName): string {
  return variables[name].remedy;
}
