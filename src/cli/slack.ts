import { Command } from 'commander';
import { loadContent } from '../../adapters/files/load-content.ts';
import { slackManifest } from '../../adapters/slack/manifest.ts';
import { wantedScopes } from '../../adapters/slack/scopes.ts';
import { allCommands } from './commands.ts';
import { CliError } from './explain-failure.ts';
import { contentFolder } from './folders.ts';
import { note, say } from './output.ts';
import { manifestWords, whyScope } from './platforms/install-words.ts';
import { publicUrl } from './settings/values.ts';

/** `attune slack manifest`. */
export function slackCommand(): Command {
  const slack = new Command('slack').description('what only Slack needs');
  slack
    .command('manifest')
    .description('print the manifest of the Slack app as JSON, and on standard error what each of its scopes is for')
    .option('--http <url>', 'for HTTP instead of Socket Mode: the address at which Slack reaches Attune')
    .option('--history', 'let Attune look for its own posts, so that none is made twice; it may then read messages')
    .action(manifest);
  return slack;
}

async function manifest({ http, history = false }: { http?: string; history?: boolean }): Promise<void> {
  const content = await loadContent(contentFolder);
  const english = content.library('en');
  const { commands } = allCommands(content);
  const mode = http === undefined ? ({ mode: 'socket' } as const) : ({ mode: 'http', url: addressFrom(http) } as const);
  say(JSON.stringify(slackManifest(commands, manifestWords(english), { ...mode, history }), null, 2));
  note('\nWhat each scope is for:');
  for (const scope of wantedScopes(history)) note(`  ${scope.padEnd(18)} ${whyScope(english, scope)}`);
  note('\nPaste the JSON at https://api.slack.com/apps: Create New App, From a manifest, your workspace, JSON.');
  if (history && http !== undefined) note('Set SLACK_HISTORY=yes as well, so that an installation asks for the same.');
}

function addressFrom(text: string): string {
  const result = publicUrl.safeParse(text);
  if (result.success) return result.data;
  const why = result.error.issues[0]?.message ?? 'is not an address';
  throw new CliError(`"${text}" ${why}. Use an address such as https://attune.example.org.`);
}
