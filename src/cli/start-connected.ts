import { loadContent } from '../../adapters/files/load-content.ts';
import { type Clockwork, startClockwork } from '../../adapters/system/clockwork.ts';
import { writeCalendar } from '../../adapters/system/write-calendar.ts';
import { createBot } from '../bot/create-bot.ts';
import { housekeeping } from '../bot/housekeeping.ts';
import type { PlatformName } from '../model/place.ts';
import type { ChatPlatform } from '../port/chat-platform.ts';
import type { Inbox } from '../port/inbox.ts';
import { serveHost } from './admin/serve-host.ts';
import { clearAwayAfterStart } from './after-start.ts';
import { type DoorParts, openDoor } from './door.ts';
import { CliError } from './explain-failure.ts';
import { contentFolder } from './folders.ts';
import { healthCheck } from './health.ts';
import { startKeeping } from './keeping.ts';
import { type OpenData, openAttune } from './open-attune.ts';
import { say } from './output.ts';
import { closedPreview } from './platforms/closed-preview.ts';
import { connectDiscord } from './platforms/connect-discord.ts';
import { connectSlack } from './platforms/connect-slack.ts';
import type { Connection, ConnectionParts } from './platforms/connection.ts';
import { type Parts, type Run, stopInTime, stopTogether, unlessOver, untilOver } from './run.ts';
import { type Role, roleNames } from './settings/values.ts';
import { watchData } from './watch-data.ts';
import { watchFolder } from './watch-folder.ts';
import { watchHealth } from './watch-health.ts';

/** Runs Attune on the platforms that are set up, in real time, until the run is over. */
export async function startConnected(run: Run): Promise<void> {
  const { log, metrics } = run;
  await using stack = new AsyncDisposableStack();
  const data = await unlessOver(run, openAttune({ log, metrics }), (made) => made[Symbol.asyncDispose]());
  stack.use(stopInTime(data, 'the database', run, 1500));
  void data.database.lost.then(run.end);
  const { store, system, runner } = data;
  const { roles } = data.config;
  const content = await loadContent(contentFolder);
  const platforms = new Map<PlatformName, ChatPlatform>([['web', closedPreview]]);
  const { hostPages } = data.config;
  const bot = createBot({ ...data, content, metrics, platforms, writeCalendar, hostPages });
  const connections = connect(data, {
    content,
    store,
    leases: data.leases,
    posts: roles.has('worker'),
    system,
    log,
    metrics,
    hostPages,
  });
  for (const { platform } of connections) {
    platforms.set(platform.name, platform);
    void platform.lost.then(run.end);
  }
  const health = healthOf(data, connections);
  const door = await openDoor(doorParts(data, connections, { metrics, health }));
  const keeping = startKeeping(data, metrics);
  const host = await serveHost(
    data,
    run,
    connections.map(({ platform }) => platform),
  );

  let clockwork: Clockwork | undefined;
  const parts: Parts = [
    ['the door', door],
    ['the socket', host],
    ['the keeping', keeping],
    ['the jobs', runner],
    ['the tick', { [Symbol.asyncDispose]: () => bot.tick.stop() }],
    ['the clockwork', { [Symbol.asyncDispose]: async () => clockwork?.stop() }],
    ...connections.map(({ platform, title }) => [title, platform] as const),
  ];
  stack.defer(() => stopTogether(parts, run));

  // Nothing is posted before every platform has taken its token: a wrong one would pause the couples there.
  await unlessOver(run, startAll(connections, roles, bot.inbox));
  if (roles.has('worker')) await runner.start((job, tries) => bot.run(job, tries));
  door.open();
  watchHealth(metrics, connections, health);
  watchData(metrics, data);
  watchFolder(metrics, data.config);
  if (roles.has('worker')) {
    await unlessOver(run, bot.tick.run());
    clockwork = startClockwork(
      () => bot.tick.run(),
      () => housekeeping({ store, system }).finally(keeping.night),
      log,
    );
  }

  run.ready();
  clearAwayAfterStart(run);
  announce(data, connections);
  await untilOver(run);
}

function connect({ config: { discord, slack } }: OpenData, parts: ConnectionParts): readonly Connection[] {
  return [
    ...(discord === null ? [] : [connectDiscord(discord, parts)]),
    ...(slack === null ? [] : [connectSlack(slack, parts)]),
  ];
}

function doorParts(
  { config, log }: OpenData,
  connections: readonly Connection[],
  watched: Pick<DoorParts, 'metrics' | 'health'>,
): DoorParts {
  const { slack } = config;
  return {
    port: config.port,
    listen: slack?.mode === 'http' && config.roles.has('web') ? slack.listen : undefined,
    healthListen: config.healthListen,
    requests: connections.find(({ requests, role }) => requests !== null && config.roles.has(role))?.requests ?? null,
    ...watched,
    log,
  };
}

function healthOf({ config, store }: OpenData, connections: readonly Connection[]): DoorParts['health'] {
  const platforms = connections.map(({ platform }) => platform);
  return healthCheck(store, platforms, {
    database: config.databaseUrl === undefined ? 'embedded' : 'server',
    platforms: platforms.map(({ name }) => name),
  });
}

/** Starts those that are this process's, all at once. What stands in the way is told of all of them. */
async function startAll(connections: readonly Connection[], roles: ReadonlySet<Role>, inbox: Inbox): Promise<null> {
  const start = (one: Connection): Promise<void> => (roles.has(one.role) ? one.start(inbox) : one.check());
  const results = await Promise.allSettled(connections.map(start));
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  const other = failures.find((failure) => !(failure instanceof CliError));
  if (other !== undefined) throw other;
  if (failures.length > 0) throw new CliError(failures.map((failure) => (failure as CliError).message).join('\n'));
  return null;
}

function announce({ config }: OpenData, connections: readonly Connection[]): void {
  const titles = new Intl.ListFormat('en').format(connections.map(({ title }) => title));
  const isAll = roleNames.every((role) => config.roles.has(role));
  say(`Attune is ready, on ${titles}${isAll ? '' : `, as ${new Intl.ListFormat('en').format(config.roles)}`}.`);
  for (const { note, role } of connections) if (note !== null && config.roles.has(role)) say(note);
  say(`Health and metrics: http://127.0.0.1:${config.port}/health and /metrics. Ctrl+C stops it.`);
}
