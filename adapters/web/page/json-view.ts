import { html, nothing, type TemplateResult } from 'lit-html';
import type { Rendering, WireCard } from '../wire.ts';
import { sentenceOf } from './actions.ts';
import { load } from './requests.ts';
import { changed, type Pane } from './state.ts';

const renderings = new Map<string, readonly Rendering[]>();

/** The button that shows a card as the data it is. */
export function jsonToggle(pane: Pane, message: string, revision: number): TemplateResult {
  const open = pane.jsonOpen.has(message);
  const toggle = () => {
    if (open) pane.jsonOpen.delete(message);
    else {
      pane.jsonOpen.set(message, 'Neutral');
      void fetchRenderings(pane, message, revision);
    }
    changed();
  };
  return html`<button type="button" class="quiet" aria-expanded=${open ? 'true' : 'false'} @click=${toggle}>
    ${open ? 'Hide JSON' : 'View as JSON'}
  </button>`;
}

export function jsonView(
  pane: Pane,
  message: string,
  revision: number,
  card: WireCard,
): TemplateResult | typeof nothing {
  const chosen = pane.jsonOpen.get(message);
  if (chosen === undefined) return nothing;
  const others = renderings.get(`${message} ${revision}`) ?? [];
  const neutral = { name: 'Neutral', json: JSON.stringify(card, null, 2) };
  const all = [neutral, ...others];
  const shown = all.find(({ name }) => name === chosen) ?? neutral;
  return html`<div class="json">
    ${
      others.length === 0
        ? nothing
        : html`<div class="json-names" role="group" aria-label="Form of the card">
          ${all.map(
            ({ name }) => html`<button
              type="button"
              class="quiet"
              aria-pressed=${name === shown.name ? 'true' : 'false'}
              @click=${() => {
                pane.jsonOpen.set(message, name);
                changed();
              }}
            >
              ${name}
            </button>`,
          )}
        </div>`
    }
    <pre tabindex="0" role="region" aria-label="The card as JSON, ${shown.name}">${shown.json}</pre>
  </div>`;
}

/** Asks for what other platforms would get; a card that is not kept has only the form that is here already. */
async function fetchRenderings(pane: Pane, message: string, revision: number): Promise<void> {
  if (pane.renderers.length === 0 || message.startsWith('passing-')) return;
  try {
    renderings.set(`${message} ${revision}`, await load(`/api/messages/${message}/json?as=${pane.id}`));
  } catch (error) {
    pane.troubles.set(message, sentenceOf(error));
  }
  changed();
}
