import { html, nothing, type TemplateResult } from 'lit-html';
import type { LookName } from '../look/look.ts';
import type { WireCard, WireForm } from '../wire.ts';
import { jsonView } from './json-view.ts';
import { showsLook } from './look-frame.ts';
import { type Looking, lookingAt } from './look-state.ts';
import { forgetTroubles, type LookedAt, renderingOf } from './renderings.ts';
import { changed, type Pane, type State } from './state.ts';

const titles: Readonly<Record<Looking['as'], string>> = { preview: 'Preview', discord: 'Discord', slack: 'Slack' };

/** The buttons that say as what a card or form is shown. None where there is nothing else to show it as. */
export function lookSwitch(pane: Pane, key: string, what: 'card' | 'form'): TemplateResult | typeof nothing {
  if (pane.looks.length === 0) return nothing;
  const present = lookingAt(pane, key).as;
  return html`<div class="look-switch" role="group" aria-label="Show the ${what} as">
    ${(['preview', ...pane.looks] as const).map(
      (name) => html`<button
        type="button"
        aria-pressed=${name === present ? 'true' : 'false'}
        @click=${() => {
          forgetTroubles();
          pane.looking.set(key, { ...lookingAt(pane, key), as: name });
          changed();
        }}
      >
        ${titles[name]}
      </button>`,
    )}
  </div>`;
}

/** What is looked at, and as what: a card or a form. */
export type Looked = { readonly key: string; readonly what: 'card' | 'form'; readonly at: LookedAt };

/** A card or form as another platform shows it, in a frame of its own. */
export function lookView(state: State, pane: Pane, name: LookName, { what, at }: Looked): TemplateResult {
  const found = renderingOf(state, pane, name, at);
  if (found.kind === 'loading') return html`<p class="look-note">Asking how ${titles[name]} shows it…</p>`;
  if (found.kind === 'trouble') return html`<p class="trouble">${found.sentence}</p>`;
  return html`<div class="look">
    <iframe
      class="look-frame"
      title="The ${what} as ${titles[name]} shows it"
      src=${`/look/${name}`}
      sandbox="allow-same-origin"
      ${showsLook(found.rendering.look)}
    ></iframe>
  </div>`;
}

/** While it is asked for, the data: as it is kept here, or what the platform that is looked at would get. */
export function lookJson(
  state: State,
  pane: Pane,
  own: WireCard | WireForm,
  { key, at }: Looked,
): TemplateResult | typeof nothing {
  const { as, json } = lookingAt(pane, key);
  if (!json) return nothing;
  if (as === 'preview') return jsonView(key, titles[as], JSON.stringify(own, null, 2));
  const found = renderingOf(state, pane, as, at);
  return found.kind !== 'here' || found.rendering.json === null
    ? nothing
    : jsonView(key, titles[as], found.rendering.json);
}
