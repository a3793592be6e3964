import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { backupFolderIn, listBackups } from '../../../adapters/postgres/backup/backup-folder.ts';
import { type CoupleCount, countCouples, type DueSurvey, surveyDue } from '../../../adapters/postgres/survey.ts';
import { freeSpace } from '../free-space.ts';
import { version } from '../version.ts';
import type { Looking, LookingCommand, Surroundings } from './command.ts';

const asked = z.object({});

/** How things stand. It names no person and no channel. Times are ISO 8601, in UTC, and sizes bytes. */
export type Status = {
  readonly version: string;
  /** `null` where Attune does not run on this data, or where that can't be seen from here (a server). */
  readonly running: Running | null;
  readonly database: {
    readonly kind: 'embedded' | 'server';
    readonly postgres: string;
    readonly size: number;
    /** Who else has it open. */
    readonly others: readonly string[];
  };
  readonly couples: readonly CoupleCount[];
  readonly queue: DueSurvey;
  readonly backups: { readonly kept: number; readonly last: Backup | null };
  /** `free` is `null` where there is no data folder here (a server). */
  readonly disk: { readonly free: number | null; readonly data: number; readonly backups: number };
};

type Running = {
  readonly since: string;
  readonly process: number;
  readonly platforms: ReturnType<Surroundings['platforms']>;
  /** Figures of Discord's shards, by their names. */
  readonly shards: Readonly<Record<string, number>>;
};

type Backup = { readonly made: string; readonly kind: string; readonly path: string; readonly size: number };

/** `attune status`. */
export const tellStatus: LookingCommand<z.infer<typeof asked>, Status> = {
  name: 'status',
  looks: true,
  asked,
  run: async (office) => {
    const { config, database, system } = office;
    const { kysely } = database;
    const folder = backupFolderIn(config.dataDir);
    const backups = await listBackups(folder);
    const [last] = backups;
    return {
      version,
      running: office.running === null ? null : await runningNow(office.running),
      database: {
        kind: config.databaseUrl === undefined ? 'embedded' : 'server',
        ...(await aboutDatabase(office)),
        others: await database.others(),
      },
      couples: await countCouples(kysely),
      queue: await surveyDue(kysely, system.now()),
      backups: {
        kept: backups.length,
        last:
          last === undefined
            ? null
            : { made: last.made.toISOString(), kind: last.kind, path: last.path, size: last.size },
      },
      disk: {
        free: await freeSpace(config.dataDir),
        data: await sizeOf(join(config.dataDir, 'postgres')),
        backups: await sizeOf(folder),
      },
    };
  },
};

async function runningNow({ since, platforms, measured }: Surroundings): Promise<Running> {
  const shards = [...(await measured()).matchAll(/^attune_discord_(shards\w*) (\d+)$/gm)];
  return {
    since: since.toISOString(),
    process: process.pid,
    platforms: platforms(),
    shards: Object.fromEntries(shards.map(([, name, value]) => [name, Number(value)])),
  };
}

async function aboutDatabase({ database }: Looking): Promise<{ readonly postgres: string; readonly size: number }> {
  const { rows } = await sql<{ postgres: string; size: number }>`
    select current_setting('server_version') as postgres, pg_database_size(current_database())::float8 as size`.execute(
    database.kysely,
  );
  return rows[0] ?? { postgres: '', size: 0 };
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
