import { webPage } from './web-page.ts';

/** What a person sees after Attune was added to a workspace. */
export function installed(appId: string | undefined, team: string | undefined): string {
  const home =
    appId === undefined || team === undefined
      ? null
      : `https://slack.com/app_redirect?app=${encodeURIComponent(appId)}&team=${encodeURIComponent(team)}`;
  const back = home === null ? '' : `<p><a href="${home}">Open it in Slack</a></p>`;
  return page(
    'Attune is here',
    `<p>Attune was added to your workspace. In the private channel that you two share, type
     <code>/invite @attune</code>, and then <code>/attune pair</code> with your partner’s name.</p>${back}`,
  );
}

/** Why it was not. */
export type InstallTrouble = keyof typeof sentences;

/** What a person sees when it was not. */
export function installFailed(trouble: InstallTrouble, again: string): string {
  return page('Not added yet', `<p>${sentences[trouble]}</p>\n     <p><a href="${again}">Try again</a></p>`);
}

const sentences = {
  cancelled: 'You chose Cancel, so nothing was added.',
  'not-begun-here':
    'Attune wasn’t added. The page may have been open for too long, or in another browser. Start again from here.',
  organisation:
    'Attune is added to one workspace at a time, not to a whole organization. At the top right of Slack’s page, pick a workspace instead of the organization.',
  refused:
    'Slack didn’t take the installation. The page may have been opened twice or be too old; if it happens again, tell whoever runs Attune.',
  busy: 'Slack asks us to slow down. Please wait a minute and try again.',
  'slack-down': 'Slack didn’t answer. Please try again in a few minutes.',
  'database-down': 'Attune can’t reach its memory right now. Please try again in a few minutes.',
  unknown: 'Something went wrong on our side. Please try again; if it happens again, tell whoever runs Attune.',
} as const;

function page(title: string, body: string): string {
  return webPage({ locale: 'en', title, body });
}
