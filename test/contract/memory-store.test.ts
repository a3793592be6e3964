import { MemoryLog } from '../fakes/memory-log.ts';
import { openMemoryStore } from '../fakes/memory-store/open-memory-store.ts';
import { describeStore } from './store-contract.ts';

describeStore('the store in memory', false, async () => {
  const { store, runner, dump } = openMemoryStore({ now: Date.now, log: new MemoryLog() });
  return {
    store,
    runner,
    dump: async () => dump(),
    close: async () => {
      await runner[Symbol.asyncDispose]();
    },
  };
});
