import type { AdminCommand } from './command.ts';
import { forgetThem } from './forget-them.ts';
import { givenUpJobs } from './given-up-jobs.ts';
import { handOut } from './hand-out.ts';
import { rotateKeys } from './rotate-keys.ts';
import { takeBackup } from './take-backup.ts';
import { tellStatus } from './tell-status.ts';

/** Everything that the host may ask of an Attune that runs. */
export const adminCommands: readonly AdminCommand[] = [
  tellStatus,
  givenUpJobs,
  takeBackup,
  handOut,
  forgetThem,
  rotateKeys,
];
