import { checkCommands } from '../../../adapters/discord/check-commands.ts';
import { renderCommand } from '../../../adapters/discord/render-command.ts';
import { installed, installFailed, installTroubles } from '../../../adapters/slack/install-pages.ts';
import { landingPage } from '../../../adapters/slack/landing-page.ts';
import { slackLimits } from '../../../adapters/slack/limits.ts';
import { slackManifest } from '../../../adapters/slack/manifest.ts';
import { publishCommands } from '../../../adapters/web/publish-commands.ts';
import { commandSpecs } from '../../../src/bot/command-specs.ts';
import { partsOf } from '../../../src/bot/parts.ts';
import { features } from '../../../src/bot/registry.ts';
import { installWords, manifestWords } from '../../../src/cli/platforms/install-words.ts';
import { landingWords } from '../../../src/cli/platforms/landing-words.ts';
import type { Library } from '../../../src/content/library.ts';
import { plainWordsIn } from './plain-words.ts';

/** What is wrong with all that people read before there is a card: the commands, Slack’s app, its pages of an installation. */
export function problemsBeyondCards(library: Library): readonly string[] {
  const commands = commandSpecs(partsOf(features).commands, library);
  publishCommands(commands);
  const how = { mode: 'http', url: 'https://example.org' } as const;
  const { display_information: app, features: has } = slackManifest(commands, manifestWords(library), how);
  const { manifest, command } = slackLimits;
  const limited = [
    [app.description, manifest.description],
    [app.long_description, manifest.longMost],
    ...has.slash_commands.map(({ description }) => [description, command.description] as const),
  ] as const;
  const after = installWords(library);
  const hosts = { privacy: 'https://example.org/p', support: 'https://example.org/s' };
  const pages = [
    ...[true, false].map((history) => landingPage(landingWords(library, hosts, history))),
    installed(after, 'A1', 'T1'),
    ...installTroubles.map((trouble) => installFailed(after, trouble, '/slack/install')),
  ];
  const descriptions = commands.flatMap((one) =>
    [one, ...one.subcommands].flatMap((part) => [part, ...part.options].map(({ description }) => description)),
  );
  return [
    ...checkCommands(commands.map((one) => renderCommand(one, {}))),
    ...limited.flatMap(([text, most]) =>
      text.length > most ? [`Slack takes ${most}, not ${text.length}: ${text}`] : [],
    ),
    ...[...limited.map(([text]) => text), ...descriptions, ...pages.map(textOf)].flatMap((text) =>
      plainWordsIn(text, []).map((word) => `“${word}” is not in content/`),
    ),
  ];
}

/** What a page says: without its style, its tags, and the names of scopes. */
function textOf(html: string): string {
  return html.replaceAll(/<style>[^<]*<\/style>|<code>[^<]*<\/code>|<[^>]*>/gu, ' ');
}
