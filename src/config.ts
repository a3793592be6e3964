import type { LogLevel } from '../adapters/system/log.ts';
import { type DiscordConfig, readPlatforms, type SlackConfig } from './cli/settings/platform-settings.ts';
import { type Role, roleNames } from './cli/settings/values.ts';
import { type Environment, readVariables, type Variables } from './cli/settings/variables.ts';
import type { HostPages } from './model/host-pages.ts';

/** The environment, checked. `keys` and `databaseUrl` are secrets, and so is what the platforms are reached with. */
export type Config = {
  readonly port: number;
  readonly dataDir: string;
  readonly keys: string | undefined;
  readonly databaseUrl: string | undefined;
  /** How many nightly backups are kept; with 0 none is made, and none before an upgrade. */
  readonly backups: number;
  /** Where `/health` and `/metrics` are asked for from elsewhere, besides the loopback port. */
  readonly healthListen: Variables['ATTUNE_HEALTH_LISTEN'];
  /** What this process is there for, of what several share. */
  readonly roles: ReadonlySet<Role>;
  readonly logLevel: LogLevel;
  readonly hostPages: HostPages;
  /** `null` for a platform that is not set up; with neither, the preview opens. */
  readonly discord: DiscordConfig | null;
  readonly slack: SlackConfig | null;
};

/** Every problem of the environment at once, each with the variable, what was found, and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings can't be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads the variables; an empty one counts as not set. Throws a `ConfigError`. */
export function readConfig(environment: Environment): Config {
  const { values, problems } = readVariables(environment);
  const { discord, slack, problems: mismatches } = readPlatforms(values, environment);
  const all = [...problems, ...mismatches, ...rolesProblems(values)];
  if (all.length > 0) throw new ConfigError(all);
  return {
    port: values.ATTUNE_PORT ?? 0,
    dataDir: values.ATTUNE_DATA_DIR ?? '',
    keys: values.ATTUNE_KEYS,
    databaseUrl: values.DATABASE_URL,
    // A server has a host who backs it up, and may be too large for a file.
    backups: values.ATTUNE_BACKUPS ?? (values.DATABASE_URL === undefined ? 7 : 0),
    healthListen: values.ATTUNE_HEALTH_LISTEN,
    roles: values.ATTUNE_ROLES ?? new Set(),
    logLevel: values.LOG_LEVEL ?? 'info',
    hostPages: pagesFrom(values),
    discord,
    slack,
  };
}

function pagesFrom({ ATTUNE_PRIVACY_URL, ATTUNE_TERMS_URL, ATTUNE_SUPPORT_URL }: Variables): HostPages {
  return {
    ...(ATTUNE_PRIVACY_URL === undefined ? {} : { privacy: ATTUNE_PRIVACY_URL }),
    ...(ATTUNE_TERMS_URL === undefined ? {} : { terms: ATTUNE_TERMS_URL }),
    ...(ATTUNE_SUPPORT_URL === undefined ? {} : { support: ATTUNE_SUPPORT_URL }),
  };
}

/** The embedded database is one process's alone, which then has to do everything. */
function rolesProblems({ ATTUNE_ROLES: roles, DATABASE_URL: url }: Variables): readonly string[] {
  if (roles === undefined || url !== undefined || roleNames.every((role) => roles.has(role))) return [];
  return [
    'ATTUNE_ROLES leaves something to other processes, which need a database that they share. Set DATABASE_URL, or unset ATTUNE_ROLES.',
  ];
}
