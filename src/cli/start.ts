import { Command } from 'commander';
import { loadContent } from '../../adapters/files/load-content.ts';
import { startClockwork } from '../../adapters/system/cron.ts';
import { createMetrics } from '../../adapters/system/metrics.ts';
import { createWebPlatform } from '../../adapters/web/platform.ts';
import { type Bot, createBot } from '../bot/create-bot.ts';
import { housekeeping } from '../bot/housekeeping.ts';
import type { PlatformName } from '../model/place.ts';
import type { ChatPlatform } from '../port/chat-platform.ts';
import { restoreBotClock } from './bot-clock.ts';
import { contentFolder } from './folders.ts';
import { type OpenData, openAttune } from './open-attune.ts';
import { say } from './output.ts';
import { resetPreview } from './reset-preview.ts';

/** `attune start`: runs until it is told to stop. */
export function startCommand(): Command {
  return new Command('start')
    .description('run Attune; with nothing set this opens the preview on this machine (the default)')
    .action(start);
}

async function start(): Promise<void> {
  const stopped = untilTold();
  await using stack = new AsyncDisposableStack();
  const data = stack.use(await openAttune());
  const content = await loadContent(contentFolder);
  const metrics = createMetrics();
  const platforms = new Map<PlatformName, ChatPlatform>();
  const system = await restoreBotClock(data.store, data.clock);
  const bot = createBot({ ...data, system, content, metrics, platforms });

  const web = stack.use(await openPreview(data, bot, system));
  platforms.set('web', web);
  await data.runner.start((job) => bot.run(job));
  await web.start(bot.inbox);
  await bot.tick.run();
  const clockwork = startClockwork(
    () => bot.tick.run(),
    () => housekeeping({ store: data.store, system }),
  );

  say(`Attune is ready: open ${web.address}`);
  say('To connect Discord or Slack, see "Connect Discord or Slack" in README.md. Ctrl+C stops it.');
  const signal = await stopped;
  data.log.info('stopping', { signal });
  endAnyway();
  await clockwork.stop();
  await bot.tick.stop();
}

function openPreview(data: OpenData, bot: Bot, system: Awaited<ReturnType<typeof restoreBotClock>>) {
  const settle = async (): Promise<void> => {
    await bot.tick.run();
    await data.runner.idle();
  };
  return createWebPlatform({
    port: data.config.port,
    store: data.store,
    system,
    log: data.log,
    nextDue: () => data.store.transaction(({ rituals }) => rituals.nextDue()),
    health: async () => {
      await data.store.ping();
      return { database: data.config.databaseUrl === undefined ? 'embedded' : 'server' };
    },
    onJump: settle,
    onReset: () => resetPreview(data.store),
  });
}

/** Whatever hangs, the process is gone in time; what was cut off runs again after the next start. */
function endAnyway(): void {
  setTimeout(() => process.exit(1), 4800).unref();
}

/** Resolves with the name of the signal that asks the process to stop. A second one ends it at once. */
function untilTold(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });
}
