import { parseArgs } from 'node:util';
import { benchAnswer } from './answer.ts';
import { benchDeliver } from './deliver.ts';
import { benchInteraction } from './interaction.ts';
import { benchPicture } from './picture.ts';
import { createProgress, type Progress } from './progress.ts';
import { type Result, round, toTable } from './result.ts';
import { benchStart } from './start.ts';
import { benchBurst, benchIdleTick, benchTimers } from './tick.ts';
import { benchWorkers } from './workers.ts';

const usage = `npm run bench [-- --json] [-- --only NAME]

Measures starting, memory, an idle tick, a burst of due couples, a stored answer, a picture, the time until a person is
answered on Discord and on Slack, and the delivery of 5,000 due check-ins under Discord's limit, each beside a bare peer in the
same run. --json prints {"results":[...]}; --only runs one of: start, tick (some minutes: a million couples with ten rituals
each have to be added, 8 GB on disk), burst, answer, timers, picture, interaction (about a minute and a half), deliver (about two minutes: 50 posts a second is all that Discord takes), workers (about ten minutes, with a PostgreSQL server).`;

const benches: Readonly<Record<string, (progress: Progress) => Promise<readonly Result[]>>> = {
  start: () => benchStart(),
  tick: benchIdleTick,
  burst: benchBurst,
  answer: benchAnswer,
  timers: () => benchTimers(),
  picture: benchPicture,
  interaction: benchInteraction,
  deliver: benchDeliver,
  workers: benchWorkers,
};

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help === true || (values.only !== undefined && !Object.hasOwn(benches, values.only))) {
  process.stderr.write(`${usage}\n`);
  process.exit(values.help === true ? 0 : 2);
}

const chosen = Object.entries(benches).filter(([name]) => values.only === undefined || name === values.only);
const progress = createProgress(chosen.length);
const results: Result[] = [];
for (const [name, bench] of chosen) {
  progress.next(name);
  try {
    results.push(...(await bench(progress)).map(round));
  } catch (error) {
    progress.stop();
    process.stderr.write(`The bench "${name}" failed: ${error instanceof Error ? error.message : String(error)}\n`);
    // What it waited for in vain may still hold sockets open.
    process.exit(1);
  }
}
progress.stop();
process.stdout.write(values.json === true ? `${JSON.stringify({ results })}\n` : `${toTable(results)}\n`);
