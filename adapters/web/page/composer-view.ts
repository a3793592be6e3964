import { html, nothing, type TemplateResult } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { focusComposer, pressKey, submitComposer, take, type } from './composing.ts';
import { icon } from './icons.ts';
import { changed, nameOf, type Pane, type State } from './state.ts';
import { say, sayWith } from './words.ts';

/** Where a person writes: words to the other, or a command, completed as it is typed. */
export function composerView(state: State, pane: Pane): TemplateResult {
  const { composer, id } = pane;
  const name = nameOf(state, id);
  const active = composer.open && composer.proposals.length > 0;
  const described = composer.trouble ?? composer.hint;
  return html`<form
    class="composer"
    ?inert=${pane.form !== null}
    @submit=${(event: Event) => {
      event.preventDefault();
      void submitComposer(state, pane);
    }}
  >
    ${active ? proposalsView(state, pane) : nothing} ${replyingTo(state, pane)}
    <p id="composer-hint-${id}" class=${composer.trouble === null ? 'composer-hint' : 'composer-hint trouble'} ?hidden=${described === null}>
      ${described}
    </p>
    <div class="composer-row">
      <button
        type="button"
        class="slash"
        aria-label=${say('preview.write-commands-of', { name })}
        title=${say('preview.write-commands')}
        @click=${() => {
          type(state, pane, '/');
          focusComposer(pane);
        }}
      >
        ${icon('plus')}
      </button>
      <input
        id="composer-${id}"
        type="text"
        role="combobox"
        dir="auto"
        autocomplete="off"
        spellcheck="true"
        enterkeyhint="send"
        placeholder=${say(composer.replyTo === null ? 'preview.write' : 'preview.write-below')}
        aria-label=${say('preview.write-as', { name })}
        aria-autocomplete="list"
        aria-expanded=${active ? 'true' : 'false'}
        aria-controls="proposals-${id}"
        aria-activedescendant=${active ? `proposal-${id}-${composer.active}` : nothing}
        aria-describedby=${described === null ? nothing : `composer-hint-${id}`}
        aria-invalid=${composer.trouble === null ? nothing : 'true'}
        .value=${live(composer.text)}
        @input=${(event: Event) => type(state, pane, (event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => {
          // While an input method composes, its keys are its own.
          if (event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
          if (pressKey(state, pane, event.key)) event.preventDefault();
        }}
        @blur=${() => {
          composer.open = false;
          changed();
        }}
      />
      <button type="submit" class="send" aria-label=${say('preview.write-send', { name })} aria-disabled=${composer.pending || composer.text.trim() === '' ? 'true' : nothing}>
        ${icon('send')}
      </button>
    </div>
  </form>`;
}

function proposalsView(state: State, pane: Pane): TemplateResult {
  const { composer, id } = pane;
  return html`<ul id="proposals-${id}" class="proposals" role="listbox" aria-label=${say('preview.write-proposals')}>
    ${composer.proposals.map(
      (proposal, index) => html`<li
        id="proposal-${id}-${index}"
        role="option"
        aria-selected=${index === composer.active ? 'true' : 'false'}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${() => take(state, pane, proposal)}
      >
        <b dir="auto">${proposal.label}</b>${proposal.detail === '' ? nothing : html`<span>${proposal.detail}</span>`}
      </li>`,
    )}
  </ul>`;
}

function replyingTo(state: State, pane: Pane): TemplateResult | typeof nothing {
  const message = pane.composer.replyTo === null ? undefined : pane.messages.get(pane.composer.replyTo);
  if (message === undefined) return nothing;
  const title = message.body.kind === 'card' ? message.body.card.title : undefined;
  return html`<p class="replying">
    <span>${title === undefined ? sayWith('preview.write-under', { name: html`<bdi>${nameOf(state, message.by)}</bdi>` }) : say('preview.write-under-card', { title })}</span>
    <button
      type="button"
      class="quiet"
      @click=${() => {
        pane.composer.replyTo = null;
        changed();
        focusComposer(pane);
      }}
    >
      ${icon('close')}<span class="unseen">${say('preview.write-in-channel')}</span>
    </button>
  </p>`;
}
