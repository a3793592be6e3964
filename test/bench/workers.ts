import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { minute } from '../../src/model/instant.ts';
import { openClicks } from './clicks.ts';
import { addDue } from './due-couples.ts';
import { percentile } from './percentile.ts';
import type { Progress } from './progress.ts';
import type { Result } from './result.ts';
import { type BenchWorker, limit, openServerWorld, type ServerWorld } from './server-world.ts';

/** How long a post is under way (ms): so long that a worker waits for the platform, and not for this machine's few cores. */
const slowly = 1000;
/** About as long as with Discord. */
const usually = 150;

const couplesForOne = 240;
const many = 10_000;
/** Those of the burst, one after the other, take more than half of it. */
const clicks = 400;

/** How long there may be no new post (ms) before the rest counts as lost. */
const patience = 60_000;

/**
 * The same burst of due couples with one worker and with two, both processes as a host starts them, on one server; then
 * ten thousand due in one minute with two, and somebody who answers questions in a quiet hour and meanwhile.
 */
export async function benchWorkers(progress: Progress): Promise<readonly Result[]> {
  await using world = await openServerWorld();
  const { twin } = world;
  progress.say('starting a worker');
  const workers = [await world.startWorker()];
  twin.latency = slowly;
  const one = await burst(world, workers, couplesForOne, 1, progress);
  workers.push(await world.startWorker());
  // Until the second one has its part of what Discord takes.
  await wait(3000);
  const two = await burst(world, workers, 2 * couplesForOne, 1 + couplesForOne, progress);

  twin.latency = usually;
  progress.say('posting questions to answer');
  const person = await openClicks(world, 2 * clicks);
  progress.say('answering in a quiet hour');
  const quiet = await person.answer(clicks, 250);
  const refused = twin.limits.refused;
  const rush = person.answer.bind(null, clicks, 250);
  let busy: ReturnType<typeof rush> | undefined;
  const all = await burst(world, workers, many, 1 + 3 * couplesForOne, progress, () => {
    busy = rush();
  });
  const hurried = await busy;
  if (hurried === undefined) throw new Error('nobody answered anything');
  const [p99, peerP99] = [percentile(hurried.receipts, 99), percentile(quiet.receipts, 99)];
  return [
    {
      name: 'workers-two',
      couples: 2 * couplesForOne,
      ms: two.ms,
      mb: 0,
      ratio: two.perSecond / one.perSecond,
      against: `the rate of one (${one.perSecond.toFixed(1)} posts a second, each ${slowly} ms under way);`,
      cpu: two.cpu,
    },
    {
      name: 'workers-due-in-a-minute',
      couples: many,
      ms: all.opened,
      mb: 0,
      ratio: all.ms / ((many / limit) * 1000),
      against: "Discord's own limit until all are posted;",
      share: all.perSecond / limit,
      rejected: twin.limits.refused - refused,
      cpu: all.cpu,
    },
    {
      name: 'workers-clicks',
      couples: many,
      ms: percentile(hurried.receipts, 50),
      mb: 0,
      p50: percentile(hurried.receipts, 50),
      p99,
      peer: percentile(quiet.receipts, 50),
      peerP99,
      ratio: p99 / peerP99,
      against: 'the p99 of a quiet hour',
    },
  ];
}

type Burst = {
  /** From the minute in which they were due until all were opened, and until all were posted (ms). */
  readonly opened: number;
  readonly ms: number;
  /** Posts a second, the first and the last twentieth left out. */
  readonly perSecond: number;
  /** What all workers together used of a core for each (ms). */
  readonly cpu: number;
};

/** Couples who are due in the next full minute, in which every worker looks. Throws if one is not asked, or twice. */
async function burst(
  world: ServerWorld,
  workers: readonly BenchWorker[],
  couples: number,
  first: number,
  progress: Progress,
  begun: () => void = () => undefined,
): Promise<Burst> {
  const { twin, system, db } = world;
  progress.say(`adding ${couples} couples`);
  const rooms = addRooms(world, couples);
  // It takes a while to add them all.
  const due = Math.ceil((system.now() + 3 * couples) / minute + 0.1) * minute;
  await addDue(world, rooms, { first, last: due - 1 });
  const before = await cpuOf(workers);
  const seen = twin.requests.length;
  progress.say('waiting for the minute in which they are due');
  await wait(due - system.now());
  const begin = performance.now();
  begun();
  const opened = untilOpened(db, first, couples).then(() => performance.now() - begin);
  const posts = await allPosted(world, seen, new Set(rooms.map(({ room }) => room)), progress);
  const cpu = (await cpuOf(workers)) - before;
  const [problem] = twin.violations;
  if (problem !== undefined) throw new Error(`something went wrong: ${problem}`);
  const edge = Math.floor(couples / 20);
  const middle = posts.slice(edge, posts.length - edge);
  const took = (middle.at(-1) ?? Number.NaN) - (middle[0] ?? Number.NaN);
  const perSecond = (middle.length - 1) / (took / 1000);
  return { opened: await opened, ms: (posts.at(-1) ?? Number.NaN) - begin, perSecond, cpu: cpu / couples };
}

async function cpuOf(workers: readonly BenchWorker[]): Promise<number> {
  return (await Promise.all(workers.map((one) => one.cpu()))).reduce((sum, one) => sum + one, 0);
}

/** Servers of fifty channels each. */
function addRooms({ twin: { world } }: ServerWorld, couples: number): readonly { space: string; room: string }[] {
  const rooms: { space: string; room: string }[] = [];
  while (rooms.length < couples) {
    const guild = world.addGuild(`Server ${rooms.length}`, []);
    for (let n = 0; n < 50; n += 1) rooms.push({ space: guild.id, room: world.addChannel(guild).id });
  }
  return rooms.slice(0, couples);
}

async function untilOpened(db: ServerWorld['db'], first: number, couples: number): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from check_ins where couple_id like 'c%'
        and substr(couple_id, 2)::int between ${first} and ${first + couples - 1}`.execute(db);
    if ((rows[0]?.n ?? 0) >= couples) return;
    await wait(200);
  }
}

/** When each post arrived, in order. Throws once nothing comes any more, and for a channel that gets two. */
async function allPosted(
  { twin }: ServerWorld,
  from: number,
  rooms: ReadonlySet<string>,
  progress: Progress,
): Promise<readonly number[]> {
  const posts = new Map<string, number>();
  let seen = from;
  let last = performance.now();
  while (posts.size < rooms.size) {
    await wait(250);
    for (const { method, path, status, at } of twin.requests.slice(seen)) {
      const room = /^\/channels\/(\d+)\/messages$/.exec(path)?.[1];
      if (method !== 'POST' || status !== 200 || room === undefined || !rooms.has(room)) continue;
      if (posts.has(room)) throw new Error('a channel got two questions');
      posts.set(room, at);
      last = performance.now();
    }
    seen = twin.requests.length;
    progress.say(`posted ${posts.size.toLocaleString('en')} of ${rooms.size.toLocaleString('en')}`);
    if (performance.now() - last > patience) {
      throw new Error(`only ${posts.size} of ${rooms.size} questions arrived, and no other for ${patience / 1000} s`);
    }
  }
  return [...posts.values()].toSorted((a, b) => a - b);
}
