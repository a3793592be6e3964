import type { Say } from '../../content/say.ts';
import { type Moment, quoted } from './data-page-check-in.ts';
import { type Html, html } from './html.ts';
import type { OwnAppreciation } from './own-data.ts';

/** One appreciation of the copy, given or received. */
export function appreciationPart(say: Say, { direction, at, words }: OwnAppreciation, when: Moment): Html {
  const said = words === null ? html`<p>${say.text('privacy.page-taken-back')}</p>` : quoted(words);
  return html`<p class="small">${say.text('privacy.page-appreciated', { direction, at: when(at) })}</p>
${said}`;
}
