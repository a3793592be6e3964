import { setTimeout as wait } from 'node:timers/promises';
import { DiscordTwin } from '../fakes/discord-twin/twin.ts';
import type { AttuneCalls } from './bot-calls.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { disorderOf } from './disorder.ts';
import type { Progress } from './progress.ts';
import type { Result } from './result.ts';

const couples = 5000;

/** What Discord takes of one bot, in requests a second; the twin refuses more, as Discord does. */
const limit = 50;

/** So long there may be no new post (ms) before the rest counts as lost. */
const patience = 20_000;

/** 5,000 couples due one after the other within five seconds, until each has its question in its channel. */
export async function benchDeliver(progress: Progress): Promise<readonly Result[]> {
  await using opened = new AsyncDisposableStack();
  const twin = await DiscordTwin.open({ global: { most: limit, per: 1000 } });
  opened.defer(() => twin.close());
  const rooms = addRooms(twin);
  progress.say('connecting to 5,000 channels');
  const attune = opened.use(await startBot('attune', { platform: 'discord', api: twin.api, token: twin.token }));
  await attune.ask(60_000, 'addDue', rooms);
  // The requests that it took to connect have no part in it.
  await wait(2000);
  const before = twin.limits.refused;
  const used = await attune.ask(5000, 'used');
  const begin = performance.now();
  const delivery = Promise.all([allPosted(twin, progress), attune.ask(60_000, 'tick')]);
  const [posts, asked] = await delivery.finally(() => checkProblems(twin, attune));
  const ms = (posts.at(-1)?.at ?? Number.NaN) - begin;
  if (asked !== couples) throw new Error(`only ${asked} of ${couples} couples were asked`);
  const places = new Map(rooms.map(({ room }, place) => [room, place]));
  const after = await attune.ask(5000, 'used');
  const order = posts.map(({ room }) => places.get(room) ?? Number.NaN);
  if (new Set(order).size !== couples) throw new Error('some channel got two questions, and another none');
  return [
    {
      name: 'deliver-5000',
      couples,
      ms,
      mb: await attune.ask(5000, 'megabytes'),
      ratio: ms / ((couples / limit) * 1000),
      against: "Discord's own limit;",
      share: couples / (ms / 1000) / limit,
      rejected: twin.limits.refused - before,
      cpu: (after.cpu - used.cpu) / couples,
      syncs: (after.syncs - used.syncs) / couples,
      ...disorderOf(order),
    },
  ];
}

/** What went wrong says more than that something did not arrive. */
async function checkProblems(twin: DiscordTwin, attune: BotProcess<AttuneCalls>): Promise<void> {
  const [problem] = [...twin.violations, ...(await attune.ask(5000, 'problems'))];
  if (problem !== undefined) throw new Error(`something went wrong during the delivery: ${problem}`);
}

type Room = { readonly space: string; readonly room: string };

/** Servers of fifty channels each. */
function addRooms({ world }: DiscordTwin): readonly Room[] {
  const rooms: Room[] = [];
  while (rooms.length < couples) {
    const guild = world.addGuild(`Server ${rooms.length}`, []);
    for (let n = 0; n < 50; n += 1) rooms.push({ space: guild.id, room: world.addChannel(guild).id });
  }
  return rooms;
}

type Arrived = { readonly room: string; readonly at: number };

/** Every question that was posted, in the order of arrival, at so many ms. Throws once nothing comes any more. */
async function allPosted(twin: DiscordTwin, progress: Progress): Promise<readonly Arrived[]> {
  const posts: Arrived[] = [];
  let seen = 0;
  let last = performance.now();
  while (posts.length < couples) {
    await wait(250);
    for (const { method, path, status, at } of twin.requests.slice(seen)) {
      const room = /^\/channels\/(\d+)\/messages$/.exec(path)?.[1];
      if (method === 'POST' && status === 200 && room !== undefined) posts.push({ room, at });
    }
    if (seen < twin.requests.length) last = performance.now();
    seen = twin.requests.length;
    progress.say(`posted ${posts.length.toLocaleString('en')} of ${couples.toLocaleString('en')}`);
    if (performance.now() - last > patience)
      throw new Error(`only ${posts.length} of ${couples} questions arrived, and no other for ${patience / 1000} s`);
  }
  return posts;
}
