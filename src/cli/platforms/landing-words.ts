import type { LandingWords } from '../../../adapters/slack/landing-page.ts';
import type { Library } from '../../content/library.ts';
import { type HostPages, hostPageNames } from '../../model/host-pages.ts';

/** What stands on the page at which a workspace adds Attune. */
export function landingWords({ say }: Pick<Library, 'say'>, pages: HostPages, history: boolean): LandingWords {
  const { text } = say;
  return {
    locale: say.locale,
    title: text('slack.install-title'),
    lead: text('slack.install-lead'),
    button: text('slack.install-button'),
    sections: [
      {
        heading: text('slack.install-next'),
        steps: [text('slack.install-allow'), text('slack.install-invite'), text('slack.install-pair')],
      },
      {
        heading: text('slack.install-before'),
        points: [text('slack.install-owner'), text('slack.install-safe'), text('slack.install-leave')],
      },
    ],
    asks: {
      heading: text('slack.install-asks'),
      lead: history ? text('slack.install-history') : text('slack.install-reads'),
    },
    links: hostPageNames.flatMap((name) => {
      const url = pages[name];
      const label = text(`host.${name}`);
      return url === undefined ? [] : [{ url, label: label.charAt(0).toLocaleUpperCase(say.locale) + label.slice(1) }];
    }),
  };
}
