import { describe, expect, test } from 'vitest';
import { HostKeyError } from '../../../adapters/system/host-key-error.ts';
import { makeKey, parseKeys, writeKey } from '../../../adapters/system/key-ring.ts';

const secret = Buffer.alloc(32, 5).toString('base64url');

describe('the host keys as text', () => {
  test('several, the first one active, separated as one likes', () => {
    const other = writeKey(makeKey());
    const keys = parseKeys(`# a note\n home:${secret} , ${other}\n`, 'ATTUNE_KEYS');
    expect(keys.map((key) => key.id)).toEqual(['home', other.split(':')[0]]);
    expect(keys[0]?.secret).toEqual(new Uint8Array(32).fill(5));
  });

  test.each([
    ['', 'ATTUNE_KEYS holds no key'],
    [`home:${secret},home:${secret}`, 'two keys with the id "home"'],
    [`home:${secret.slice(0, 40)}`, 'key 1 of ATTUNE_KEYS'],
    [`home:${secret},spare ${secret}`, 'key 2 of ATTUNE_KEYS'],
    [`:${secret}`, 'key 1 of ATTUNE_KEYS'],
    [secret, 'key 1 of ATTUNE_KEYS'],
  ])('refuses %j and never quotes a key', (text, sentence) => {
    const parse = () => parseKeys(text, 'ATTUNE_KEYS');
    expect(parse).toThrow(HostKeyError);
    expect(parse).toThrow(sentence);
    expect(parse).not.toThrow(secret.slice(0, 20));
  });
});
