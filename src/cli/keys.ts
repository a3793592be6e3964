import { Command } from 'commander';
import { makeKey, writeKey } from '../../adapters/system/key-ring.ts';
import { ask } from './admin/ask.ts';
import { rotateKeys } from './admin/rotate-keys.ts';
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
      '\nWith the key file, a new key is made, and Attune may go on running. With ATTUNE_KEYS, put the new key first and' +
        '\nkeep the old one behind it, start Attune anew, and run this; then the old one can go. On a server, stop Attune' +
        '\nfirst, on every machine that shares the database: while one runs, this is refused. When it is cut off, run it' +
        '\nagain: it goes on where it was.',
    )
    .action(rotate);
  return keys;
}

async function rotate(): Promise<void> {
  const { keys, hostKey, file } = await ask(rotateKeys, {});
  say(`${keys} ${keys === 1 ? 'key is' : 'keys are'} now sealed with "${hostKey}".`);
  if (file === null) return;
  say(`The key file ${file} holds the new key. Back it up now; backups of the old database still need the old one.`);
}
