import { z } from 'zod';

/** A port of this machine. */
export const port = z
  .string()
  .regex(/^\d+$/, 'is not a whole number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, 'is not between 1 and 65535');

/** How many of something are kept. */
export const count = z
  .string()
  .regex(/^\d{1,4}$/, 'is not a number such as 7')
  .transform(Number);

export const databaseUrl = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\/./.test(value), 'does not begin with postgres:// or postgresql://');

export const keys = z
  .string()
  .refine(
    (value) => value.split(',').every((key) => /^[A-Za-z0-9_-]{1,40}:[A-Za-z0-9_+/=-]{43,44}$/.test(key.trim())),
    'is not a list of id:key, the key being 32 bytes in base64url (43 characters)',
  );

export const yesOrNo = z.enum(['yes', 'no'], 'is neither yes nor no').transform((value) => value === 'yes');

/** Anything without blanks: what comes with a copied secret is otherwise hard to see. */
export const secret = z.string().regex(/^\S+$/, 'has a blank in it');

/** What is often copied instead is told apart: the application's id and its public key. */
export const discordToken = secret
  .refine((value) => !/^\d+$/.test(value), 'is the id of an application, not the token of its bot')
  .refine((value) => !/^[0-9a-f]{64}$/.test(value), 'is the public key of an application, not the token of its bot');

/** `auto`, or the numbers of this process's connections and how many there are in all: `0,1/4`. */
export const shards = z
  .string()
  .regex(/^(auto|\d+(,\d+)*\/\d+)$/, 'is neither auto nor numbers such as 0,1/4')
  .transform((value) => {
    if (value === 'auto') return 'auto' as const;
    const [ids = '', of = ''] = value.split('/');
    return { ids: ids.split(',').map(Number), of: Number(of) };
  })
  .refine((value) => value === 'auto' || value.ids.every((id) => id < value.of), {
    message: 'names a connection that does not exist: they count from 0',
  })
  .refine((value) => value === 'auto' || new Set(value.ids).size === value.ids.length, {
    message: 'names a connection twice',
  });

/** What a process of several may be there for. */
export const roleNames = ['gateway', 'web', 'worker'] as const;

export type Role = (typeof roleNames)[number];

export const roles = z
  .string()
  .transform((value) => value.split(',').map((one) => one.trim()))
  .pipe(z.array(z.enum(roleNames, `names something else than ${roleNames.join(', ')}`)))
  .transform((value): ReadonlySet<Role> => new Set(value));

export const anyUrl = z.string().refine((value) => hasProtocol(value, ['http:', 'https:']), {
  message: 'is not an address that begins with https://',
});

/** Slack insists on https; a machine talking to itself may do without. The result has no slash at its end. */
export const publicUrl = z
  .string()
  .refine((value) => hasProtocol(value, ['https:']) || (hasProtocol(value, ['http:']) && isOwn(value)), {
    message: 'is not an address that begins with https://',
  })
  .refine((value) => !URL.canParse(value) || isBare(new URL(value)), { message: 'has more to it than a host' })
  .transform((value) => new URL(value).origin);

/** `0.0.0.0:8080` or `[::]:8080`. */
export const listenAddress = z
  .string()
  .regex(/^(\[[0-9a-fA-F:.]+\]|[^\s:/[\]]+):\d{1,5}$/, 'is not an address and a port')
  .transform((value) => {
    const colon = value.lastIndexOf(':');
    return { host: value.slice(0, colon).replaceAll(/[[\]]/g, ''), port: Number(value.slice(colon + 1)) };
  })
  .refine((value) => value.port >= 1 && value.port <= 65_535, { message: 'has no port between 1 and 65535' });

/** A page that anybody can open. */
export const pageUrl = z
  .string()
  .refine((value) => hasProtocol(value, ['https:']), { message: 'is not an address that begins with https://' })
  .refine((value) => value.length <= 300, { message: 'is longer than 300 characters' });

function hasProtocol(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function isOwn(value: string): boolean {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(value).hostname);
}

function isBare({ pathname, search, hash, username }: URL): boolean {
  return pathname === '/' && search === '' && hash === '' && username === '';
}
