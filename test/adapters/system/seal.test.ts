import fc from 'fast-check';
import { decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import { createSeal, SealError } from '../../../adapters/system/seal.ts';

const home = { id: 'home', secret: new Uint8Array(32).fill(1) };
const next = { id: 'next', secret: new Uint8Array(32).fill(2) };
const seal = createSeal([home]);

describe('the seal', () => {
  test('opens what it closed, whatever the text', async () => {
    const key = await seal.newKey();
    await fc.assert(
      fc.asyncProperty(
        fc.uint16Array({ maxLength: 300 }).map((units) => String.fromCharCode(...units)),
        async (text) => (await seal.open(key, 'here', await seal.close(key, 'here', text))) === text,
      ),
    );
    for (const text of ['', '\u0000', '\ud800 alone', '\u00ff\u00ff', '\u{1f49a}'.repeat(1500)]) {
      expect(await seal.open(key, 'here', await seal.close(key, 'here', text))).toBe(text);
    }
  });

  test('is JWE under A256GCM, the data key wrapped by the host key that it names', async () => {
    const key = await seal.newKey();
    expect(key.hostKey).toBe('home');
    expect(decodeProtectedHeader(key.wrapped)).toMatchObject({ alg: 'A256GCMKW', enc: 'A256GCM', kid: 'home' });
    const sealed = await seal.close(key, 'answer 1 0', 'yes');
    expect(decodeProtectedHeader(sealed)).toEqual({ alg: 'dir', enc: 'A256GCM', place: 'answer 1 0' });
  });

  test('does not tell short texts apart by length, nor equal ones by content', async () => {
    const key = await seal.newKey();
    const all = await Promise.all(['1', 'yes', 'yes', 'definitely not'].map((text) => seal.close(key, 'here', text)));
    expect(new Set(all.map((one) => one.length)).size).toBe(1);
    expect(new Set(all).size).toBe(4);
  });

  test('opens nothing in another place, with another key, or changed', async () => {
    const [key, other] = [await seal.newKey(), await seal.newKey()];
    const sealed = await seal.close(key, 'answer 1 0', 'secret words');
    const [header, , iv, text, tag] = sealed.split('.');
    const forged = Buffer.from('{"alg":"dir","enc":"A256GCM","place":"answer 1 1"}').toString('base64url');
    const tries = [
      () => seal.open(key, 'answer 1 1', sealed),
      () => seal.open(other, 'answer 1 0', sealed),
      () => seal.open(key, 'answer 1 1', [forged, '', iv, text, tag].join('.')),
      () => seal.open(key, 'answer 1 0', [header, '', iv, flipped(text), tag].join('.')),
      () => seal.open(key, 'answer 1 0', 'nonsense'),
    ];
    for (const attempt of tries) {
      const error = await attempt().then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(SealError);
      expect(String(error)).not.toContain('secret words');
    }
  });

  test('a host key that is missing or another one is named', async () => {
    const key = await seal.newKey();
    await expect(createSeal([next]).open(key, 'here', 'x')).rejects.toThrow('host key home is missing');
    const wrong = createSeal([{ id: 'home', secret: next.secret }]);
    await expect(wrong.close(key, 'here', 'x')).rejects.toThrow('does not open with the host key home');
    expect(seal.has('home')).toBe(true);
    expect(seal.has('next')).toBe(false);
  });

  test('the first key is the active one; rewrapping keeps the data key', async () => {
    const key = await seal.newKey();
    const sealed = await seal.close(key, 'here', 'kept');
    const both = createSeal([next, home]);
    expect(both.activeHostKey).toBe('next');
    const moved = await both.rewrap(key);
    expect(moved.hostKey).toBe('next');
    expect(await createSeal([next]).open(moved, 'here', sealed)).toBe('kept');
  });
});

/** The same text with its first character changed. */
function flipped(text = ''): string {
  return `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
}
