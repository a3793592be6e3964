import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { neededKeys } from '../../adapters/postgres/check-keys.ts';
import type { Database } from '../../adapters/postgres/database.ts';
import { rotateKeys } from '../../adapters/postgres/rotate-keys.ts';
import { addKeyToFile, keepKeysInFile, keyFileIn } from '../../adapters/system/key-file.ts';
import { makeKey, writeKey } from '../../adapters/system/key-ring.ts';
import { createLog } from '../../adapters/system/log.ts';
import { createSeal } from '../../adapters/system/seal.ts';
import { type Config, readConfig } from '../config.ts';
import type { Seal } from '../port/seal.ts';
import { openDatabase, readKeys } from './open-attune.ts';
import { say } from './output.ts';

/** `attune keys new` and `attune keys rotate`. */
export function keysCommand(): Command {
  const keys = new Command('keys').description("look after the host's keys");
  keys
    .command('new')
    .description('print a new key for ATTUNE_KEYS')
    .action(() => say(writeKey(makeKey())));
  keys
    .command('rotate')
    .description("seal every couple's key with a new host key; texts stay as they are")
    .addHelpText(
      'after',
      '\nWith the key file, a new key is made. With ATTUNE_KEYS, put the new key first and keep the old one behind it;' +
        '\nonce this has run, the old one can go. Stop Attune first, on every machine that shares the database: while one' +
        '\nruns, this is refused. When it is cut off, run it again: it goes on where it was.',
    )
    .action(rotate);
  return keys;
}

async function rotate(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, process.stderr);
  // Whoever runs beside it would seal with a key that is about to go.
  const database = await openDatabase(config, log, { alone: true });
  try {
    const rotated =
      config.keys === undefined
        ? rotateFile(config, database, log)
        : readKeys(config, log, database).then((keys) => rewrap(database, createSeal(keys)));
    await Promise.race([
      rotated,
      database.lost.then((why) => {
        throw why;
      }),
    ]);
  } catch (error) {
    throw database.explain(error);
  } finally {
    await database.close();
  }
}

/** A key that a cut-off rotation added is still the active one: nothing is wrapped by a second new one. */
async function rotateFile(config: Config, database: Database, log: ReturnType<typeof createLog>): Promise<void> {
  const path = keyFileIn(config.dataDir);
  const [active, ...others] = await readKeys(config, log, database);
  const needed = await neededKeys(database.kysely);
  const unfinished = others.some((key) => needed.includes(key.id));
  const keys = unfinished && active !== undefined ? [active, ...others] : await addKeyToFile(path);
  const seal = createSeal(keys);
  await rewrap(database, seal);
  await keepKeysInFile(path, new Set([seal.activeHostKey]));
  say(`The key file ${path} holds the new key. Back it up now; backups of the old database still need the old one.`);
}

async function rewrap(database: Database, seal: Seal): Promise<void> {
  const bar = new SingleBar({ format: '{bar} {value} of {total} keys', clearOnComplete: true, stream: process.stderr });
  let begun = false;
  const done = await rotateKeys(database.kysely, seal, (value, total) => {
    if (begun) bar.update(value);
    else if (total > 0) bar.start(total, value);
    begun ||= total > 0;
  });
  bar.stop();
  say(`${done} ${done === 1 ? 'key is' : 'keys are'} now sealed with "${seal.activeHostKey}".`);
}
