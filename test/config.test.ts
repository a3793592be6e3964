import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explainMisspelt, misspeltIn } from '../src/cli/settings/misspelt.ts';
import { variableNames } from '../src/cli/settings/variables.ts';
import { ConfigError, readConfig } from '../src/config.ts';

const socket = { SLACK_BOT_TOKEN: 'xoxb-hunter2', SLACK_APP_TOKEN: 'xapp-hunter2' };

const http = {
  SLACK_SIGNING_SECRET: 'signing-hunter2',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-hunter2',
  SLACK_STATE_SECRET: 'state-hunter2',
  ATTUNE_PUBLIC_URL: 'https://attune.example.org/',
};

test('with nothing set, everything has a default, and no platform is connected', () => {
  expect(readConfig({})).toEqual({
    port: 4141,
    dataDir: './data',
    keys: undefined,
    databaseUrl: undefined,
    roles: new Set(['gateway', 'web', 'worker']),
    logLevel: 'info',
    hostPages: {},
    backups: 7,
    discord: null,
    slack: null,
  });
});

test('a process may do a part of the work where others can do the rest', () => {
  const DATABASE_URL = 'postgres://attune@db/attune';
  expect(readConfig({ DATABASE_URL, ATTUNE_ROLES: 'gateway, worker' }).roles).toEqual(new Set(['gateway', 'worker']));
  expect(problemsOf({ ATTUNE_ROLES: 'web' })).toEqual([
    expect.stringMatching(/need a database that they share\. Set DATABASE_URL/),
  ]);
  expect(problemsOf({ DATABASE_URL, ATTUNE_ROLES: 'web,cron' })).toEqual([
    expect.stringMatching(/^ATTUNE_ROLES "web,cron" names something else than gateway, web, worker\./),
  ]);
});

test('an empty variable counts as not set', () => {
  expect(readConfig(Object.fromEntries(variableNames.map((name) => [name, ''])))).toEqual(readConfig({}));
});

test('every problem is named at once, with the variable, what was found and what to do', () => {
  const problems = problemsOf({ ATTUNE_PORT: '99999', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: socket.SLACK_BOT_TOKEN });
  expect(problems).toHaveLength(3);
  expect(problems[0]).toMatch(/^ATTUNE_PORT "99999" is not between 1 and 65535\. Set a free port/);
  expect(problems[1]).toMatch(/^LOG_LEVEL "loud" is none of debug, info, .*\. Set info/);
  expect(problems[2]).toMatch(/^SLACK_APP_TOKEN is not set/);
});

test.each(['4141.5', '-1', '0', 'http', '65536'])('the port %j is refused', (ATTUNE_PORT) => {
  expect(problemsOf({ ATTUNE_PORT })).toHaveLength(1);
});

test('a secret is never shown, however wrong it is, alone or beside another', () => {
  const wrong = {
    ATTUNE_KEYS: 'k1:hunter2',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    DISCORD_TOKEN: 'hunter2 ',
    SLACK_BOT_TOKEN: 'hunter2',
    SLACK_APP_TOKEN: 'hunter2',
    SLACK_SIGNING_SECRET: 'hunter2\n',
    SLACK_CLIENT_SECRET: ' hunter2',
    SLACK_STATE_SECRET: 'hunter 2',
    ATTUNE_DISCORD_API: 'ftp://me:hunter2@proxy',
    ATTUNE_SLACK_API: 'hunter2',
  };
  const problems = problemsOf(wrong);
  for (const name of Object.keys(wrong)) {
    expect(
      problems.some((problem) => problem.startsWith(`${name} (its value is not shown)`)),
      name,
    ).toBe(true);
  }
  expect(problems.join()).not.toContain('hunter');
});

test('several keys are taken', () => {
  const key = 'A'.repeat(43);
  expect(readConfig({ ATTUNE_KEYS: `new:${key}, old:${key}` }).keys).toBe(`new:${key}, old:${key}`);
});

test('pages of the host are addresses that anybody can open', () => {
  expect(readConfig({ ATTUNE_PRIVACY_URL: 'https://example.org/p', ATTUNE_SUPPORT_URL: '' }).hostPages).toEqual({
    privacy: 'https://example.org/p',
  });
  for (const wrong of ['http://example.org', 'mailto:us@example.org', `https://example.org/${'x'.repeat(300)}`]) {
    expect(() => readConfig({ ATTUNE_TERMS_URL: wrong })).toThrow(/ATTUNE_TERMS_URL .* (https:|longer)/);
  }
});

