import { loadContent } from '../../adapters/files/load-content.ts';
import { writeCalendar } from '../../adapters/system/write-calendar.ts';
import { createBot } from '../../src/bot/create-bot.ts';
import { MemoryLog, MemoryMetrics } from '../fakes/memory-log.ts';
import type { Act, Done } from './acts.ts';
import { Chance } from './chance.ts';
import type { Outage } from './expected.ts';
import { lifeOf } from './life.ts';
import { PlayedSystem } from './played-system.ts';
import { type Note, Rooms, type Seen } from './rooms.ts';
import { openStore, type StoreName } from './stores.ts';
import { Two } from './two.ts';
import { type Written, writtenIn } from './written.ts';

/** Which couples live for how long. The moment is in ms since 1970. */
export type Span = {
  readonly couples: readonly number[];
  readonly seed: number;
  readonly begin: number;
  readonly months: number;
  readonly store: StoreName;
};

/** What they did, and what came. */
export type Lived = {
  readonly couples: readonly { couple: number; zones: readonly [string, string]; done: readonly Done[] }[];
  readonly seen: readonly Seen[];
  readonly notes: readonly Note[];
  readonly outages: readonly Outage[];
  readonly end: number;
  readonly written: Written;
  /** What the bot reported as an error, a line each. */
  readonly errors: readonly string[];
};

const hour = 3_600_000;
const day = 24 * hour;

/** Something that two people do at a moment: out of their life, or because of something that came. */
type Step = { readonly at: number; readonly two: Two; readonly act: Act };

/** Plays couples through the whole bot, on a fake platform and a fake clock. */
export async function live(span: Span, tell: (at: number) => Promise<void> = async () => {}): Promise<Lived> {
  const { couples, seed, begin, months } = span;
  const end = begin + Math.round(months * 30.44) * day;
  const system = new PlayedSystem(begin, seed);
  const log = new MemoryLog();
  const data = await openStore[span.store](() => system.now(), log);
  const rooms = new Rooms(() => system.now());
  const content = await loadContent('content');
  const { store, runner } = data;
  const platforms = new Map([['web', rooms]] as const);
  const bot = createBot({
    store,
    runner,
    system,
    content,
    log,
    metrics: new MemoryMetrics(),
    platforms,
    writeCalendar,
  });
  await rooms.start(bot.inbox);
  await runner.start((job, tries) => bot.run(job, tries));

  const settle = async (): Promise<void> => {
    runner.wake();
    await runner.idle();
  };
  const written = writtenIn(content.library('en'));
  const titles = written.journeys.map(({ title }) => title);
  const twos = couples.map((couple) => new Two(rooms, lifeOf(couple, seed, begin, months, titles), settle));
  const byRoom = new Map<string, Two>();
  const steps: Step[] = twos.flatMap((two) => two.life.acts.map((act) => ({ at: act.at, two, act })));
  steps.sort((one, other) => one.at - other.at);
  const outages = outagesOf(new Chance(seed), begin, end);

  const goTo = async (at: number): Promise<void> => {
    system.advance(at - system.now());
    await data.setTime(at);
  };

  let heard = 0;
  /** Whoever sees what came may do something about it later. */
  const listen = (): void => {
    for (const seen of rooms.seen.slice(heard)) {
      const two = byRoom.get(seen.room);
      for (const act of two?.reactTo(seen) ?? []) if (two !== undefined) insert(steps, { at: act.at, two, act });
    }
    heard = rooms.seen.length;
  };

  while (system.now() < end) {
    const planned = (await data.nextMoment()) ?? end;
    const tickAt = awake(outages, Math.max(Math.ceil(planned / 60_000) * 60_000, system.now()));
    const step = steps[0];
    if (step !== undefined && step.at <= tickAt) {
      steps.shift();
      if (step.at >= end) break;
      const back = awake(outages, step.at);
      if (back !== step.at) {
        // While Attune is away nobody can do anything either: they try again when it is back, one thing after the other.
        let at = back + 7 * 60_000;
        while (steps.some((other) => other.two === step.two && other.at === at)) at += 60_000;
        insert(steps, { ...step, at });
        continue;
      }
      await goTo(step.at);
      await step.two.act({ ...step.act, at: step.at });
      byRoom.set(step.two.room, step.two);
    } else {
      if (tickAt >= end) break;
      await goTo(tickAt);
      await bot.tick.run();
    }
    await settle();
    listen();
    await tell(system.now());
  }
  await bot.tick.stop();
  await data.close();
  return {
    couples: twos.map(({ life, done }) => ({ couple: life.couple, zones: life.zones, done })),
    seen: rooms.seen,
    notes: rooms.notes,
    outages,
    end,
    written,
    errors: log.lines.filter((line) => line.startsWith('{"level":"error"')),
  };
}

/** About one in two months nobody is there for a while: minutes, or most of two days. */
function outagesOf(chance: Chance, begin: number, end: number): readonly Outage[] {
  const all: Outage[] = [];
  let at = begin + chance.whole(10, 80) * day + chance.whole(0, 1439) * 60_000;
  while (at < end) {
    const until = at + chance.whole(1, 60) * chance.one([1, 10, 48]) * 60_000;
    all.push({ from: at, until });
    at = until + chance.whole(10, 100) * day + chance.whole(0, 1439) * 60_000;
  }
  return all;
}

function awake(outages: readonly Outage[], at: number): number {
  return outages.find(({ from, until }) => from <= at && at < until)?.until ?? at;
}

function insert(steps: Step[], step: Step): void {
  const index = steps.findIndex(({ at }) => at > step.at);
  if (index < 0) steps.push(step);
  else steps.splice(index, 0, step);
}
