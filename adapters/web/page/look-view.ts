import { html, nothing, type TemplateResult } from 'lit-html';
import type { LookName } from '../look/look.ts';
import type { WireCard, WireForm } from '../wire.ts';
import { jsonView } from './json-view.ts';
import { showsLook } from './look-frame.ts';
import { whenNear } from './near.ts';
import { forgetTroubles, type LookedAt, renderingOf } from './renderings.ts';
import { changed, type Pane, type State } from './state.ts';
import { lookTitle, say } from './words.ts';

/** The one switch that says as what all cards and forms are shown. None where there is nothing else to show them as. */
export function lookSwitch(state: State): TemplateResult | typeof nothing {
  const looks = state.panes[0]?.looks ?? [];
  if (looks.length === 0) return nothing;
  return html`<div class="look-switch" role="group" aria-label=${say('preview.look')}>
    ${(['preview', ...looks] as const).map(
      (name) => html`<button
        type="button"
        aria-pressed=${name === state.look ? 'true' : 'false'}
        @click=${() => {
          forgetTroubles();
          state.look = name;
          changed();
        }}
      >
        ${lookTitle(name)}
      </button>`,
    )}
  </div>`;
}

/** Where cards are only looked at: that nothing can be pressed in them, and the way back. */
export function lookNote(state: State): TemplateResult | typeof nothing {
  if (state.look === 'preview') return nothing;
  const back = () => {
    state.look = 'preview';
    changed();
  };
  return html`<p class="look-back">
    ${say('preview.look-only', { platform: lookTitle(state.look) })}
    <button type="button" class="quiet" @click=${back}>${say('preview.look-back')}</button>
  </p>`;
}

/** What is looked at: a card or a form. */
export type Looked = { readonly key: string; readonly what: 'card' | 'form'; readonly at: LookedAt };

/** A card or form as another platform shows it, in a frame of its own, once it is about to be seen. */
export function lookView(state: State, pane: Pane, name: LookName, { key, what, at }: Looked): TemplateResult {
  const platform = lookTitle(name);
  const asking = say('preview.look-asking', { platform });
  if (what === 'card' && !pane.near.has(key)) {
    const near = () => {
      pane.near.add(key);
      changed();
    };
    return html`<p class="look-note" ${whenNear(near)}>${asking}</p>`;
  }
  const found = renderingOf(state, pane, name, at);
  if (found.kind === 'loading') return html`<p class="look-note">${asking}</p>`;
  if (found.kind === 'trouble') return html`<p class="trouble">${found.sentence}</p>`;
  return html`<div class="look">
    <iframe
      class="look-frame"
      title=${say(`preview.look-${what}`, { platform })}
      src=${`/look/${name}`}
      sandbox="allow-same-origin"
      ${showsLook(found.rendering.look, pane)}
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
  const { look } = state;
  if (!pane.json.has(key)) return nothing;
  if (look === 'preview') return jsonView(key, look, JSON.stringify(own, null, 2));
  const found = renderingOf(state, pane, look, at);
  return found.kind !== 'here' || found.rendering.json === null ? nothing : jsonView(key, look, found.rendering.json);
}
