import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { ask } from './admin/ask.ts';
import { type Status, tellStatus } from './admin/tell-status.ts';
import { askRunning } from './doctor/ask-running.ts';
import { say } from './output.ts';

/** `attune status`. */
export function statusCommand(): Command {
  return new Command('status')
    .description('how Attune is: version, platforms, couples in numbers, what is due, the last backup, the disk')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nNo person, no channel and no word of anybody’s is in it. Attune may run or not.')
    .action(run);
}

async function run({ json }: { json?: true }): Promise<void> {
  const status = await ask(tellStatus, {});
  if (json === true) return say(JSON.stringify(status, null, 2));
  const { port } = readConfig(process.env);
  // On a server nothing but the port tells of a process on this machine.
  const here = status.running === null && status.database.kind === 'server' ? await askRunning(port) : null;
  for (const [name, text] of linesOf(status, here?.reason ?? here?.status ?? null)) say(`${name.padEnd(10)} ${text}`);
}

function* linesOf(status: Status, here: string | null): Generator<readonly [name: string, text: string]> {
  const { version, running, database, couples, queue, backups, disk } = status;
  yield ['version', version];
  yield ['running', running === null ? (here ?? 'no') : `yes, for ${ago(running.since)} (process ${running.process})`];
  for (const { name, trouble } of running?.platforms ?? []) yield [name, trouble ?? 'is well'];
  const { shards_wanted: wanted = 0, shards_ready: ready = 0 } = running?.shards ?? {};
  if (wanted + ready > 0) yield ['shards', `${ready} of ${wanted} of Discord’s are connected`];
  const others = database.others.length === 0 ? '' : `, open by ${new Intl.ListFormat('en').format(database.others)}`;
  yield ['database', `${database.kind}, PostgreSQL ${database.postgres}, ${inMegabytes(database.size)}${others}`];
  if (couples.length === 0) yield ['couples', 'none'];
  for (const { platform, state, couples: number } of couples) yield ['couples', `${number} ${state} on ${platform}`];
  yield [
    'queue',
    `${queue.due} due, ${queue.running} running, ${queue.retry} to be tried again, ${queue.later} for later` +
      (queue.oldestJob > 0 ? `, the oldest due for ${Math.round(queue.oldestJob)} s` : ''),
  ];
  yield ['given up', queue.givenUp === 0 ? 'none' : `${queue.givenUp} (attune jobs --given-up)`];
  const { last } = backups;
  yield ['backup', last === null ? 'none yet' : `${ago(last.made)} ago (${last.kind}), ${last.path}`];
  yield [
    'disk',
    disk.free === null
      ? 'there is no data folder here'
      : `${inMegabytes(disk.free)} free; data ${inMegabytes(disk.data)}, backups ${inMegabytes(disk.backups)}`,
  ];
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}

function ago(iso: string): string {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(iso)) / 1000));
  const duration = Temporal.Duration.from({ seconds }).round({
    largestUnit: 'days',
    smallestUnit: seconds < 120 ? 'seconds' : 'minutes',
  });
  return duration.toLocaleString('en', { style: 'long' });
}
