import { Command } from 'commander';
import { loadContent } from '../../adapters/files/load-content.ts';
import { allCommands } from './commands.ts';
import { CliError } from './explain-failure.ts';
import { contentFolder } from './folders.ts';
import { say } from './output.ts';

/** `attune discord publish`. */
export function discordCommand(): Command {
  const discord = new Command('discord').description('what only Discord needs');
  discord
    .command('publish')
    .description('register the commands, if others are registered (a start does it too)')
    .option('--guild <id>', 'in this server alone, where they show at once: for trying')
    .addHelpText(
      'after',
      '\nCommands that are registered everywhere and in a server too show twice there. To take those of a server away,' +
        '\nremove Attune from it and add it again.',
    )
    .action(({ guild }: { guild?: string }) => publish(guild));
  return discord;
}

async function publish(guild: string | undefined): Promise<void> {
  if (guild !== undefined && !/^\d{5,20}$/.test(guild)) {
    throw new CliError(
      `"${guild}" is not the id of a server. Right-click the server's name, Copy Server ID (User Settings, Advanced, Developer Mode shows it).`,
    );
  }
  const { discordTools } = await import('./platforms/discord-tools.ts');
  const commands = allCommands(await loadContent(contentFolder));
  const where = guild === undefined ? {} : { guild };
  const { changed, ids } = await discordTools().publish({ ...commands, ...where });
  const place = guild === undefined ? 'in every server' : `in the server ${guild}`;
  say(`${ids.size} commands are registered ${place}${changed ? '.' : ' already; nothing was changed.'}`);
}
