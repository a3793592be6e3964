import { html, nothing, type TemplateResult } from 'lit-html';
import { announce } from './announce.ts';
import { changed, type Pane } from './state.ts';

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
    ${shown ? 'Hide JSON' : 'View as JSON'}
  </button>`;
}

/** The data, exactly. `of` names whose form it is in. */
export function jsonView(key: string, of: string, json: string): TemplateResult {
  const copy = async () => {
    const done = await navigator.clipboard.writeText(json).then(
      () => true,
      () => false,
    );
    announce(done ? 'The JSON was copied.' : 'The JSON could not be copied: select it and copy it yourself.');
    copied = done ? `${key} ${of}` : null;
    changed();
  };
  return html`<div class="json">
    <div class="json-head">
      <span>${of === 'Preview' ? 'As it is kept here' : `What ${of} would get. The ids of people and commands are stand-ins.`}</span>
      <button type="button" class="quiet" @click=${copy}>${copied === `${key} ${of}` ? 'Copied' : 'Copy'}</button>
    </div>
    <pre tabindex="0" role="region" aria-label="As JSON, ${of}">${json}</pre>
  </div>`;
}

/** Which JSON was copied last. */
let copied: string | null = null;
