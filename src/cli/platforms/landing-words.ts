import type { LandingWords } from '../../../adapters/slack/landing-page.ts';
import { wantedScopes } from '../../../adapters/slack/scopes.ts';
import type { Library } from '../../content/library.ts';
import { type HostPages, hostPageNames } from '../../model/host-pages.ts';
import { whyScope } from './install-words.ts';

/** What stands on the page at which a workspace adds Attune. */
export function landingWords({ say }: Pick<Library, 'say'>, pages: HostPages, history: boolean): LandingWords {
  const { text } = say;
  return {
    locale: say.locale,
    title: text('install.title'),
    lead: text('install.lead'),
    button: text('install.button'),
    sections: [
      {
        heading: text('install.next'),
        steps: [text('install.allow'), text('install.invite'), text('install.pair')],
      },
      {
        heading: text('install.before'),
        points: [text('install.owner'), text('install.safe'), text('install.leave')],
      },
    ],
    asks: {
      heading: text('install.asks'),
      lead: history ? text('install.history') : text('install.reads'),
      scopes: wantedScopes(history).map((scope) => ({ scope, why: whyScope({ say }, scope) })),
    },
    links: hostPageNames.flatMap((name) => {
      const url = pages[name];
      const label = text(`host.${name}`);
      return url === undefined ? [] : [{ url, label: label.charAt(0).toLocaleUpperCase(say.locale) + label.slice(1) }];
    }),
  };
}
