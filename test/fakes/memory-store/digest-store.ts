import type { JarDigest } from '../../../src/model/jar-digest.ts';
import type { DigestStore } from '../../../src/port/stores/digest-store.ts';
import type { Memory } from './memory.ts';

export function createDigestStore(memory: Memory): DigestStore {
  const digests = memory.table({
    name: 'jar_digests',
    key: ({ id }: JarDigest) => id,
    couple: ({ coupleId }) => coupleId,
  });

  return {
    add: async (digest) => {
      memory.couple(digest.coupleId);
      if (digests.ofCouple(digest.coupleId).some(({ until }) => until === digest.until)) return false;
      digests.add(digest);
      return true;
    },
    find: async (id) => digests.get(id) ?? null,
    tellingOf: async (coupleId, at) =>
      digests.ofCouple(coupleId).flatMap(({ id, from, until }) => (from <= at && until > at ? id : [])),
    lastUntil: async (coupleId) => {
      const all = digests.ofCouple(coupleId).map(({ until }) => until);
      return all.length === 0 ? null : Math.max(...all);
    },
    setMessage: async (id, message) => digests.change(id, (one) => ({ ...one, message })),
  };
}
