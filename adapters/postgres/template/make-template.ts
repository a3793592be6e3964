import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastParams } from '../open-embedded.ts';
import { makeNewCluster } from './new-cluster.ts';
import { ownTemplate, packTemplate } from './template.ts';

// npm run template: makes the template of the database anew, which has to be done when PGlite is another.
process.env['TZ'] = 'UTC';
const work = await mkdtemp(join(tmpdir(), 'attune-template-'));
const folder = join(work, 'postgres');
await makeNewCluster(folder, fastParams);
const installed = new URL('../../../node_modules/@electric-sql/pglite/package.json', import.meta.url);
const { version } = JSON.parse(await readFile(installed, 'utf8'));
const postgres = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
const packed = await packTemplate(folder, { pglite: version, postgres });
await writeFile(ownTemplate, packed);
await rm(work, { recursive: true });
process.stdout.write(`${ownTemplate}: PostgreSQL ${postgres} of PGlite ${version}, ${packed.length} bytes.\n`);
