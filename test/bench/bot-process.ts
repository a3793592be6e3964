import { fork } from 'node:child_process';
import type { Answered, Asked, Bots, Where } from './bot-calls.ts';
import { within } from './within.ts';

type Args<Call> = Call extends (...args: infer Given) => Promise<unknown> ? Given : never;
type Given<Call> = Call extends (...args: never) => Promise<infer Result> ? Result : never;

/** A bot in a process of its own, connected; so that what it does keeps no platform from noting the time. */
export type BotProcess<Calls> = AsyncDisposable & {
  /** Asks it for something, and waits for at most `ms`. Throws an error with a sentence, also when the process ends. */
  ask<Name extends keyof Calls & string>(
    ms: number,
    name: Name,
    ...args: Args<Calls[Name]>
  ): Promise<Given<Calls[Name]>>;
};

export async function startBot<Name extends keyof Bots>(name: Name, where: Where): Promise<BotProcess<Bots[Name]>> {
  const child = fork(new URL('./bot.ts', import.meta.url), [name], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ended = new Promise<void>((resolve) =>
    child.once('exit', (status, signal) => {
      const error = new Error(`the process of the ${name} bot ended (${signal ?? status})`);
      for (const { reject } of waiting.values()) reject(error);
      resolve();
    }),
  );
  child.on('message', ({ id, result, failure }: Answered) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) asked?.resolve(result);
    else asked?.reject(new Error(failure));
  });
  let count = 0;
  const ask = (ms: number, what: string, ...args: readonly unknown[]): Promise<unknown> => {
    count += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(count, answer);
    child.send({ id: count, name: what, args } satisfies Asked, (error) => {
      if (error !== null) answer.reject(new Error(`the process of the ${name} bot has ended`));
    });
    return within(ms, `"${what}" of the ${name} bot on ${where.platform}`, answer.promise);
  };
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await within(15_000, 'a bot to stop', ended).catch(() => child.kill('SIGKILL'));
  };
  try {
    await ask(90_000, 'open', where);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ask: ask as BotProcess<Bots[Name]>['ask'], [Symbol.asyncDispose]: stop };
}
