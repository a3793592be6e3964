import { type InstallTrouble, type InstallWords, installTroubles } from '../../../adapters/slack/install-pages.ts';
import type { ManifestWords } from '../../../adapters/slack/manifest.ts';
import type { Scope } from '../../../adapters/slack/scopes.ts';
import type { Library } from '../../content/library.ts';

type Speaker = Pick<Library, 'say'>;

/** What stands on the page after an installation. */
export function installWords({ say }: Speaker): InstallWords {
  const { text } = say;
  const why = installTroubles.map((trouble) => [trouble, text(`install.failed-${trouble}`)]);
  return {
    locale: say.locale,
    added: { title: text('install.added-title'), lead: text('install.added'), open: text('install.added-open') },
    failed: {
      title: text('install.failed-title'),
      why: Object.fromEntries(why) as Record<InstallTrouble, string>,
      again: text('install.failed-again'),
    },
  };
}

/** What Slack shows of the app to whoever adds it. */
export function manifestWords({ say }: Speaker): ManifestWords {
  return {
    description: say.text('install.app-short'),
    long: say.text('install.app-long'),
    command: say.text('install.app-command'),
  };
}

/** What a scope is asked for. */
export function whyScope({ say }: Speaker, scope: Scope): string {
  // `chat:write` is `chat-write` among the sentences.
  return say.text(`install.scope-${scope.replace(':', '-') as Dashed<Scope>}`);
}

type Dashed<Name extends string> = Name extends `${infer Of}:${infer What}` ? `${Of}-${What}` : Name;
