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

/** What a person sees when it was not. */
export function installFailed(again: string): string {
  return page(
    'Not added yet',
    `<p>Attune was not added. The page may have been open for too long, or in another browser.</p>
     <p><a href="${again}">Try again</a></p>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem}</style>
<h1>${title}</h1>${body}</html>`;
}
