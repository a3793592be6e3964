import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Counts how often this process has a file put on the disk, from now on: the embedded database does it in no other way. */
export function countSyncs(): () => number {
  let count = 0;
  const { fsyncSync } = fs;
  fs.fsyncSync = (descriptor) => {
    count += 1;
    fsyncSync(descriptor);
  };
  syncBuiltinESMExports();
  return () => count;
}
