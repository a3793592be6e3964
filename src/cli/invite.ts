import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { say } from './output.ts';

/** `attune invite`: how to add Attune to a Discord server. */
export function inviteCommand(): Command {
  return new Command('invite')
    .description('print the link that adds Attune to a Discord server, and why it asks for what')
    .action(async () => {
      const { installLink, wantedPermissions } = await import('../../adapters/discord/permissions.ts');
      const { discordTools } = await import('./platforms/discord-tools.ts');
      const { id, name } = await discordTools().application();
      const wanted = { events: readConfig(process.env).discord?.events === true };
      say(installLink(id, wanted));
      say(`\nWhoever may manage a server opens this to add “${name}” to it. It asks for:`);
      for (const permission of wantedPermissions(wanted)) say(`  ${permission.name.padEnd(26)} ${permission.why}`);
      say(`  ${'Create commands'.padEnd(26)} to offer /pair, /tip and the others`);
    });
}
