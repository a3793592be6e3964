import { openAttune } from './attune-bot.ts';
import { openBareDiscord } from './bare-discord.ts';
import { openBareSlack } from './bare-slack.ts';
import type { Answered, Asked, BareCalls, Where } from './bot-calls.ts';

/** The process of one bot. Its first message says where to connect to; it ends when nobody can ask any more. */

type Calls = BareCalls & AsyncDisposable;

const openBare = ({ platform, ...where }: Where) =>
  platform === 'discord' ? openBareDiscord(where) : openBareSlack(where);

let opened: Promise<Calls> | undefined;

async function answer({ name, args }: Asked): Promise<unknown> {
  if (name === 'open') {
    const where = args[0] as Where;
    opened = process.argv[2] === 'attune' ? openAttune(where) : openBare(where);
    await opened;
    return;
  }
  const calls = (await opened) as unknown as Record<string, (...given: readonly unknown[]) => Promise<unknown>>;
  return calls[name]?.(...args);
}

function reply(message: Answered): void {
  if (process.connected) process.send?.(message);
}

process.on('message', (asked: Asked) => {
  answer(asked).then(
    (result) => reply({ id: asked.id, result }),
    (error: unknown) => reply({ id: asked.id, failure: error instanceof Error ? error.message : String(error) }),
  );
});

process.on('disconnect', async () => {
  const bot = await opened?.catch(() => undefined);
  await bot?.[Symbol.asyncDispose]();
  process.exit();
});
