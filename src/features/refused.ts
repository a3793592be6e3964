import { PlatformError } from '../port/platform-error.ts';
import type { JobContext } from './context.ts';

/** How often something is tried that the platform refuses with a code which no table names. */
export const unknownPatience = 8;

/** Whether the platform will not take what was sent, however often it is sent: it says so, or nobody knows what it says. */
export function isRefused({ tries }: Pick<JobContext, 'tries'>, error: unknown): boolean {
  if (!(error instanceof PlatformError)) return false;
  return error.kind === 'rejected' || (error.kind === 'unknown' && tries >= unknownPatience);
}

/** Whether it is out of reach: deleted, or out of sight, or the bot may not. It may come back. */
export function isShut(error: unknown): boolean {
  return error instanceof PlatformError && (error.kind === 'gone' || error.kind === 'forbidden');
}

/** Whether trying again right away is of no use. */
export function isLasting(context: Pick<JobContext, 'tries'>, error: unknown): boolean {
  return isShut(error) || isRefused(context, error);
}
