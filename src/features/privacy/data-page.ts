import type { Say } from '../../content/say.ts';
import { appreciationPart } from './data-page-appreciation.ts';
import { checkInPart, type Moment } from './data-page-check-in.ts';
import { Html, html } from './html.ts';
import type { OwnCouple, OwnData } from './own-data.ts';

/** A page without scripts that any browser can read offline, and print. */
export function dataPage(say: Say, data: OwnData): string {
  const zone = data.couples[0]?.settings.zone ?? 'UTC';
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
${data.couples.map((couple) => couplePart(say, couple))}
${invitationsPart(say, data, when)}
</body>
</html>
`;
  return page.toString();
}

function momentIn(locale: string, timeZone: string): Moment {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return (iso) => format.format(new Date(iso));
}

function couplePart(say: Say, couple: OwnCouple): Html {
  const when = momentIn(say.locale, couple.settings.zone);
  const ended =
    couple.endedAt === null || couple.eraseAt === null
      ? []
      : [html`<p>${say.text('privacy.page-ended', { at: when(couple.endedAt), eraseAt: when(couple.eraseAt) })}</p>`];
  return html`<section>
<h2>${say.text('privacy.page-couple', { at: when(couple.pairedAt) })}</h2>
${ended}
<h3>${say.text('privacy.page-settings')}</h3>
${facts(ownFacts(say, couple))}
<h3>${say.text('privacy.page-shared')}</h3>
${facts(sharedFacts(say, couple))}
<h3>${say.text('privacy.page-rituals')}</h3>
${facts(ritualFacts(say, couple))}
<h3>${say.text('privacy.page-check-ins')}</h3>
${couple.checkIns.length === 0 ? none(say) : couple.checkIns.map((one) => checkInPart(say, one, when))}
<h3>${say.text('privacy.page-appreciations')}</h3>
${couple.appreciations.length === 0 ? none(say) : couple.appreciations.map((one) => appreciationPart(say, one, when))}
<h3>${say.text('privacy.page-never')}</h3>
${list(
  say,
  couple.neverAsk.map(({ question }) => question ?? say.text('privacy.page-retired')),
)}
<h3>${say.text('privacy.page-saved')}</h3>
${list(
  say,
  couple.savedTips.map(({ tipId, idea }) => idea ?? tipId),
)}
</section>`;
}

function ownFacts(say: Say, { settings }: OwnCouple): readonly [string, string][] {
  const themes = settings.themesNever.map((theme) => say.text(`commands.theme-${theme}`));
  return [
    [say.text('settings.language'), settings.locale],
    [say.text('settings.zone'), settings.zone],
    [say.text('settings.nudges'), say.text('settings.nudges-value', { on: settings.nudges ? 'yes' : 'no' })],
    [say.text('settings.depth'), say.text('settings.depth-value', { depth: String(settings.depthLimit) })],
    [say.text('settings.themes'), themes.length === 0 ? say.text('settings.themes-none') : themes.join(', ')],
  ];
}

function sharedFacts(say: Say, { shared }: OwnCouple): readonly [string, string][] {
  const { from, to } = shared.quietHours;
  const quiet = from === to ? say.text('settings.quiet-none') : say.text('settings.quiet-value', { from, to });
  return [
    [say.text('settings.answers'), say.text('settings.answers-value', { answers: shared.answers })],
    [say.text('settings.reveal'), say.text('settings.reveal-value', { reveal: shared.reveal })],
    [say.text('settings.quiet'), quiet],
  ];
}

function ritualFacts(say: Say, { rituals }: OwnCouple): readonly [string, string][] {
  return rituals.map(({ name, on, days, time, zone }) => {
    const names = days.map((day) => say.text(`commands.weekday-${day}`)).join(', ');
    const rhythm = say.text('privacy.page-ritual', { days: names, time, zone });
    return [say.text(`commands.ritual-${name}`), on ? rhythm : say.text('privacy.page-off')];
  });
}

function invitationsPart(say: Say, { invitations }: OwnData, when: Moment): Html {
  const lines = invitations.map(({ direction, at, state }) =>
    say.text('privacy.page-invited', { direction, at: when(at), state }),
  );
  return html`<section><h2>${say.text('privacy.page-invitations')}</h2>
${list(say, lines)}
</section>`;
}

function facts(all: readonly [string, string][]): Html {
  return html`<dl>${all.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

function list(say: Say, lines: readonly string[]): Html {
  return lines.length === 0 ? none(say) : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function none(say: Say): Html {
  return html`<p>${say.text('privacy.page-none')}</p>`;
}

const style = new Html(`
  :root { color-scheme: light dark; }
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
  article { border-top: 1px solid #8888; padding: .5rem 0 1rem; }
  blockquote { margin: .25rem 0 .75rem; padding-left: .75rem; border-left: 3px solid #8888; white-space: pre-wrap; overflow-wrap: anywhere; }
  dt { font-weight: 600; } dd { margin: 0 0 .5rem; } h4 { margin: .5rem 0; }
  .small { font-size: .875rem; }
`);
