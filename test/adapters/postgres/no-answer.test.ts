import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { isNoAnswer } from '../../../adapters/postgres/no-answer.ts';
import { explainServer, readAddress } from '../../../adapters/postgres/server-failure.ts';

test('a socket that is not there is a database that does not answer; a file that is not there is not', async () => {
  const client = new pg.Client({ host: '/nowhere' });
  expect(isNoAnswer(await client.connect().catch((error: unknown) => error))).toBe(true);
  const missing = await readFile('/nowhere/host.key').catch((error: unknown) => error);
  expect(isNoAnswer(missing)).toBe(false);
  const wrapped = new Error('no backup could be made', { cause: missing });
  expect(explainServer(readAddress('postgres://db/attune'), wrapped)).toBe(wrapped);
});
