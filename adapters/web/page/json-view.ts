import { html, nothing, type TemplateResult } from 'lit-html';
import { announce } from './announce.ts';
import { changed, type Look, type Pane } from './state.ts';
import { lookTitle, say } from './words.ts';

/** The button that shows what a card or form is made of. `stop`: whether the Tab key stops at it from the start. */
export function jsonToggle(pane: Pane, key: string, stop = true): TemplateResult {
  const shown = pane.json.has(key);
  const toggle = ({ currentTarget }: Event) => {
    if (!pane.json.delete(key)) pane.json.add(key);
    changed();
    const around = currentTarget instanceof Element ? currentTarget.closest('article, dialog') : null;
    requestAnimationFrame(() => around?.querySelector('.json')?.scrollIntoView({ block: 'nearest' }));
  };
  return html`<button type="button" class="quiet" tabindex=${stop ? nothing : '-1'} aria-expanded=${shown ? 'true' : 'false'} @click=${toggle}>
    ${say(shown ? 'preview.json-hide' : 'preview.json-show')}
  </button>`;
}

/** The data, exactly, in the form in which that one has it. */
export function jsonView(key: string, of: Look, json: string): TemplateResult {
  const platform = lookTitle(of);
  const copy = async () => {
    const done = await navigator.clipboard.writeText(json).then(
      () => true,
      () => false,
    );
    announce(say(done ? 'preview.json-copied-said' : 'preview.json-not-copied'));
    copied = done ? `${key} ${of}` : null;
    changed();
  };
  return html`<div class="json">
    <div class="json-head">
      <span>${of === 'preview' ? say('preview.json-own') : say('preview.json-theirs', { platform })}</span>
      <button type="button" class="quiet" @click=${copy}>${say(copied === `${key} ${of}` ? 'preview.json-copied' : 'preview.json-copy')}</button>
    </div>
    <pre tabindex="0" role="region" aria-label=${say('preview.json-name', { platform })}>${json}</pre>
  </div>`;
}

/** Which JSON was copied last. */
let copied: string | null = null;
