import type { Publishing } from '../../adapters/discord/publish-commands.ts';
import { commandSpecs } from '../bot/command-specs.ts';
import { partsOf } from '../bot/parts.ts';
import { features } from '../bot/registry.ts';
import type { Content } from '../content/library.ts';

/** Attune's commands as platforms register them: in English, and in every other language of the content. */
export function allCommands(content: Content): Required<Pick<Publishing, 'commands' | 'translations'>> {
  const inLanguage = (locale: string) => commandSpecs(partsOf(features).commands, content.library(locale));
  const others = content.locales.filter((locale) => locale !== 'en');
  return {
    commands: inLanguage('en'),
    translations: Object.fromEntries(others.map((locale) => [locale, inLanguage(locale)])),
  };
}
