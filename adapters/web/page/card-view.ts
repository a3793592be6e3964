import { html, nothing, type TemplateResult } from 'lit-html';
import type { Button } from '../../../src/card/card.ts';
import type { Picture } from '../../../src/card/picture.ts';
import { altText } from '../../../src/card/place-pictures.ts';
import type { WireCard, WireElement } from '../wire.ts';
import { act, isPending } from './actions.ts';
import { icon } from './icons.ts';
import { markupView, wordsView } from './markup-view.ts';
import { stayAtEnd } from './scrolling.ts';
import { changed, nameOf, type Pane, type State } from './state.ts';
import { say } from './words.ts';

/** A card, element by element. `message` is what its buttons answer for. */
export function cardView(
  state: State,
  pane: Pane,
  message: string,
  card: WireCard,
  pictureAt: PictureAt,
): TemplateResult {
  const pictures = card.elements.filter(({ kind }) => kind === 'picture');
  return html`
    ${card.title === undefined ? nothing : html`<h3 class="card-title">${card.title}</h3>`}
    ${card.elements.map((element) =>
      element.kind === 'picture'
        ? pictureView(state, pane, element.picture, pictureAt(pictures.indexOf(element)))
        : elementView(state, pane, message, element),
    )}
  `;
}

/** Where a card's picture is, by its index. */
export type PictureAt = (index: number) => string;

/** People are called in its words as they are in it: by their present names. How high it is shows once it is there. */
function pictureView(state: State, pane: Pane, picture: Picture, url: string): TemplateResult {
  const alt = altText(picture, ({ user }) => nameOf(state, user));
  return html`<img class="card-image" src=${url} alt=${alt} @load=${() => stayAtEnd(pane)} />`;
}

function elementView(
  state: State,
  pane: Pane,
  message: string,
  element: Exclude<WireElement, { kind: 'picture' }>,
): TemplateResult {
  switch (element.kind) {
    case 'text':
      return html`<p class="card-text">${markupView(state, pane, element.text)}</p>`;
    case 'note':
      return html`<p class="card-note">${markupView(state, pane, element.text)}</p>`;
    case 'quote':
      return html`<figure class="card-quote">
        ${element.by === undefined ? nothing : html`<figcaption>${markupView(state, pane, element.by)}</figcaption>`}
        <blockquote>${wordsView(element.words)}</blockquote>
      </figure>`;
    case 'facts':
      return html`<dl class="card-facts">
        ${element.facts.map(
          ({ label, value }) => html`<div>
            <dt>${label}</dt>
            <dd>${'words' in value ? wordsView(value.words) : markupView(state, pane, value)}</dd>
          </div>`,
        )}
      </dl>`;
    case 'image':
      return isOwn(element.url)
        ? html`<img class="card-image" src=${element.url} alt=${element.alt} />`
        : html`<p class="card-note">${say('preview.card-picture', { words: element.alt })}</p>`;
    case 'divider':
      return html`<hr />`;
    case 'buttons':
      return html`<div class="card-buttons">
        ${element.buttons.map((button) => buttonView(state, pane, message, button))}
      </div>`;
    case 'select':
      return selectView(state, pane, message, element);
  }
}

function buttonView(state: State, pane: Pane, message: string, button: Button): TemplateResult {
  if ('url' in button) {
    return html`<a class="button" href=${button.url} target="_blank" rel="noopener noreferrer">
      ${button.label}<span class="unseen"> ${say('preview.new-tab')}</span>
    </a>`;
  }
  const pending = isPending(pane, message, button.action);
  // The second click of a double click is none, even where the first one was answered in between.
  const click = ({ detail }: MouseEvent) => {
    if (detail < 2) void act(state, pane, message, button.action);
  };
  return html`<button
    type="button"
    class="button ${button.style}"
    data-action=${button.action}
    aria-disabled=${pending ? 'true' : nothing}
    @click=${click}
  >
    ${button.label}
  </button>`;
}

/** A menu that acts at once. It opens below its button, so that going through it with the keyboard picks nothing. */
function selectView(
  state: State,
  pane: Pane,
  message: string,
  select: Extract<WireElement, { kind: 'select' }>,
): TemplateResult {
  const key = `${message} ${select.action}`;
  const open = pane.selectOpen.has(key);
  const toggle = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
    if (open || event instanceof KeyboardEvent) pane.selectOpen.delete(key);
    else pane.selectOpen.add(key);
    changed();
  };
  return html`<div class="card-select" @keydown=${open ? toggle : nothing}>
    <button type="button" class="button select" aria-expanded=${open ? 'true' : 'false'} @click=${toggle}>
      ${select.placeholder}${icon('chevron')}
    </button>
    ${
      open
        ? html`<ul class="card-options" aria-label=${select.placeholder}>
          ${select.options.map(
            (option) => html`<li>
              <button
                type="button"
                class="option"
                data-action=${select.action}
                data-value=${option.value}
                aria-disabled=${isPending(pane, message, select.action, option.value) ? 'true' : nothing}
                @click=${() => void act(state, pane, message, select.action, { value: option.value })}
              >
                <span>${option.label}</span>
                ${option.hint === undefined ? nothing : html`<small>${option.hint}</small>`}
              </button>
            </li>`,
          )}
        </ul>`
        : nothing
    }
  </div>`;
}

/** Pictures from elsewhere are told, not loaded: the page asks nobody but this machine. */
function isOwn(url: string): boolean {
  return (
    url.startsWith('data:image/') ||
    (URL.canParse(url, location.href) && new URL(url, location.href).origin === location.origin)
  );
}
