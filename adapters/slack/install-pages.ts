import { safe, webPage } from './web-page.ts';

/** What stands on the page after an installation, as plain text. */
export type InstallWords = {
  readonly locale: string;
  readonly added: { readonly title: string; readonly lead: string; readonly open: string };
  readonly failed: {
    readonly title: string;
    readonly why: Readonly<Record<InstallTrouble, string>>;
    readonly again: string;
  };
};

/** Why an installation did not come about. */
export const installTroubles = [
  'cancelled',
  'not-begun-here',
  'organisation',
  'refused',
  'busy',
  'slack-down',
  'database-down',
  'unknown',
] as const;

export type InstallTrouble = (typeof installTroubles)[number];

/** What a person sees after Attune was added to a workspace. */
export function installed(
  { locale, added: { title, lead, open } }: InstallWords,
  appId: string | undefined,
  team: string | undefined,
): string {
  const home =
    appId === undefined || team === undefined
      ? null
      : `https://slack.com/app_redirect?app=${encodeURIComponent(appId)}&team=${encodeURIComponent(team)}`;
  const back = home === null ? '' : `\n<p><a href="${safe(home)}">${safe(open)}</a></p>`;
  return webPage({ locale, title, body: `<p>${safe(lead)}</p>${back}` });
}

/** What a person sees when it was not. */
export function installFailed({ locale, failed }: InstallWords, trouble: InstallTrouble, again: string): string {
  const { title, why } = failed;
  const body = `<p>${safe(why[trouble])}</p>\n<p><a href="${safe(again)}">${safe(failed.again)}</a></p>`;
  return webPage({ locale, title, body });
}
