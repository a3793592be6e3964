import type { Say } from '../../content/say.ts';
import type { Feature } from '../feature.ts';
import { Html, html } from '../html.ts';
import type { Moment } from '../own-part.ts';
import type { OwnCopy, OwnCouple, OwnData } from './own-data.ts';

/** A page without scripts that any browser can read offline, and print. */
export function dataPage(features: readonly Feature[], say: Say, { data, zone }: OwnCopy): string {
  const when = momentIn(say.locale, zone);
  const page = html`<!doctype html>
<html lang="${say.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say.text('privacy.page-title')}</title>
<style>${style}</style>
</head>
<body>
<h1>${say.text('privacy.page-title')}</h1>
<p>${say.text('privacy.page-made', { at: when(data.exportedAt) })} ${say.text('privacy.page-about')}</p>
${data.couples.map((couple) => couplePart(features, say, couple, when))}
${personParts(features, say, data, when)}
</body>
</html>
`;
  return page.toString();
}

function momentIn(locale: string, timeZone: string): Moment {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return (iso) => format.format(new Date(iso));
}

function couplePart(features: readonly Feature[], say: Say, couple: OwnCouple, when: Moment): Html {
  const { endedAt, eraseAt } = couple;
  const ended =
    endedAt === null || eraseAt === null
      ? []
      : [html`<p>${say.text('privacy.page-ended', { at: when(endedAt), eraseAt: when(eraseAt) })}</p>`];
  const parts = features.flatMap(({ own }) => own?.copy ?? []);
  return html`<section>
<h2>${say.text('privacy.page-couple', { at: when(couple.pairedAt) })}</h2>
${ended}
${parts.map(({ name, page }) => page({ say, when }, couple[name]))}
</section>`;
}

function personParts(features: readonly Feature[], say: Say, data: OwnData, when: Moment): readonly Html[] {
  return features.flatMap(({ own }) => {
    if (own?.ofPerson === undefined) return [];
    const { name, page } = own.ofPerson.copy;
    return [html`<section>${[page({ say, when }, data[name])]}</section>`];
  });
}

const style = new Html(`
  :root { color-scheme: light dark; }
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
  article { border-top: 1px solid #8888; padding: .5rem 0 1rem; }
  blockquote { margin: .25rem 0 .75rem; padding-left: .75rem; border-left: 3px solid #8888; white-space: pre-wrap; overflow-wrap: anywhere; }
  dt { font-weight: 600; } dd { margin: 0 0 .5rem; } h4 { margin: .5rem 0; }
  .small { font-size: .875rem; }
`);
