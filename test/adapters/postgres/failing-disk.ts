import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What a disk does when it is full or broken. */
export type DiskFault = {
  readonly call: 'fsyncSync' | 'writeSync';
  readonly code: 'EIO' | 'ENOSPC';
  readonly errno: number;
};

/** Every such call of this process fails from now on. Returns what heals the disk. */
export function failDisk({ call, code, errno }: DiskFault): () => void {
  const real = fs[call];
  const fail = (): never => {
    throw Object.assign(new Error(`${code}: ${call}`), { code, errno: -errno, syscall: call });
  };
  Object.assign(fs, { [call]: fail });
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, { [call]: real });
    syncBuiltinESMExports();
  };
}
