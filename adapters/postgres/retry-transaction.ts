import { setTimeout as pause } from 'node:timers/promises';

/** Runs a transaction, and again if it lost a race against another one. Everything it did was rolled back. */
export async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= triesFor(error)) throw error;
      await pause(2 ** tries);
    }
  }
}

/**
 * 40001 serialization failure, 40P01 deadlock: chance decides, so a few tries. 23505 unique violation: another
 * transaction added the same thing in between, so the second try sees it and can say so; a third would change nothing.
 */
const tries: Readonly<Record<string, number>> = { '40001': 6, '40P01': 6, '23505': 2 };

function triesFor(error: unknown): number {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? (tries[code] ?? 1) : 1;
}
