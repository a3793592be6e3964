import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConfigError, readConfig, variableNames } from '../src/config.ts';

test('with nothing set, everything has a default', () => {
  expect(readConfig({})).toEqual({
    port: 4141,
    dataDir: './data',
    keys: undefined,
    databaseUrl: undefined,
    logLevel: 'info',
  });
});

test('an empty variable counts as not set', () => {
  expect(
    readConfig({ ATTUNE_PORT: '', ATTUNE_KEYS: '', DATABASE_URL: '', LOG_LEVEL: '', ATTUNE_DATA_DIR: '' }),
  ).toEqual(readConfig({}));
});

test('every problem is named at once, with the variable, what was found and what to do', () => {
  const problems = problemsOf({ ATTUNE_PORT: '99999', LOG_LEVEL: 'loud' });
  expect(problems).toHaveLength(2);
  expect(problems[0]).toMatch(/^ATTUNE_PORT "99999" is not between 1 and 65535\. Set a free port/);
  expect(problems[1]).toMatch(/^LOG_LEVEL "loud" is none of debug, info, .*\. Set info/);
});

test.each(['4141.5', '-1', '0', 'http', '65536'])('the port %j is refused', (ATTUNE_PORT) => {
  expect(problemsOf({ ATTUNE_PORT })).toHaveLength(1);
});

test('a secret is never shown, however wrong it is', () => {
  const problems = problemsOf({ ATTUNE_KEYS: 'k1:hunter2', DATABASE_URL: 'mysql://root:hunter2@db/x' });
  expect(problems).toHaveLength(2);
  expect(problems.join()).not.toContain('hunter2');
  expect(problems.join()).toContain('keys new');
});

test('several keys are taken', () => {
  const key = 'A'.repeat(43);
  expect(readConfig({ ATTUNE_KEYS: `new:${key}, old:${key}` }).keys).toBe(`new:${key}, old:${key}`);
});

test('.env.example documents every variable, and nothing else', () => {
  const documented = readFileSync('.env.example', 'utf8')
    .split('\n')
    .flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(documented.toSorted()).toEqual([...variableNames].toSorted());
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
