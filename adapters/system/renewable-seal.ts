import type { Seal } from '../../src/port/seal.ts';
import type { HostKey } from './key-ring.ts';
import { createSeal } from './seal.ts';

/** A seal whose keys can be changed while it is in use: the next that is sealed or opened goes by the new ones. */
export type RenewableSeal = Seal & { renew(keys: readonly HostKey[]): void };

export function createRenewableSeal(keys: readonly HostKey[]): RenewableSeal {
  let seal = createSeal(keys);
  return {
    get activeHostKey() {
      return seal.activeHostKey;
    },
    has: (id) => seal.has(id),
    newKey: () => seal.newKey(),
    rewrap: (key) => seal.rewrap(key),
    close: (...given) => seal.close(...given),
    open: (...given) => seal.open(...given),
    renew: (others) => {
      seal = createSeal(others);
    },
  };
}
