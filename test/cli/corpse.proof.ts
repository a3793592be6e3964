import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { explainFailure } from '../../src/cli/explain-failure.ts';
import { seedDataFolder } from '../adapters/postgres/open-store.ts';
import { freePort, runningHere } from './attune.ts';
import { BothTwins } from './both-twins.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder = '';
let made = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-corpse-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function ownFolder() {
  made += 1;
  const own = { ATTUNE_DATA_DIR: join(folder, String(made)), ATTUNE_PORT: await freePort() };
  await seedDataFolder(own.ATTUNE_DATA_DIR);
  return own;
}

/** What befalls a running Attune, and what it says when it ends of it. */
const troubles: readonly (readonly [
  what: string,
  befall: (twins: BothTwins, dataDir: string) => unknown,
  says: RegExp,
])[] = [
  [
    'Discord closes the connection for good, as for a token that was reset',
    ({ discord }) => discord.gateway.closeAll(4004),
    /^Discord refused the token\. Make a new one at/,
  ],
  [
    'the data folder is moved away',
    (_, dataDir) => rename(dataDir, `${dataDir}-elsewhere`),
    /^The data folder .* was removed or replaced while Attune ran\. Put it back/,
  ],
];

describe('Attune is never a corpse: it ends with its reason when', () => {
  test.each(troubles)('%s', async (_, befall, says) => {
    await using twins = await BothTwins.open();
    const own = await ownFolder();
    const running = await runningHere({ ...own, ...twins.env, LOG_LEVEL: 'error' });
    await befall(twins, own.ATTUNE_DATA_DIR);
    const failure = await running.ended.catch((error: unknown) => error);
    const sentence = explainFailure(failure);
    expect(sentence).toMatch(says);
    expect(running.said).toContain('"event":"Attune cannot go on"');
    expect(running.said).not.toMatch(/^\s+at /m);
    await expect(fetch(`http://127.0.0.1:${own.ATTUNE_PORT}/health`)).rejects.toThrow();
  });
});
