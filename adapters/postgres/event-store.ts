import type { EventStore } from '../../src/port/stores/event-store.ts';
import type { Connection } from './couple-key.ts';

export function createEventStore({ db }: Connection): EventStore {
  return {
    firstTime: async (id, at) => {
      // A second transaction with the same id waits here until the first has committed or not.
      const added = await db
        .insertInto('events')
        .values({ id, at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },
    clear: async (before) => {
      await db.deleteFrom('events').where('at', '<', before).execute();
    },
  };
}
