import { randomUUID } from 'node:crypto';
import type { System } from '../../src/port/system.ts';

/** Real time and real chance. */
export function createSystem(): System {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    newId: () => randomUUID(),
  };
}

/** A system whose time runs ahead of real time and can be moved further ahead: the preview's. */
export interface BotClock extends System {
  /** How far it is ahead, in ms. */
  readonly offset: number;
  /** Moves time forward by `ms`, and resolves once everything that follows the clock has taken note. */
  jump(ms: number): Promise<void>;
  /** Back to real time, and resolves likewise: only for one that nothing has lived by. */
  setBack(): Promise<void>;
  /** Runs after every jump, and after it was set back. Returns what removes the listener again. */
  onJump(listener: () => Promise<void>): () => void;
}

/** Starts `offset` ms ahead of real time. Throws a `RangeError` for anything that would move time backwards. */
export function createBotClock(offset = 0): BotClock {
  const listeners = new Set<() => Promise<void>>();
  let ahead = forward(offset);
  const tell = async (): Promise<void> => {
    for (const listener of listeners) await listener();
  };
  return {
    ...createSystem(),
    now: () => Date.now() + ahead,
    get offset() {
      return ahead;
    },
    jump: async (ms) => {
      ahead += forward(ms);
      await tell();
    },
    setBack: async () => {
      ahead = 0;
      await tell();
    },
    onJump: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function forward(ms: number): number {
  if (!(ms >= 0 && Number.isFinite(ms))) throw new RangeError(`the clock only moves forward, not by ${ms} ms`);
  return ms;
}
