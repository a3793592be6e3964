import { moveDatabase } from '../../../adapters/postgres/backup/move-database.ts';
import type { Database } from '../../../adapters/postgres/database.ts';
import type { Log } from '../../port/log.ts';
import { createBar } from '../bar.ts';

/** Copies one database into another and compares them, with a bar for each. Returns how many rows there are. */
export async function copyAndCompare(from: Database, to: Database, log: Log): Promise<number> {
  using bar = createBar();
  try {
    return await moveDatabase(from, to, {
      log,
      copied: (done, total) => bar.step(done, total, 'rows copied'),
      compared: (done, total) => bar.step(done, total, 'rows compared'),
    });
  } catch (error) {
    throw to.explain(from.explain(error));
  }
}
