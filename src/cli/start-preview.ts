import { loadContent } from '../../adapters/files/load-content.ts';
import { createBotClock } from '../../adapters/system/clock.ts';
import { startClockwork } from '../../adapters/system/clockwork.ts';
import { createMetrics, type ScrapedMetrics } from '../../adapters/system/metrics.ts';
import { createWebPlatform } from '../../adapters/web/platform.ts';
import { type Bot, createBot } from '../bot/create-bot.ts';
import { housekeeping } from '../bot/housekeeping.ts';
import type { PlatformName } from '../model/place.ts';
import type { ChatPlatform } from '../port/chat-platform.ts';
import { type PreviewSystem, restoreBotClock } from './bot-clock.ts';
import { contentFolder } from './folders.ts';
import { healthCheck } from './health.ts';
import { type OpenData, openAttune } from './open-attune.ts';
import { say } from './output.ts';
import { renderers } from './preview/renderers.ts';
import { resetPreview } from './reset-preview.ts';
import type { Stop } from './until-told.ts';

/** Runs the preview, on a clock that can be moved, until `asked` resolves. */
export async function startPreview({ asked, hurry }: Stop): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const clock = createBotClock();
  const data = stack.use(await openAttune(clock));
  const content = await loadContent(contentFolder);
  const metrics = createMetrics();
  const platforms = new Map<PlatformName, ChatPlatform>();
  const system = await restoreBotClock(data.store, clock);
  const bot = createBot({ ...data, system, content, metrics, platforms });

  const web = stack.use(await openPreview(data, bot, system, metrics));
  platforms.set('web', web);
  await data.runner.start((job, tries) => bot.run(job, tries));
  await web.start(bot.inbox);
  await bot.tick.run();
  const clockwork = startClockwork(
    () => bot.tick.run(),
    () => housekeeping({ store: data.store, system }),
    data.log,
  );

  say(`Attune is ready: open ${web.address}`);
  say('To connect Discord or Slack, see "Connect Discord or Slack" in README.md. Ctrl+C stops it.');
  const signal = await asked;
  data.log.info('stopping', { signal });
  hurry();
  await clockwork.stop();
  await bot.tick.stop();
}

function openPreview(data: OpenData, bot: Bot, system: PreviewSystem, metrics: ScrapedMetrics) {
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
    health: healthCheck(data.store, [], { database: data.config.databaseUrl === undefined ? 'embedded' : 'server' }),
    metrics,
    onJump: settle,
    onReset: () => resetPreview(data.store),
    renderers,
  });
}
