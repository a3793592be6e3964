import { setTimeout as pause } from 'node:timers/promises';
import type { Take } from './intake.ts';
import type { SocketConnection } from './socket-connection.ts';

/** What Slack brings over sockets, each to be acknowledged by its id. */
export type Envelopes = {
  readonly take: (from: SocketConnection, id: string, payload: unknown) => void;
  /** Resolves once all that came is acknowledged, after so many milliseconds at the latest. */
  readonly settled: (ms: number) => Promise<void>;
};

/** What was sent twice is handled once, and answered the same. */
export function createEnvelopes(parts: {
  readonly take: () => Take | null;
  /** The connection that is the newest. */
  readonly current: () => SocketConnection | null;
}): Envelopes {
  const answers = new Map<string, Promise<object | undefined>>();
  const pending = new Set<string>();

  const take = (from: SocketConnection, id: string, payload: unknown): void => {
    const acknowledge = async (said: object | undefined): Promise<void> => {
      try {
        await from.acknowledge(id, said);
      } catch (error) {
        const current = parts.current();
        // It may have been replaced in between; Slack knows the envelope by its id.
        if (current === null || current === from) throw error;
        await current.acknowledge(id, said);
      }
    };
    const known = answers.get(id);
    if (known !== undefined) return void known.then(acknowledge).catch(() => undefined);
    const answer = Promise.withResolvers<object | undefined>();
    answers.set(id, answer.promise);
    pending.add(id);
    if (answers.size > remembered) answers.delete(answers.keys().next().value ?? id);
    const answerOnce = (said?: object): Promise<void> => {
      answer.resolve(said);
      return acknowledge(said).finally(() => pending.delete(id));
    };
    // Nothing that Slack sends is sent again because it could not be read.
    if (parts.take()?.(payload, answerOnce) !== true) answerOnce().catch(() => undefined);
  };

  return {
    take,
    settled: async (ms) => {
      const until = performance.now() + ms;
      while (pending.size > 0 && performance.now() < until) await pause(10);
    },
  };
}

const remembered = 2000;
