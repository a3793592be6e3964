import { setTimeout as wait } from 'node:timers/promises';
import { Routes } from 'discord.js';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Request } from './requests.ts';
import { isTokenRefused } from './translate-error.ts';

/**
 * Whether Discord answers at the moment. discord.js cannot log in twice, so this is asked before it does. A refusal
 * counts as an answer: logging in tells what it means.
 */
export async function isReachable(request: Request): Promise<boolean> {
  try {
    await request('finding the gateway', 'get', Routes.gatewayBot());
    return true;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return isTokenRefused(error) || !['unavailable', 'rate-limited'].includes(error.kind);
  }
}

/** Asks again and again, ever more rarely, up to the longest of `waits` (ms). Resolves with `false` once told to stop. */
export async function untilReachable(request: Request, waits: readonly number[], stop: AbortSignal): Promise<boolean> {
  for (let tries = 0; ; tries += 1) {
    const pause = waits[Math.min(tries, waits.length - 1)];
    await wait(pause, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return false;
    if (await isReachable(request)) return true;
  }
}
