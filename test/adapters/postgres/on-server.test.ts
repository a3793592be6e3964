import { afterAll, beforeAll, describe, test } from 'vitest';
import { describeStore } from '../../contract/store-contract.ts';
import { describeLostConnection } from './lost-connection.ts';
import { openOnServer } from './open-store.ts';
import { describeQueueOnServer } from './queue-on-server.ts';
import { hasServer, type Server, startServer } from './server.ts';
import { describeServerTroubles } from './server-troubles.ts';

// One file, because a server takes longer to start than most of these tests.
if (await hasServer()) {
  let started: Server | undefined;
  const server = (): Server => {
    if (started === undefined) throw new Error('the server has not started');
    return started;
  };
  beforeAll(async () => {
    started = await startServer();
  });
  afterAll(() => started?.stop());

  describeStore('the store on a PostgreSQL server', true, async () => openOnServer(await server().createDatabase()));
  describeQueueOnServer(server);
  describeLostConnection(server);
  describeServerTroubles(server);
} else {
  describe('what a PostgreSQL server does', () => {
    test.skip('LEFT OUT: there is no PostgreSQL here (install it, or set ATTUNE_TEST_DATABASE_URL)', () => {});
  });
}
