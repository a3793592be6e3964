import { DatabaseFailure, type FailureKind } from './database-failure.ts';
import { isNoAnswer } from './no-answer.ts';

/** Who connects to what, as it may be shown: without the password. */
export type ServerAddress = { readonly user: string; readonly database: string; readonly host: string };

/** What an address says; throws a `DatabaseFailure` if it can't be read. */
export function readAddress(url: string): ServerAddress {
  try {
    const { username, pathname, hostname, port, searchParams } = new URL(url);
    const host = searchParams.get('host') ?? decodeURIComponent(hostname);
    const user = searchParams.get('user') ?? decodeURIComponent(username);
    return {
      user: user === '' ? 'of this system' : user,
      database: decodeURIComponent(pathname.slice(1)) || user || 'postgres',
      host: `${host === '' ? 'localhost' : host}${port === '' ? '' : `, port ${port}`}`,
    };
  } catch (error) {
    throw new DatabaseFailure(
      'not-an-address',
      'DATABASE_URL is not an address that can be read.',
      'It looks like postgres://user:password@host:5432/database; in the password write # as %23, @ as %40, / as %2F and % as %25.',
      // It quotes the address.
      error instanceof Error ? error.name : undefined,
    );
  }
}

/**
 * An error of a server as the host should have it: a `DatabaseFailure` if it is about the server, the way to it or
 * what may be done there; else the error as it came.
 */
export function explainServer(address: ServerAddress, error: unknown): unknown {
  if (error instanceof DatabaseFailure) return error;
  const told = chainOf(error).find((one) => kindOf(one) !== null);
  const kind = told === undefined ? null : kindOf(told);
  if (kind === null || told === undefined) return isNoAnswer(error) ? failure('no-answer', address, error) : error;
  return failure(kind, address, told);
}

type Told = Error & { readonly code?: string };

/** The error and what caused it: migrations and the pool wrap what the server said. */
function chainOf(error: unknown): readonly Told[] {
  const chain: Told[] = [];
  for (let one = error; one instanceof Error && chain.length < 4; one = one.cause) chain.push(one);
  return chain;
}

function kindOf({ code = '', message }: Told): FailureKind | null {
  // A code may stand for several things, of which the words tell one.
  return signs.find(([, sign]) => sign.test(message))?.[0] ?? codes[code] ?? null;
}

const codes: Readonly<Record<string, FailureKind>> = {
  ECONNREFUSED: 'no-answer',
  ECONNRESET: 'no-answer',
  EHOSTUNREACH: 'no-answer',
  ENETUNREACH: 'no-answer',
  ETIMEDOUT: 'silent',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  '28P01': 'wrong-password',
  '3D000': 'no-database',
  '42501': 'not-permitted-there',
  '53100': 'disk-full',
  '53300': 'too-many',
  '57P03': 'starting',
  '25006': 'standby',
  CERT_HAS_EXPIRED: 'distrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'distrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'distrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'distrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'distrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'distrusted',
};

const signs: readonly (readonly [FailureKind, RegExp])[] = [
  ['may-not-create', /permission denied for (schema public|database)/],
  ['not-owner', /must be owner of/],
  ['no-role', /role ".*" does not exist/],
  ['needs-tls', /no encryption|SSL off/],
  ['not-let-in', /pg_hba\.conf|is not permitted to log in/],
  ['no-password', /password must be a (non-empty )?string|no password supplied|password must be a string/i],
  ['no-tls', /does not support SSL/],
  ['silent', /timeout|was silent/],
];

function failure(kind: FailureKind, address: ServerAddress, told: unknown): DatabaseFailure {
  const [cause, remedy] = (sentences[kind] ?? usual)(address);
  return new DatabaseFailure(kind, cause, remedy, told);
}

type Sentence = (address: ServerAddress) => readonly [cause: string, remedy: string];

const usual: Sentence = ({ host }) => [
  `The database on ${host} does not answer.`,
  'See that the server runs, that DATABASE_URL names it, and that a firewall lets this machine in.',
];

const sentences: Readonly<Partial<Record<FailureKind, Sentence>>> = {
  silent: ({ host }) => [
    `The database on ${host} takes the connection and says nothing.`,
    'See whether a firewall or a proxy lies between, whether DATABASE_URL names the right port, and whether the server is overloaded.',
  ],
  'unknown-host': ({ host }) => [
    `There is no machine of the name ${host}.`,
    'Correct the name in DATABASE_URL, and see that this machine can look names up.',
  ],
  'wrong-password': ({ user, host }) => [
    `The password of ${user} for the database on ${host} is wrong.`,
    'Correct it in DATABASE_URL; # is written %23 there, @ as %40, / as %2F and % as %25.',
  ],
  'no-password': ({ user, host }) => [
    `The database on ${host} wants a password of ${user}, and DATABASE_URL has none.`,
    'Write it as postgres://user:password@host/database.',
  ],
  'not-let-in': ({ user, host }) => [
    `The server on ${host} does not let ${user} in from this machine.`,
    'Add a line for it to pg_hba.conf on the server, and reload it.',
  ],
  'no-database': ({ database, user, host }) => [
    `There is no database ${database} on ${host}.`,
    `Make it there: createdb --owner=${user} ${database}`,
  ],
  'no-role': ({ user, host }) => [
    `There is no user ${user} on ${host}.`,
    `Make it there: createuser --pwprompt ${user} – or correct DATABASE_URL.`,
  ],
  'no-tls': ({ host }) => [
    `The server on ${host} has no TLS, and DATABASE_URL asks for it.`,
    'Take sslmode out of DATABASE_URL where the network is your own, or set TLS up on the server.',
  ],
  'needs-tls': ({ user, host }) => [
    `The server on ${host} does not let ${user} in from this machine without TLS.`,
    'Add ?sslmode=verify-full to DATABASE_URL (with &sslrootcert=/path/ca.pem for a certificate of your own); if it has no TLS, add a line to pg_hba.conf on the server, and reload it.',
  ],
  distrusted: ({ host }) => [
    `The certificate of the server on ${host} is not trusted (expired, of another name, or signed by nobody that is known).`,
    'Add &sslrootcert=/path/ca.pem to DATABASE_URL, or give the server a certificate for its name.',
  ],
  'may-not-create': ({ user, database }) => [
    `The user ${user} may not make tables in the database ${database}.`,
    `Run there, as its owner: grant create on database ${database} to "${user}"; grant create, usage on schema public to "${user}";`,
  ],
  'not-permitted-there': ({ user, database }) => [
    `The user ${user} may not do what Attune needs in the database ${database}.`,
    `Give it the database: alter database ${database} owner to "${user}"; – and the tables in it (reassign owned by … to "${user}").`,
  ],
  'not-owner': ({ user, database }) => [
    `The tables in the database ${database} belong to somebody other than ${user}.`,
    `Run there: reassign owned by "…" to "${user}"; with the name of that owner (\\dt shows it).`,
  ],
  'too-many': ({ host }) => [
    `The server on ${host} has no connection left.`,
    'Raise max_connections there or end what holds them; each Attune takes up to fifteen.',
  ],
  'disk-full': ({ host }) => [`The disk of the server on ${host} is full.`, 'Free some space there.'],
  starting: ({ host }) => [`The server on ${host} is starting or stopping.`, 'Try again in a moment.'],
  standby: ({ host }) => [
    `The server on ${host} can only be read at the moment (a standby, or its disk is full).`,
    'Let DATABASE_URL name the server that can be written to.',
  ],
};
