import { setTimeout as wait } from 'node:timers/promises';
import type { Keeper, Leases, Part } from '../../src/port/leases.ts';
import type { Log } from '../../src/port/log.ts';

/** Lets requests go one after the other, evenly, as many a second as are this process's. */
export type Pace = {
  readonly turn: () => Promise<void>;
  /**
   * Discord takes nothing more from this bot for so long (ms). What it has refused is sent again then and takes a turn of
   * its own: if all that came meanwhile were sent beside it, the next second would be full too early as well, and so on.
   */
  readonly refused: (ms: number) => void;
  readonly end: () => Promise<void>;
};

/**
 * Discord's limit on requests is one for all processes with the same token, and whoever breaks it too often is shut out
 * altogether. So it is cut into parts that are leased: together they never are more. Sent evenly, what is due at once
 * meets no full window anywhere, and needs no rest at its end, of which discord.js's own limiter makes a twentieth.
 */
export function createPace(parts: {
  readonly perSecond: number;
  readonly leases: Leases | undefined;
  /** Whether this process does no more than answer: then one part is enough. */
  readonly answersOnly: boolean;
  readonly log: Log;
}): Pace {
  const { leases, log } = parts;
  const perSecond = parts.perSecond * share;
  const held = new Set<number>();
  let rate = leases === undefined ? perSecond : perSecond / inParts;
  let due = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let queue: Promise<void> = Promise.resolve();
  let joining: Promise<Part | null> | null = null;

  const change = (): void => {
    rate = Math.max((perSecond / inParts) * held.size, leastRate);
  };
  const keeper: Keeper = {
    take: (item) => {
      held.add(item);
      change();
    },
    lose: (item) => {
      held.delete(item);
      change();
    },
    give: async (item) => {
      held.delete(item);
      change();
      return null;
    },
    leave: () => null,
    looked: () => undefined,
  };

  const join = async (to: Leases): Promise<Part | null> => {
    const most = parts.answersOnly ? { most: 1 } : {};
    try {
      return await to.join({ name: 'Discord requests', count: inParts, canWait: true, ...most }, keeper);
    } catch (error) {
      // The smallest part is anybody's, until the database answers.
      log.error('a part of what Discord takes could not be had', error);
      joining = null;
      return null;
    }
  };

  const next = async (): Promise<void> => {
    if (leases !== undefined) {
      joining ??= join(leases);
      await joining;
    }
    const gap = 1000 / rate;
    const now = performance.now();
    due = Math.max(due + gap, now - mostBehind * gap);
    const at = Math.max(due, last + gap / 2);
    if (at > now) await wait(at - now, undefined, { ref: false });
    last = performance.now();
  };

  return {
    turn: () => {
      queue = queue.then(next);
      return queue;
    },
    refused: (ms) => {
      due = Math.max(due, performance.now() + ms) + 1000 / rate;
    },
    end: async () => {
      const part = await joining;
      joining = Promise.resolve(null);
      await part?.[Symbol.asyncDispose]();
    },
  };
}

/** Into how many parts the limit is cut: so many processes can post at once. */
const inParts = 10;

/** How much of it is used: the clocks of two machines are never quite the same. */
const share = 0.98;

/** How many requests are made up for that were held up here, at twice the pace: a second of Discord's has room for no more. */
const mostBehind = 3;

/** For who has no part at the moment (requests a second). */
const leastRate = 1;
