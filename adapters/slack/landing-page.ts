import { paths } from './manifest.ts';
import type { Scope } from './scopes.ts';
import { safe, webPage } from './web-page.ts';

/** What stands on the page at which a workspace adds Attune, as plain text. */
export type LandingWords = {
  readonly locale: string;
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  readonly sections: readonly LandingSection[];
  /** What the app asks for, the last of the sections. */
  readonly asks: {
    readonly heading: string;
    readonly lead: string;
    readonly scopes: readonly { readonly scope: Scope; readonly why: string }[];
  };
  readonly links: readonly { readonly label: string; readonly url: string }[];
};

/** `steps` come one after the other, `points` in any order. */
export type LandingSection = { readonly heading: string } & (
  | { readonly steps: readonly string[] }
  | { readonly points: readonly string[] }
);

/** The page that says what Attune is and asks for, before Slack's own: no script, and nothing from elsewhere. */
export function landingPage(words: LandingWords): string {
  const { locale, title, lead, button, sections, asks, links } = words;
  const rows = asks.scopes.map(({ scope, why }) => `<dt><code>${safe(scope)}</code></dt><dd>${safe(why)}</dd>`);
  const foot = links.map(({ label, url }) => `<a href="${safe(url)}">${safe(label)}</a>`).join(' · ');
  return webPage({
    locale,
    title,
    description: lead,
    body: `<p>${safe(lead)}</p>
<p><a class="button" href="${paths.begin}">${safe(button)}</a></p>
${sections.map(section).join('\n')}
<h2>${safe(asks.heading)}</h2>
<p>${safe(asks.lead)}</p>
<dl>${rows.join('\n')}</dl>`,
    foot,
  });
}

function section(one: LandingSection): string {
  const [tag, items] = 'steps' in one ? (['ol', one.steps] as const) : (['ul', one.points] as const);
  return `<h2>${safe(one.heading)}</h2>\n<${tag}>${items.map((item) => `<li>${safe(item)}</li>`).join('\n')}</${tag}>`;
}
