import type { InstallationStore } from '../../src/port/stores/installation-store.ts';
import { boundKey, type Connection } from './couple-key.ts';

/** Installations, each sealed with a data key that is made when it is saved and destroyed with it. */
export function createInstallationStore({ db, seal }: Connection): InstallationStore {
  return {
    find: async (space) => {
      const row = await db.selectFrom('installations').selectAll().where('space', '=', space).executeTakeFirst();
      if (row === undefined) return null;
      const key = boundKey(seal, { hostKey: row.host_key, wrapped: row.wrapped });
      return { space, installedAt: row.installed_at, value: await key.open(place(space), row.sealed) };
    },
    save: async ({ space, installedAt, value }) => {
      const key = await seal.newKey();
      const row = {
        installed_at: installedAt,
        host_key: key.hostKey,
        wrapped: key.wrapped,
        sealed: await seal.close(key, place(space), value),
      };
      await db
        .insertInto('installations')
        .values({ space, ...row })
        .onConflict((conflict) => conflict.column('space').doUpdateSet(row))
        .execute();
    },
    remove: async (space, before) => {
      await db.deleteFrom('installations').where('space', '=', space).where('installed_at', '<=', before).execute();
    },
  };
}

function place(space: string): string {
  return `installation ${space}`;
}
