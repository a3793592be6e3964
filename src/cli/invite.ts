import { Command } from 'commander';
import { say } from './output.ts';

/** `attune invite`: how to add Attune to a Discord server. */
export function inviteCommand(): Command {
  return new Command('invite')
    .description('print the link that adds Attune to a Discord server, and why it asks for what')
    .action(async () => {
      const { installLink, leastPermissions } = await import('../../adapters/discord/permissions.ts');
      const { discordTools } = await import('./platforms/discord-tools.ts');
      const { id, name } = await discordTools().application();
      say(installLink(id));
      say(`\nWhoever may manage a server opens this to add “${name}” to it. It asks for:`);
      for (const permission of leastPermissions) say(`  ${permission.name.padEnd(26)} ${permission.why}`);
      say(`  ${'Create commands'.padEnd(26)} to offer /pair, /tip and the others`);
    });
}
