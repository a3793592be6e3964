import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../../adapters/postgres/tables.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

type Found = {
  readonly role: string;
  readonly base: string;
  readonly schema: string | null;
  readonly may_base: boolean;
  readonly may_schema: boolean | null;
  readonly tls: string | null;
};

/** What Attune may do on a PostgreSQL server, and whether others on the way can read along. */
export async function checkServer(
  db: Kysely<Tables>,
  url: string,
  pending: readonly string[],
): Promise<readonly Finding[]> {
  const { rows } = await sql<Found>`
    select current_user::text as role, current_database()::text as base, current_schema()::text as schema,
      has_database_privilege(current_database(), 'create') as may_base,
      has_schema_privilege(current_schema(), 'create') as may_schema,
      (select version from pg_stat_ssl where pid = pg_backend_pid() and ssl) as tls`.execute(db);
  const [found] = rows;
  return found === undefined ? [] : [rights(found, pending), encryption(found, url)];
}

/** The queue has a schema of its own, which is made in the database; the tables are made in the role's. */
function rights({ role, base, schema, may_base, may_schema }: Found, pending: readonly string[]): Finding {
  if (may_base && may_schema === true) return ok('database-rights', `${role} may make tables there.`);
  const remedy = `Run there, as its owner: grant create on database "${base}" to "${role}"; grant create, usage on schema "${schema ?? 'public'}" to "${role}";`;
  const says = `${role} may not make tables in the database ${base}.`;
  return pending.length > 0
    ? problem('database-rights', says, remedy)
    : warning('database-rights', `${says} The next version may have to.`, remedy);
}

function encryption({ tls }: Found, url: string): Finding {
  if (tls !== null) return ok('database-tls', `The connection to the server is encrypted (${tls}).`);
  if (isHere(url)) return ok('database-tls', 'The server is on this machine.');
  const remedy = 'Add ?sslmode=verify-full to DATABASE_URL, unless nobody else is on the network in between.';
  return warning('database-tls', 'The connection to the server is not encrypted.', remedy);
}

function isHere(url: string): boolean {
  const host = new URL(url).hostname;
  return ['', 'localhost', '127.0.0.1', '[::1]'].includes(host);
}
