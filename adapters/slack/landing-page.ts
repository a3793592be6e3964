import { paths } from './manifest.ts';
import type { Scope } from './scopes.ts';

/** What stands on the page at which a workspace adds Attune, as plain text. */
export type LandingWords = {
  readonly locale: string;
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  readonly sections: readonly LandingSection[];
  /** What the app asks for, the last of the sections. */
  readonly asks: { readonly heading: string; readonly lead: string };
  readonly links: readonly { readonly label: string; readonly url: string }[];
};

/** `steps` come one after the other, `points` in any order. */
export type LandingSection = { readonly heading: string } & (
  | { readonly steps: readonly string[] }
  | { readonly points: readonly string[] }
);

/** The page that says what Attune is and asks for, before Slack's own: no script, and nothing from elsewhere. */
export function landingPage(words: LandingWords, scopes: readonly Scope[]): string {
  const { locale, title, lead, button, sections, asks, links } = words;
  const rows = scopes.map(({ scope, why }) => `<dt><code>${safe(scope)}</code></dt><dd>${safe(why)}</dd>`);
  const foot = links.map(({ label, url }) => `<a href="${safe(url)}">${safe(label)}</a>`).join(' · ');
  return `<!doctype html>
<html lang="${safe(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<meta name="description" content="${safe(lead)}">
<style>${style}</style>
</head>
<body>
<main>
${icon}
<h1>${safe(title)}</h1>
<p>${safe(lead)}</p>
<p><a class="button" href="${paths.begin}">${safe(button)}</a></p>
${sections.map(section).join('\n')}
<h2>${safe(asks.heading)}</h2>
<p>${safe(asks.lead)}</p>
<dl>${rows.join('\n')}</dl>
</main>
${foot === '' ? '' : `<footer><p>${foot}</p></footer>`}
</body>
</html>`;
}

function section(one: LandingSection): string {
  const [tag, items] = 'steps' in one ? (['ol', one.steps] as const) : (['ul', one.points] as const);
  return `<h2>${safe(one.heading)}</h2>\n<${tag}>${items.map((item) => `<li>${safe(item)}</li>`).join('\n')}</${tag}>`;
}

/** As text, and inside the quotes of an attribute. */
function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const icon =
  '<svg aria-hidden="true" width="48" height="48" viewBox="0 0 32 32"><circle cx="12" cy="16" r="9" fill="#c2643f" fill-opacity=".92"/><circle cx="20" cy="16" r="9" fill="#e7ae6b" fill-opacity=".82"/></svg>';

const style = `:root{color-scheme:light dark;--ink:#2b2320;--paper:#fffdfb;--soft:#6b5d56;--fill:#8a3f22;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f3ece8;--paper:#1f1a18;--soft:#b9aaa2;--fill:#f0b27a;--on:#1f1a18}}
body{font:1.1rem/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1.25rem;color:var(--ink);background:var(--paper)}
h1{line-height:1.2;margin:.5rem 0}
h2{font-size:1.2rem;margin:2.5rem 0 .5rem}
li{margin:.35rem 0}
a{color:inherit}
a:focus-visible{outline:3px solid var(--fill);outline-offset:3px}
.button{display:inline-block;padding:.7rem 1.4rem;border-radius:.5rem;background:var(--fill);color:var(--on);font-weight:600;text-decoration:none}
code{font-size:.9em}
dt{margin-top:.75rem}
dd{margin:0;color:var(--soft)}
footer{margin-top:3rem;color:var(--soft)}`;
