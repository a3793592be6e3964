import { loadContent } from '../../adapters/files/load-content.ts';
import { nextMoment } from '../../adapters/postgres/next-moment.ts';
import { createBotClock } from '../../adapters/system/clock.ts';
import { type Clockwork, startClockwork } from '../../adapters/system/clockwork.ts';
import { drawPicture } from '../../adapters/system/draw-picture.ts';
import type { ScrapedMetrics } from '../../adapters/system/metrics.ts';
import { writeCalendar } from '../../adapters/system/write-calendar.ts';
import { createWebPlatform } from '../../adapters/web/platform.ts';
import { type Bot, createBot } from '../bot/create-bot.ts';
import { housekeeping } from '../bot/housekeeping.ts';
import type { Content } from '../content/library.ts';
import { endOfTime } from '../model/instant.ts';
import type { PlatformName } from '../model/place.ts';
import type { ChatPlatform } from '../port/chat-platform.ts';
import { serveHost } from './admin/serve-host.ts';
import { clearAwayAfterStart } from './after-start.ts';
import { type PreviewSystem, restoreBotClock } from './bot-clock.ts';
import { contentFolder } from './folders.ts';
import { healthCheck } from './health.ts';
import { startKeeping } from './keeping.ts';
import { nextCheckIn, standing } from './next-check-in.ts';
import { type OpenData, openAttune } from './open-attune.ts';
import { say } from './output.ts';
import { renderers } from './preview/renderers.ts';
import { sampleWords } from './preview/sample-words.ts';
import { webWords } from './preview/web-words.ts';
import { resetPreview } from './reset-preview.ts';
import { type Parts, type Run, stopInTime, stopTogether, unlessOver, untilOver } from './run.ts';
import { watchData } from './watch-data.ts';
import { watchHealth } from './watch-health.ts';

/** Runs the preview, on a clock that can be moved, until the run is over. */
export async function startPreview(run: Run): Promise<void> {
  const { log, metrics } = run;
  await using stack = new AsyncDisposableStack();
  const clock = createBotClock();
  const data = await unlessOver(run, openAttune({ log, clock, metrics }), (made) => made[Symbol.asyncDispose]());
  stack.use(stopInTime(data, 'the database', run, 1500));
  void data.database.lost.then(run.end);
  const content = await loadContent(contentFolder);
  const platforms = new Map<PlatformName, ChatPlatform>();
  const system = await restoreBotClock(data.store, clock);
  const bot = createBot({
    ...data,
    system,
    content,
    metrics,
    platforms,
    writeCalendar,
    hostPages: data.config.hostPages,
  });

  const web = await openPreview(data, bot, system, metrics, content);
  const keeping = startKeeping(data, metrics);
  const host = await serveHost({ ...data, system }, run, [web]);
  let clockwork: Clockwork | undefined;
  const parts: Parts = [
    ['the preview', web],
    ['the socket', host],
    ['the keeping', keeping],
    ['the tick', { [Symbol.asyncDispose]: () => bot.tick.stop() }],
    ['the clockwork', { [Symbol.asyncDispose]: async () => clockwork?.stop() }],
  ];
  stack.defer(() => stopTogether(parts, run));
  platforms.set('web', web);
  void web.lost.then(run.end);
  await data.runner.start((job, tries) => bot.run(job, tries));
  await web.start(bot.inbox);
  await unlessOver(run, bot.tick.run());
  clockwork = startClockwork(
    () => bot.tick.run(),
    () => housekeeping({ store: data.store, system }).finally(keeping.night),
    data.log,
  );

  run.ready();
  clearAwayAfterStart(run);
  say(`Attune is ready: open ${web.address}`);
  say('To connect Discord or Slack, see "Connect Discord or Slack" in README.md. Ctrl+C stops it.');
  await untilOver(run);
}

function openPreview(data: OpenData, bot: Bot, system: PreviewSystem, metrics: ScrapedMetrics, content: Content) {
  const settle = async (): Promise<void> => {
    await bot.tick.run();
    await data.runner.idle();
  };
  const health = healthCheck(data.store, [], {
    database: data.config.databaseUrl === undefined ? 'embedded' : 'server',
  });
  watchHealth(metrics, [], health);
  watchData(metrics, { ...data, system });
  return createWebPlatform({
    port: data.config.port,
    store: data.store,
    system,
    log: data.log,
    draw: drawPicture,
    nextDue: () => nextCheckIn(data.store, system.now()),
    standing: () => standing(data.store, system.now()),
    nextMoment: async (rest) => Math.min((await nextMoment(data.database)) ?? endOfTime, system.now() + rest),
    health,
    metrics,
    onJump: settle,
    onReset: () => resetPreview(data.store),
    renderers,
    words: (locale) => webWords(content, locale),
    sampleWords: sampleWords(content.library('en')),
  });
}
