import { parseArgs } from 'node:util';
import { benchAnswer } from './answer.ts';
import { createProgress, type Progress } from './progress.ts';
import { type Result, round, toTable } from './result.ts';
import { benchStart } from './start.ts';
import { benchBurst, benchIdleTick, benchTimers } from './tick.ts';

const usage = `npm run bench [-- --json] [-- --only NAME]

Measures starting, memory, an idle tick, a burst of due couples, and a stored answer, each beside a bare peer in the
same run. --json prints {"results":[...]}; --only runs one of: start, tick, burst, answer, timers.`;

const benches: Readonly<Record<string, (progress: Progress) => Promise<readonly Result[]>>> = {
  start: () => benchStart(),
  tick: benchIdleTick,
  burst: benchBurst,
  answer: benchAnswer,
  timers: () => benchTimers(),
};

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help === true || (values.only !== undefined && !(values.only in benches))) {
  process.stderr.write(`${usage}\n`);
  process.exit(values.help === true ? 0 : 2);
}

const chosen = Object.entries(benches).filter(([name]) => values.only === undefined || name === values.only);
const progress = createProgress(chosen.length);
const results: Result[] = [];
for (const [name, bench] of chosen) {
  progress.next(name);
  results.push(...(await bench(progress)).map(round));
}
progress.stop();
process.stdout.write(values.json === true ? `${JSON.stringify({ results })}\n` : `${toTable(results)}\n`);
