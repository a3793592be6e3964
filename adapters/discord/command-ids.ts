import { Routes } from 'discord.js';
import { type Instant, minute } from '../../src/model/instant.ts';
import type { Log } from '../../src/port/log.ts';
import { idsOf, readCommands } from './publish-commands.ts';
import type { Request } from './requests.ts';

/** The ids under which the commands are registered, which make a command's name in a text one that can be clicked. */
export type CommandIds = {
  /** `null` while it is not known: the command is then only named. */
  readonly find: (name: string) => string | null;
  /** What was just registered or read. */
  readonly set: (ids: ReadonlyMap<string, string>) => void;
  /** Looks them up, where this process did not register them itself. Never throws. */
  readonly load: () => Promise<void>;
};

export function createCommandIds(
  request: Request,
  log: Log,
  settings: { readonly guild: string | undefined; readonly now: () => Instant },
): CommandIds {
  let known: ReadonlyMap<string, string> | null = null;
  let loading: Promise<void> | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;

  const read = async (): Promise<void> => {
    try {
      const me = (await request('reading who Attune is', 'get', Routes.currentApplication())) as { id: string };
      const where = { application: me.id, ...(settings.guild === undefined ? {} : { guild: settings.guild }) };
      known = idsOf(await readCommands(request, where));
    } catch {
      log.debug('commands are only named for now, their ids could not be read');
    }
  };

  return {
    find: (name) => known?.get(name) ?? null,
    set: (ids) => {
      known = ids;
    },
    load: async () => {
      const now = settings.now();
      if (known !== null || (loading === null && now - triedAt < pauseBetweenTries)) return;
      triedAt = now;
      loading ??= read().finally(() => {
        loading = null;
      });
      await loading;
    },
  };
}

const pauseBetweenTries = 10 * minute;