test('.env.example documents every variable, and nothing else', () => {
  const documented = readFileSync('.env.example', 'utf8')
    .split('\n')
    .flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(documented.toSorted()).toEqual([...variableNames].toSorted());
});

describe('a name that is nearly one of ours', () => {
  const told = (environment: Record<string, string>) => misspeltIn(environment).map(({ meant }) => meant);

  test.each([
    ['DISCORD_TOKENS', 'DISCORD_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['DICSORD_TOKEN', 'DISCORD_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['ATTUNE_PROT', 'ATTUNE_PORT'],
    ['ATTUNE_DATABASE_URL', 'DATABASE_URL'],
    ['DATA_DIR', 'ATTUNE_DATA_DIR'],
    ['ATTUNE_DATADIR', 'ATTUNE_DATA_DIR'],
    ['SLACK_BOTTOKEN', 'SLACK_BOT_TOKEN'],
    ['LOGLEVEL', 'LOG_LEVEL'],
  ])('%s is told, and that %s may be meant', (name, meant) => {
    expect(misspeltIn({ [name]: 'hunter2' })).toEqual([{ name, meant }]);
    expect(explainMisspelt({ name, meant: 'LOG_LEVEL' }).join(' ')).toContain('If LOG_LEVEL is meant');
  });

  test('is left alone where the one that may be meant is set, or where it is plainly something else', () => {
    expect(told({ DISCORD_TOKENS: 'a', DISCORD_TOKEN: 'b' })).toEqual([]);
    expect(told({ DISCORD_TOKENS: '' })).toEqual([]);
    const others = [
      'PORT',
      'TEST_DATABASE_URL',
      'RUST_LOG_LEVEL',
      'SLACK_WEBHOOK_URL',
      'HTTPS_PROXY',
      'npm_config_loglevel',
    ];
    expect(told(Object.fromEntries(others.map((name) => [name, 'x'])))).toEqual([]);
  });
});

describe('Discord', () => {
  test('takes its token, and holds all connections unless it is told which', () => {
    const DISCORD_TOKEN = 'a.b.c';
    expect(readConfig({ DISCORD_TOKEN }).discord).toEqual({
      token: 'a.b.c',
      shards: 'auto',
      events: false,
      baseUrl: undefined,
    });
    expect(readConfig({ DISCORD_TOKEN, DISCORD_EVENTS: 'yes' }).discord?.events).toBe(true);
    expect(readConfig({ DISCORD_TOKEN, DISCORD_SHARDS: 'auto' }).discord?.shards).toBe('auto');
    expect(readConfig({ DISCORD_TOKEN, DISCORD_SHARDS: '0,3/4' }).discord?.shards).toEqual({ ids: [0, 3], of: 4 });
    const ATTUNE_DISCORD_API = 'http://127.0.0.1:1/api';
    expect(readConfig({ DISCORD_TOKEN, ATTUNE_DISCORD_API }).discord?.baseUrl).toBe(ATTUNE_DISCORD_API);
  });

  test('events of the server without Discord, and neither yes nor no, are told', () => {
    expect(problemsOf({ DISCORD_EVENTS: 'yes' })).toEqual([expect.stringMatching(/^DISCORD_EVENTS is set, but/)]);
    expect(problemsOf({ DISCORD_TOKEN: 'a.b.c', DISCORD_EVENTS: 'on' })).toEqual([
      expect.stringMatching(/^DISCORD_EVENTS .*neither yes nor no/),
    ]);
  });

  test.each(['2', '4/4', '0,4/4', '1,1/4', '0-1/4', '/4', 'all'])(
    'the connections %j are refused',
    (DISCORD_SHARDS) => {
      expect(problemsOf({ DISCORD_TOKEN: 'a.b.c', DISCORD_SHARDS })).toEqual([
        expect.stringMatching(/^DISCORD_SHARDS .*0,1\/4/),
      ]);
    },
  );

  test.each([
    ['1300000000000000000', 'id of an application'],
    ['ab'.repeat(32), 'public key'],
  ])('what is often copied instead of the token is told apart: %s', (DISCORD_TOKEN, what) => {
    expect(problemsOf({ DISCORD_TOKEN })).toEqual([expect.stringContaining(what)]);
  });

  test('connections without a token are a mistake', () => {
    expect(problemsOf({ DISCORD_SHARDS: '0/2' })).toEqual([expect.stringMatching(/DISCORD_TOKEN is not.*Reset Token/)]);
  });
});

describe('Slack', () => {
  test('takes two tokens for Socket Mode', () => {
    expect(readConfig(socket).slack).toEqual({
      mode: 'socket',
      botToken: 'xoxb-hunter2',
      appToken: 'xapp-hunter2',
      baseUrl: undefined,
      history: false,
    });
  });

  test('takes four values and an address for HTTP, and where to listen besides', () => {
    const { slack } = readConfig({ ...http, ATTUNE_LISTEN: '[::]:8080', SLACK_HISTORY: 'yes' });
    expect(slack).toEqual({
      mode: 'http',
      signingSecret: 'signing-hunter2',
      clientId: '1.2',
      clientSecret: 'client-hunter2',
      stateSecret: 'state-hunter2',
      publicUrl: 'https://attune.example.org',
      listen: { host: '::', port: 8080 },
      baseUrl: undefined,
      history: true,
    });
  });

  test.each([...Object.keys(socket), ...Object.keys(http)])('names %s when it alone is missing', (name) => {
    const whole = name in socket ? socket : http;
    const problems = problemsOf({ ...whole, [name]: '' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} is not set, and Slack over .* needs it beside .*\\. [A-Z]`));
  });

  test('names all that is missing at once', () => {
    const problems = problemsOf({ ATTUNE_PUBLIC_URL: 'https://attune.example.org' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'SLACK_SIGNING_SECRET',
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
    ]);
  });

  test('does not do both ways at once, and says what to unset for each', () => {
    const problems = problemsOf({ ...socket, SLACK_SIGNING_SECRET: 'x' });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /Unset SLACK_SIGNING_SECRET for Socket Mode, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN for HTTP/,
    );
  });

  test('tells two tokens that were mixed up', () => {
    const problems = problemsOf({ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' });
    expect(problems).toEqual([
      expect.stringContaining('begin with xoxb-'),
      expect.stringContaining('begin with xapp-'),
    ]);
  });

  test.each(['attune.example.org', 'http://attune.example.org', 'https://attune.example.org/attune', 'ftp://x'])(
    'is not reached at %s',
    (ATTUNE_PUBLIC_URL) => {
      expect(problemsOf({ ...http, ATTUNE_PUBLIC_URL })).toEqual([expect.stringMatching(/^ATTUNE_PUBLIC_URL /)]);
    },
  );

  test.each(['8080', '0.0.0.0', 'a:b', '0.0.0.0:0', '0.0.0.0:70000'])('does not listen at %s', (ATTUNE_LISTEN) => {
    expect(problemsOf({ ...http, ATTUNE_LISTEN })).toEqual([expect.stringMatching(/^ATTUNE_LISTEN /)]);
  });

  test('does not listen twice at one port', () => {
    const problems = problemsOf({ ...http, ATTUNE_LISTEN: '0.0.0.0:4141' });
    expect(problems).toEqual([expect.stringMatching(/^ATTUNE_LISTEN has the port of ATTUNE_PORT/)]);
  });

  test('is asked how it is at a port of its own', () => {
    const problems = problemsOf({ ...http, ATTUNE_LISTEN: '0.0.0.0:8080', ATTUNE_HEALTH_LISTEN: '0.0.0.0:8080' });
    expect(problems).toEqual([expect.stringMatching(/^ATTUNE_HEALTH_LISTEN has the port of ATTUNE_LISTEN/)]);
    expect(readConfig({ ...http, ATTUNE_HEALTH_LISTEN: '[::]:9141' }).healthListen).toEqual({ host: '::', port: 9141 });
  });

  test('settings that nothing would read are mistakes', () => {
    expect(problemsOf({ ...socket, ATTUNE_LISTEN: '0.0.0.0:8080' })).toEqual([
      expect.stringMatching(/^ATTUNE_LISTEN is set/),
    ]);
    expect(problemsOf({ SLACK_HISTORY: 'yes' })).toEqual([expect.stringMatching(/^SLACK_HISTORY is set/)]);
  });
});

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
