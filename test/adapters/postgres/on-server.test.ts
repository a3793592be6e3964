import { afterAll, describe, test } from 'vitest';
import { describeStore } from '../../contract/store-contract.ts';
import { openOnServer } from './open-store.ts';
import { hasServer, type Server, startServer } from './server.ts';

if (await hasServer()) {
  let server: Server | undefined;
  describeStore('the store on a PostgreSQL server', true, async () => {
    server = await startServer();
    return openOnServer(await server.createDatabase());
  });
  afterAll(() => server?.stop());
} else {
  describe('the store on a PostgreSQL server', () => {
    test.skip('LEFT OUT: there is no PostgreSQL here (install it, or set ATTUNE_TEST_DATABASE_URL)', () => {});
  });
}
