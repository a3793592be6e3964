import { openEmbedded } from '../../../adapters/postgres/open-embedded.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';

/**
 * Opens the database in a folder and commits rows one by one, with a write to descriptor 2 before and after, so
 * that a system-call trace shows what happened in between: `node commit-rows.ts <folder> <rows>`.
 */
const [dataDir = '', rows = '5'] = process.argv.slice(2);
const database = await openEmbedded({ dataDir, log: new MemoryLog() });
process.stderr.write('commits begin\n');
for (let row = 0; row < Number(rows); row += 1) {
  await database.kysely.insertInto('events').values({ id: crypto.randomUUID(), at: row }).execute();
  process.stderr.write(`committed ${row + 1}\n`);
}
process.stderr.write('commits end\n');
await database.close();
