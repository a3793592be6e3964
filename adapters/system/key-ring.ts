import { randomBytes } from 'node:crypto';
import { HostKeyError } from './host-key-error.ts';

/** A key of the host's: 32 random bytes under an id that stands beside everything it wrapped. */
export type HostKey = { readonly id: string; readonly secret: Uint8Array };

/**
 * Reads keys written as `id:base64url-of-32-bytes`, separated by commas or line ends; lines that begin with `#` are
 * left out. The first key is the active one. `where` names the source in errors, which never quote a key.
 */
export function parseKeys(text: string, where: string): readonly HostKey[] {
  const entries = text
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => line.split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) throw new HostKeyError(`${where} holds no key. ${remedy}`);
  const keys = entries.map((entry, index) => parseKey(entry, `key ${index + 1} of ${where}`));
  const twice = keys.find((key, index) => keys.findIndex((other) => other.id === key.id) !== index);
  if (twice !== undefined) throw new HostKeyError(`${where} holds two keys with the id "${twice.id}".`);
  return keys;
}

/** A new key with an id that nobody has used. */
export function makeKey(): HostKey {
  return { id: `key-${randomBytes(4).toString('hex')}`, secret: new Uint8Array(randomBytes(32)) };
}

export function writeKey(key: HostKey): string {
  return `${key.id}:${Buffer.from(key.secret).toString('base64url')}`;
}

const remedy = 'A key is an id, a colon and 32 random bytes in base64url; `npm run -s attune -- keys new` prints one.';

function parseKey(entry: string, where: string): HostKey {
  const match = /^(?<id>[A-Za-z0-9_-]{1,40}):(?<secret>[A-Za-z0-9_+/=-]+)$/.exec(entry);
  const secret = Buffer.from(match?.groups?.['secret'] ?? '', 'base64url');
  if (match?.groups?.['id'] === undefined || secret.length !== 32) {
    throw new HostKeyError(`The ${where} is not one. ${remedy}`);
  }
  return { id: match.groups['id'], secret: new Uint8Array(secret) };
}
