import { randomBytes } from 'node:crypto';
import { CompactEncrypt, type CompactJWEHeaderParameters, compactDecrypt } from 'jose';
import type { Seal, WrappedKey } from '../../src/port/seal.ts';
import type { HostKey } from './key-ring.ts';
import { pad, unpad } from './padding.ts';

/** A sealed text could not be opened: wrong key, wrong place, or changed. Says nothing of what is in it. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/**
 * Seals with the host's keys, the first of which is active. Everything is compact JWE: data keys wrapped with
 * A256GCMKW, texts directly with A256GCM, their place in the protected header.
 */
export function createSeal(keys: readonly HostKey[]): Seal {
  const byId = new Map(keys.map((key) => [key.id, key.secret]));
  const [active] = keys;
  if (active === undefined) throw new Error('there is no host key to seal with');
  const unwrapped = createCache<CryptoKey>(1000);

  function hostSecret(id: string): Uint8Array {
    const secret = byId.get(id);
    if (secret === undefined) throw new SealError(`the host key ${id} is missing`);
    return secret;
  }

  function wrap(dataKey: Uint8Array, host: HostKey): Promise<string> {
    return new CompactEncrypt(dataKey)
      .setProtectedHeader({ alg: 'A256GCMKW', enc: 'A256GCM', kid: host.id })
      .encrypt(host.secret);
  }

  async function unwrap(key: WrappedKey): Promise<Uint8Array> {
    const options = { keyManagementAlgorithms: ['A256GCMKW'], contentEncryptionAlgorithms: ['A256GCM'] };
    const { plaintext, protectedHeader } = await opened(
      () => compactDecrypt(key.wrapped, hostSecret(key.hostKey), options),
      `a data key does not open with the host key ${key.hostKey}`,
    );
    if (protectedHeader.kid !== key.hostKey) throw new SealError(`a data key names another host key`);
    return plaintext;
  }

  function dataKey(key: WrappedKey): Promise<CryptoKey> {
    return unwrapped(`${key.hostKey} ${key.wrapped}`, async () =>
      crypto.subtle.importKey('raw', new Uint8Array(await unwrap(key)), 'AES-GCM', false, ['encrypt', 'decrypt']),
    );
  }

  return {
    activeHostKey: active.id,
    has: (id) => byId.has(id),
    newKey: async () => ({ hostKey: active.id, wrapped: await wrap(randomBytes(32), active) }),
    rewrap: async (key) => ({ hostKey: active.id, wrapped: await wrap(await unwrap(key), active) }),
    close: async (key, context, text) =>
      new CompactEncrypt(pad(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', place: context } satisfies PlacedHeader)
        .encrypt(await dataKey(key)),
    open: async (key, context, sealed) => {
      const secret = await dataKey(key);
      const options = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
      const { plaintext, protectedHeader } = await opened(
        () => compactDecrypt(sealed, secret, options),
        `what is sealed at "${context}" does not open with its key`,
      );
      if (protectedHeader['place'] !== context) throw new SealError(`what is sealed at "${context}" belongs elsewhere`);
      return unpad(plaintext);
    },
  };
}

type PlacedHeader = CompactJWEHeaderParameters & { readonly place: string };

async function opened<T>(open: () => Promise<T>, otherwise: string): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw error instanceof SealError ? error : new SealError(otherwise, { cause: error });
  }
}

/** Keeps the newest `most` results. It only saves time: what fell out is made again. */
function createCache<T>(most: number) {
  const kept = new Map<string, T>();
  return async (key: string, make: () => Promise<T>): Promise<T> => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const made = await make();
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}
