import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import type { Span } from './run.ts';
import type { Said } from './share.ts';
import { type StoreName, storeNames } from './stores.ts';

const usage = `npm run -s simulate -- [--couples N] [--months M] [--seed S] [--processes P] [--store memory|database]

Plays N couples (200) for M months (12) through the whole of Attune, with a fake platform and a fake clock: they choose and
change rhythms, answer or do not, pause, skip, move, part and are forgotten, and now and then Attune is away. What should have
come, and when, is reckoned apart from it, from the rules alone. Ends with status 0 only if there is no difference; the last
line says how much was compared. The same seed (1) is the same couples. P processes share the work: as many as there are cores.

The store is one in memory, which keeps the same contract as the database's; with --store database it is the real one, on a
database in WebAssembly, which takes ten times as long.`;

/** So many share a store at most: that bounds how much memory it takes. */
const mostPerShare = 100;

/** A Thursday in autumn: both changes of the clocks, a leap day in the second year, and the turn of the year lie ahead. */
const begin = Date.parse('2026-10-01T00:00:00Z');

const { couples, months, seed, processes, store } = read();
const perShare = Math.min(mostPerShare, Math.ceil(couples / processes));
const shares = Array.from({ length: Math.ceil(couples / perShare) }, (_, share): Span => {
  const first = share * perShare + 1;
  const count = Math.min(perShare, couples - share * perShare);
  return { couples: Array.from({ length: count }, (_unused, n) => first + n), seed, begin, months, store };
});
const bar = new SingleBar({
  format: '{bar} {percentage} % of the time of all couples | {eta_formatted} left',
  clearOnComplete: true,
  stream: process.stderr,
});
bar.start(couples * months * 30, 0);
const started = performance.now();
const found = { came: 0, acts: 0, differences: [] as string[] };
await Promise.all(Array.from({ length: Math.min(processes, shares.length) }, work));
bar.stop();

for (const line of found.differences.slice(0, 100)) process.stdout.write(`${line}\n`);
if (found.differences.length > 100) process.stdout.write(`and ${found.differences.length - 100} more\n`);
process.stdout.write(
  `${couples} couples, ${months} months, seed ${seed}: ${found.acts} acts, ${found.came} came, ` +
    `${found.differences.length} differences (${Math.round((performance.now() - started) / 1000)} s)\n`,
);
process.exit(found.differences.length === 0 ? 0 : 1);

/** Takes one share after the other, each in a process of its own, until there is none left. */
async function work(): Promise<void> {
  for (let share = shares.shift(); share !== undefined; share = shares.shift()) await play(share);
}

function play(span: Span): Promise<void> {
  return new Promise((resolve) => {
    const child = fork(new URL('share.ts', import.meta.url));
    let days = 0;
    let told = false;
    child.on('message', (said: Said) => {
      if (said.kind === 'at') {
        const now = Math.floor((said.at - begin) / 86_400_000);
        bar.increment((now - days) * span.couples.length);
        days = now;
        return;
      }
      told = true;
      found.came += said.came;
      found.acts += said.acts;
      found.differences.push(...said.differences);
      child.kill();
    });
    child.on('exit', (code) => {
      if (!told)
        found.differences.push(`couples ${span.couples[0]} to ${span.couples.at(-1)}: ended with status ${code}`);
      resolve();
    });
    child.send(span);
  });
}

function read() {
  try {
    const { values } = parseArgs({
      options: {
        couples: { type: 'string', default: '200' },
        months: { type: 'string', default: '12' },
        seed: { type: 'string', default: '1' },
        processes: { type: 'string', default: String(availableParallelism()) },
        store: { type: 'string', default: 'memory' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) end(usage, 0);
    return {
      couples: whole('couples', values.couples, 1, 1_000_000),
      months: whole('months', values.months, 1, 120),
      seed: whole('seed', values.seed, 0, 2_147_483_647),
      processes: whole('processes', values.processes, 1, 64),
      store: storeOf(values.store),
    };
  } catch (error) {
    return end(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, 2);
  }
}

function whole(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`--${name} is a whole number from ${least} to ${most}, and not "${value}".`);
}

function storeOf(value: string): StoreName {
  const found = storeNames.find((name) => name === value);
  if (found === undefined) throw new Error(`--store is ${storeNames.join(' or ')}, and not "${value}".`);
  return found;
}

function end(text: string, status: number): never {
  (status === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exit(status);
}
