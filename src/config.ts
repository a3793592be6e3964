import { z } from 'zod';
import { logLevels } from '../adapters/system/log.ts';

const port = z
  .string()
  .regex(/^\d+$/, 'is not a whole number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'is not between 1 and 65535');

const databaseUrl = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\/./.test(value), 'does not begin with postgres:// or postgresql://');

/** Every variable that Attune reads, its default, what to do when it is wrong, and whether it is secret. */
const variables = {
  ATTUNE_PORT: { schema: port, fallback: '4141', secret: false, remedy: 'Set a free port, such as 4141.' },
  ATTUNE_DATA_DIR: {
    schema: z.string().min(1, 'is empty'),
    fallback: './data',
    secret: false,
    remedy: 'Set a folder that Attune may write to, such as ./data.',
  },
  ATTUNE_KEYS: {
    schema: z
      .string()
      .refine(
        (value) => value.split(',').every((key) => /^[A-Za-z0-9_-]{1,40}:[A-Za-z0-9_+/=-]{43,44}$/.test(key.trim())),
        'is not a list of id:key, the key being 32 bytes in base64url (43 characters)',
      ),
    fallback: undefined,
    secret: true,
    remedy: 'Make a key with: npm run -s attune -- keys new',
  },
  DATABASE_URL: {
    schema: databaseUrl,
    fallback: undefined,
    secret: true,
    remedy: 'Use postgres://name:password@host:5432/attune, or unset it to use the embedded database.',
  },
  LOG_LEVEL: {
    schema: z.enum(logLevels, `is none of ${logLevels.join(', ')}`),
    fallback: 'info',
    secret: false,
    remedy: 'Set info, or debug to see more.',
  },
} as const;

export type VariableName = keyof typeof variables;

/** The environment, checked. `keys` and `databaseUrl` are secrets. */
export type Config = {
  readonly port: number;
  readonly dataDir: string;
  readonly keys: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly logLevel: (typeof logLevels)[number];
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

export const variableNames = Object.keys(variables) as readonly VariableName[];

/** Reads the variables; an empty one counts as not set. Throws a `ConfigError`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const read = <Name extends VariableName>(name: Name): z.infer<(typeof variables)[Name]['schema']> | undefined => {
    const { schema, fallback, secret, remedy } = variables[name];
    const found = environment[name] === '' ? fallback : (environment[name] ?? fallback);
    if (found === undefined) return undefined;
    const result = schema.safeParse(found);
    if (result.success) return result.data as z.infer<(typeof variables)[Name]['schema']>;
    const shown = secret ? '(its value is not shown)' : JSON.stringify(found);
    problems.push(`${name} ${shown} ${result.error.issues[0]?.message ?? 'is not valid'}. ${remedy}`);
    return undefined;
  };
  const config = {
    port: read('ATTUNE_PORT') ?? 0,
    dataDir: read('ATTUNE_DATA_DIR') ?? '',
    keys: read('ATTUNE_KEYS'),
    databaseUrl: read('DATABASE_URL'),
    logLevel: read('LOG_LEVEL') ?? 'info',
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
