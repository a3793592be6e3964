import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import type { Contact } from './contact.ts';

/** How often something is tried again while the database does not answer: for about five minutes. */
const most = 64;

/** Does what must be done, and waits for the database if that does not answer. Throws what else goes wrong. */
export async function persistently<T>(contact: Contact, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!contact.noted(error) || tries >= most) throw error;
      await pause(Math.min(250 * 2 ** tries, 5000), undefined, { ref: false });
    }
  }
}

/** Tries for so long (ms) while the database does not answer; each try is told how much is left. */
export async function whileDown<T>(within: number, work: (left: number) => Promise<T>): Promise<T> {
  const until = performance.now() + within;
  for (;;) {
    try {
      return await work(until - performance.now());
    } catch (error) {
      // What may have been done must not be done again by somebody who can't tell.
      const again = error instanceof StoreUnavailableError && error.outcome === 'not-done';
      if (!again || performance.now() + shortPause >= until) throw error;
      await pause(shortPause);
    }
  }
}

const shortPause = 150;
