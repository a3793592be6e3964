import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore } from '../../contract/store-contract.ts';
import { openOnDisk, seedDataFolder } from './open-store.ts';

describeStore('the store on disk', false, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'attune-store-'));
  await seedDataFolder(dataDir);
  const opened = await openOnDisk(dataDir);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
});
